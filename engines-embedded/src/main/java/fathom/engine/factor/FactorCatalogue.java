package fathom.engine.factor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Named factors, read from text: one a line, {@code NAME = formula}; {@code #} begins a remark. A line {@code NAME{5,10,20} = formula with {}} stands for one
 * factor for each number, which takes the place of {@code {}}; {@code {59..1}} counts down or up. Names are unique within a family.
 */
public final class FactorCatalogue {
    /** The 518 of qlib's Alpha158 and Alpha360 (Microsoft Research Asia). */
    public static final FactorCatalogue STANDARD = new FactorCatalogue(List.of()).with("alpha158", resource("alpha158.txt")).with("alpha360", resource("alpha360.txt"));

    private final List<Factor> factors;

    private FactorCatalogue(List<Factor> factors) {
        this.factors = List.copyOf(factors);
    }

    /** @throws IllegalArgumentException one sentence with the line, when a line cannot be read or a name is given twice */
    public FactorCatalogue with(String family, String text) {
        var all = new ArrayList<>(factors);
        var names = new HashSet<String>();
        only(family).factors.forEach(f -> names.add(f.name()));
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String statement = line.replaceFirst("#.*", "").strip();
            if (statement.isEmpty()) continue;
            try {
                for (Factor f : read(family, statement)) {
                    if (!names.add(f.name())) throw new IllegalArgumentException("there is a factor " + f.name() + " already");
                    all.add(f);
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("%s, line %d: %s".formatted(family, number, e.getMessage()), e);
            }
        }
        return new FactorCatalogue(all);
    }

    public List<Factor> factors() {
        return factors;
    }

    /** Those of one family. */
    public FactorCatalogue only(String family) {
        return new FactorCatalogue(factors.stream().filter(f -> f.family().equals(family)).toList());
    }

    private static List<Factor> read(String family, String statement) {
        int equals = statement.indexOf('=');
        if (equals < 1) throw new IllegalArgumentException("expected NAME = formula");
        String name = statement.substring(0, equals).strip(), formula = statement.substring(equals + 1).strip();
        int open = name.indexOf('{');
        if (open < 0) return List.of(factor(name, family, formula));
        if (!name.endsWith("}")) throw new IllegalArgumentException("expected NAME{5,10,20} = formula");
        String stem = name.substring(0, open);
        return numbers(name.substring(open + 1, name.length() - 1)).stream().map(n -> factor(stem + n, family, formula.replace("{}", String.valueOf(n)))).toList();
    }

    private static Factor factor(String name, String family, String formula) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,63}")) throw new IllegalArgumentException("'" + name + "' is no name of a factor: letters, digits and _");
        return new Factor(name, family, formula, ExpressionParser.parse(formula));
    }

    private static List<Integer> numbers(String text) {
        var numbers = new ArrayList<Integer>();
        int dots = text.indexOf("..");
        try {
            if (dots < 0) {
                for (String n : text.split(",")) numbers.add(Integer.valueOf(n.strip()));
                return numbers;
            }
            int from = Integer.parseInt(text.substring(0, dots).strip()), to = Integer.parseInt(text.substring(dots + 2).strip());
            if (Math.abs((long) to - from) > 10_000) throw new IllegalArgumentException("{" + text + "} stands for more than 10,000 factors");
            for (int n = from; n != to; n += Integer.signum(to - from)) numbers.add(n);
            numbers.add(to);
            return numbers;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("{" + text + "} is no list of whole numbers", e);
        }
    }

    private static String resource(String name) {
        try (var in = FactorCatalogue.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

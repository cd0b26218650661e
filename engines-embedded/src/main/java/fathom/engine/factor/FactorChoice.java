package fathom.engine.factor;

import fathom.setting.Setting;
import fathom.setting.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;

/** Which factors a question is about: by name, by family, all of them, or a formula of one's own. */
final class FactorChoice {
    static final Setting FACTORS = new Setting.Texts("factors", List.of(), List.of("all"), "names, e.g. ROC5,STD20; families alpha158 and alpha360; all"),
            FORMULA = new Setting.Text("formula", List.of(), "none", "one of your own beside them, e.g. Mean($close, 5)/$close");

    static final String OWN = "own";

    private FactorChoice() {}

    /** @throws IllegalArgumentException one sentence for a name that there is not, or a formula that cannot be read */
    static List<Factor> of(Settings settings) {
        var chosen = new LinkedHashSet<>(named(settings.texts("factors")));
        String formula = settings.text("formula");
        if (!formula.equals("none")) {
            if (settings.texts("factors").equals(List.of("all"))) chosen.clear(); // who brings a formula and names nothing asks about that one
            chosen.add(new Factor(OWN, OWN, formula, ExpressionParser.parse(formula)));
        }
        return new ArrayList<>(chosen);
    }

    /** Without one's own. */
    static List<Factor> named(List<String> names) {
        return names.stream().flatMap(name -> named(name).stream()).distinct().toList();
    }

    private static List<Factor> named(String name) {
        FactorCatalogue all = FactorCatalogue.STANDARD;
        if (name.equals("all")) return all.factors();
        List<Factor> found = all.only(name).factors();
        if (found.isEmpty()) found = all.factors().stream().filter(f -> f.name().equals(name)).toList();
        if (found.isEmpty()) throw new IllegalArgumentException("there is no factor and no family '" + name + "'; the question list names them");
        return found;
    }

    /** The name under which a value is given: with its family where two families share it. */
    static List<String> labels(List<Factor> factors) {
        var counts = new HashMap<String, Integer>();
        for (Factor f : factors) counts.merge(f.name(), 1, Integer::sum);
        return factors.stream().map(f -> counts.get(f.name()) > 1 ? f.family() + "." + f.name() : f.name()).toList();
    }
}

package fathom.watch;

import fathom.measure.Limit;
import fathom.setting.Names;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is judged: gauges, and the rules on them. Immutable.
 *
 * @param rules each on one of the gauges, no two of one name
 */
public record Rules(List<Gauge> gauges, List<Rule> rules) {
    private static final String FILE = "rules.yaml";

    /** What comes with Fathom. */
    public static final Rules STANDARD = shipped();

    /** @throws IllegalArgumentException with one sentence when a rule is on no gauge */
    public Rules {
        gauges = List.copyOf(gauges);
        rules = List.copyOf(rules);
        for (Rule rule : rules) check(rule, gauges);
    }

    private static Rules shipped() {
        try (InputStream in = Rules.class.getResourceAsStream(FILE)) {
            return new Rules(Gauges.ALL, List.of()).with(RuleReader.read(FILE, in.readAllBytes(), Gauges.ALL));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with this rule in the place of the one of its name, or added. */
    public Rules with(Rule rule) {
        var all = new ArrayList<>(rules);
        int at = all.stream().map(Rule::name).toList().indexOf(rule.name());
        if (at < 0) all.add(rule);
        else all.set(at, rule);
        return new Rules(gauges, all);
    }

    /** The same without those that a file switches off, and with its others. */
    public Rules with(RuleReader.File file) {
        Rules changed = this;
        for (Rule rule : file.rules()) changed = changed.with(rule);
        return new Rules(gauges, changed.rules.stream().filter(r -> !file.off().contains(r.name())).toList());
    }

    /** The same with one figure more that may be limited. @throws IllegalArgumentException when its name is taken */
    public Rules with(Gauge gauge) {
        if (gauges.stream().anyMatch(g -> g.name().equals(gauge.name()))) throw new IllegalArgumentException("there is a gauge " + gauge.name() + " already");
        var all = new ArrayList<>(gauges);
        all.add(gauge);
        return new Rules(all, rules);
    }

    /** In force for a subject, of several the last; null when there is none. @param id of the subject */
    public Limit limit(String gauge, String id) {
        Rule found = null;
        for (Rule rule : rules) if (rule.limit().what().equals(gauge) && rule.isAbout(id)) found = rule;
        return found == null ? null : found.limit();
    }

    /** The limit in the unit in which the gauge is read; NaN without one. */
    public double limit(String gauge) {
        Limit limit = limit(gauge, "");
        return limit == null ? Double.NaN : raw(limit, limit.limit());
    }

    /** Likewise, from which value on it warns. */
    public double warn(String gauge) {
        Limit limit = limit(gauge, "");
        return limit == null ? Double.NaN : raw(limit, limit.warn());
    }

    private double raw(Limit limit, double value) {
        return value / gauge(limit.what()).quantity().in(limit.unit(), 1);
    }

    /** Whether the rule of that name limits that gauge. */
    boolean isOn(String rule, String gauge) {
        for (Rule r : rules) if (r.name().equals(rule)) return r.limit().what().equals(gauge);
        return false;
    }

    Gauge gauge(String name) {
        return gauges.stream().filter(g -> g.name().equals(name)).findFirst().orElseThrow();
    }

    static Gauge check(Rule rule, List<Gauge> gauges) {
        Limit limit = rule.limit();
        Gauge gauge = gauges.stream().filter(g -> g.name().equals(limit.what())).findFirst().orElseThrow(() -> new IllegalArgumentException("there is no reading '" + limit.what() + "'"
                + Names.suggestion(limit.what(), gauges.stream().map(Gauge::name).toList())));
        if (!gauge.quantity().units().contains(limit.unit())) {
            String units = String.join(", ", gauge.quantity().units());
            throw new IllegalArgumentException("'" + limit.expression() + "': " + (units.isEmpty() ? "a count has no unit" : "its unit must be one of " + units));
        }
        return gauge;
    }
}

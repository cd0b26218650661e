package fathom.measure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit on one metric, written once: it colours the tile, and decides the verdict.
 *
 * @param metric the name under which a run records the value, e.g. {@code latency.p99}
 * @param unit   of the limit and of the observation
 */
public record Threshold(String metric, Comparison comparison, double limit, String unit) {
    private static final Pattern EXPRESSION = Pattern.compile("\\s*([\\w.-]+)\\s*(≤|<=|≥|>=|==?)\\s*(-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)\\s*(\\S*)\\s*");

    public enum Comparison {
        AT_MOST("≤"), AT_LEAST("≥"), EQUAL("=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** E.g. {@code latency.p99 ≤ 5.0 ms}. */
    public String expression() {
        String number = limit == Math.rint(limit) && Math.abs(limit) < 1e15 ? Long.toString((long) limit) : Double.toString(limit);
        return metric + " " + comparison.sign() + " " + number + (unit.isEmpty() ? "" : " " + unit);
    }

    /**
     * Reads what {@link #expression} writes; {@code <=}, {@code >=} and {@code ==} are understood too.
     *
     * @throws IllegalArgumentException with one sentence when the text is none
     */
    public static Threshold parse(String text) {
        Matcher m = EXPRESSION.matcher(text);
        if (!m.matches()) throw new IllegalArgumentException("'" + text + "' is no threshold; write it like 'latency.p99 <= 5 ms'");
        var comparison = switch (m.group(2)) {
            case "≤", "<=" -> Comparison.AT_MOST;
            case "≥", ">=" -> Comparison.AT_LEAST;
            default -> Comparison.EQUAL;
        };
        return new Threshold(m.group(1), comparison, Double.parseDouble(m.group(3)), m.group(4));
    }

    /** @return whether {@code observed} holds the limit; NaN (nothing observed) never does */
    public boolean holds(double observed) {
        return switch (comparison) {
            case AT_MOST -> observed <= limit;
            case AT_LEAST -> observed >= limit;
            case EQUAL -> observed == limit;
        };
    }

    public Outcome judge(double observed) {
        return new Outcome(this, observed, holds(observed));
    }

    /** @param observed NaN when the run never observed the metric; that is a failure */
    public record Outcome(Threshold threshold, double observed, boolean passed) {}
}

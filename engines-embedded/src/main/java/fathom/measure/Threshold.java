package fathom.measure;

/**
 * A limit on one metric, written once: it colours the tile, and decides the verdict.
 *
 * @param metric the name under which a run records the value, e.g. {@code latency.p99}
 * @param unit   of the limit and of the observation
 */
public record Threshold(String metric, Comparison comparison, double limit, String unit) {
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

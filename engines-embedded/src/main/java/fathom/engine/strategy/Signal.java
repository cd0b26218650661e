package fathom.engine.strategy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * What a strategy wants to hold from now on, and why.
 *
 * @param targets of each leg, as a share of the equity: 1 all of it long, −0.5 half of it short; empty while the strategy warms up
 * @param reason  for people, with the figures that decided
 */
public record Signal(List<Double> targets, String reason) {
    /** Not yet known. */
    public static final Signal WARMING_UP = new Signal(List.of(), "warming up");

    public Signal {
        targets = List.copyOf(targets);
    }

    static Signal of(double target, String reason) {
        return new Signal(List.of(target), reason);
    }

    /** Six significant digits: enough to tell two prices apart. */
    static String figure(double value) {
        return Double.isFinite(value) ? new BigDecimal(value, new MathContext(6)).stripTrailingZeros().toPlainString() : "unknown";
    }

    public boolean isKnown() {
        return !targets.isEmpty();
    }

    public double target() {
        return targets.getFirst();
    }
}

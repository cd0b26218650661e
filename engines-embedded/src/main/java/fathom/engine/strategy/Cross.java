package fathom.engine.strategy;

import java.util.function.DoubleUnaryOperator;

/** Long since one line crossed above another, short since it crossed below. Where both lines are known, but have not crossed yet, nothing is held. */
final class Cross implements Strategy {
    private final String name;
    private final DoubleUnaryOperator faster, slower;
    private double fastBefore = Double.NaN, slowBefore = Double.NaN;
    private Signal signal = Signal.WARMING_UP;

    /** @param name of the lines, e.g. {@code SMA(10), SMA(30)} */
    Cross(String name, DoubleUnaryOperator faster, DoubleUnaryOperator slower) {
        this.name = name;
        this.faster = faster;
        this.slower = slower;
    }

    @Override
    public Signal onBars(PriceBar... legs) {
        double fast = faster.applyAsDouble(legs[0].close()), slow = slower.applyAsDouble(legs[0].close());
        if (!Double.isNaN(fast) && !Double.isNaN(slow) && !signal.isKnown()) signal = Signal.of(0, name + " have not crossed yet");
        if (fastBefore < slowBefore && fast > slow) signal = Signal.of(1, says("above", fast, slow));
        if (fastBefore > slowBefore && fast < slow) signal = Signal.of(-1, says("below", fast, slow));
        fastBefore = fast;
        slowBefore = slow;
        return signal;
    }

    private String says(String where, double fast, double slow) {
        return "%s: the first crossed %s the second, %s and %s".formatted(name, where, Signal.figure(fast), Signal.figure(slow));
    }
}

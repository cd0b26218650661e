package fathom.engine.strategy;

import java.util.function.IntFunction;

/** When to stand against a deviation, and when it is over. */
final class Reversion {
    private final double entry, exit;
    private int side;
    private Signal signal = Signal.WARMING_UP;

    /** @param entry standard deviations; @param exit fewer than for the entry */
    Reversion(double entry, double exit) {
        if (!(exit >= 0 && entry > exit)) throw new IllegalArgumentException("the exit lies between 0 and the entry, got exit " + exit + " and entry " + entry);
        this.entry = entry;
        this.exit = exit;
    }

    /** @param z how far it is away, in standard deviations; NaN leaves all as it is. @param says makes the signal for a side: 1 long, −1 short, 0 flat */
    Signal at(double z, IntFunction<Signal> says) {
        if (Double.isNaN(z)) return signal;
        int wanted = side;
        if (side != 0 && (Math.abs(z) <= exit || side * z > 0)) wanted = 0;
        if (z >= entry) wanted = -1;
        if (z <= -entry) wanted = 1;
        if (wanted == side && signal.isKnown()) return signal;
        side = wanted;
        return signal = says.apply(side);
    }

    /** Flat at once, e.g. because what it stands on holds no more. */
    Signal end(Signal flat) {
        if (side != 0 || !signal.isKnown()) signal = flat;
        side = 0;
        return signal;
    }
}

package fathom.engine.strategy;

import fathom.engine.Require;

/**
 * Holds as much as brings the volatility of the whole to what was chosen: target over measured volatility, at most the leverage. A new size is a signal when it differs from
 * the present one by a tenth of it or more: each change costs.
 *
 * <p>With momentum, the sign is that of the return over the window (Moskowitz, Ooi, Pedersen 2012); without, always long.
 */
final class VolatilityTarget implements Strategy {
    private static final double WORTH_IT = 0.1;

    private final Volatility volatility;
    private final Ring closes;
    private final double target, leverage;
    private final boolean momentum;
    private Signal signal = Signal.WARMING_UP;

    VolatilityTarget(int window, double target, double leverage, double periodsPerYear, boolean momentum) {
        volatility = new Volatility(window, periodsPerYear);
        closes = new Ring("the window", window + 1);
        this.target = Require.above("the target volatility", target, 0);
        this.leverage = Require.above("the leverage", leverage, 0);
        this.momentum = momentum;
    }

    @Override
    public Signal onBars(PriceBar... legs) {
        double close = legs[0].close(), measured = volatility.add(close);
        closes.add(close);
        if (Double.isNaN(measured) || !closes.isFull()) return signal;
        double past = close / closes.get(0) - 1;
        double wanted = (momentum ? Math.signum(past) : 1) * Math.min(leverage, target / measured);
        double present = signal.isKnown() ? signal.target() : Double.NaN;
        if (signal.isKnown() && Math.abs(wanted - present) < WORTH_IT * Math.abs(present)) return signal;
        if (wanted == present) return signal;
        String size = "volatility %s a year for a target of %s".formatted(Signal.figure(measured), Signal.figure(target));
        return signal = Signal.of(wanted, momentum ? "return of the window %s, %s".formatted(Signal.figure(past), size) : size);
    }
}

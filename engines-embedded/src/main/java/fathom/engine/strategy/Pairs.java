package fathom.engine.strategy;

import java.util.List;

/**
 * The spread of two cointegrated prices against its deviation (Gatev, Goetzmann, Rouwenhorst 2006, by the regression of {@link Cointegration} over a moving window): one leg
 * against the other, half of the equity each. Flat where the window shows no cointegration.
 */
final class Pairs implements Strategy {
    private final Ring first, second;
    private final Reversion reversion;
    private final double[] y, x;

    /** @param window at least ten bars */
    Pairs(int window, double entry, double exit) {
        if (window < 10) throw new IllegalArgumentException("the window of a pair has at least ten bars, got " + window);
        first = new Ring("the window", window);
        second = new Ring("the window", window);
        reversion = new Reversion(entry, exit);
        y = new double[window];
        x = new double[window];
    }

    @Override
    public Signal onBars(PriceBar... legs) {
        if (legs.length != 2) throw new IllegalArgumentException("a pair has two legs, not " + legs.length);
        first.add(legs[0].close());
        second.add(legs[1].close());
        if (!first.isFull()) return Signal.WARMING_UP;
        for (int i = 0; i < y.length; i++) {
            y[i] = first.get(i);
            x[i] = second.get(i);
        }
        var pair = Cointegration.of(y, x);
        if (!pair.isCointegrated() || !(pair.beta() > 0)) {
            return reversion.end(new Signal(List.of(0.0, 0.0), "not cointegrated: statistic %s, slope %s".formatted(Signal.figure(pair.statistic()), Signal.figure(pair.beta()))));
        }
        return reversion.at(pair.score(), side -> new Signal(List.of(0.5 * side, -0.5 * side),
                "the spread is %s deviations from 0, half-life %s bars".formatted(Signal.figure(pair.score()), Signal.figure(pair.halfLife()))));
    }
}

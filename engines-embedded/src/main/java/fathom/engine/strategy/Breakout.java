package fathom.engine.strategy;

/** With what leaves its channel: long above the highest high of the bars before, short below the lowest low; flat when the shorter channel is left on the other side (Donchian). */
final class Breakout implements Strategy {
    private final Channel entry, exit;
    private int side;
    private Signal signal = Signal.WARMING_UP;

    Breakout(int window, int exitWindow) {
        if (exitWindow > window) throw new IllegalArgumentException("the channel of the exit, " + exitWindow + " bars, is not longer than that of the entry, " + window);
        entry = new Channel(window);
        exit = new Channel(exitWindow);
    }

    @Override
    public Signal onBars(PriceBar... legs) {
        PriceBar bar = legs[0];
        entry.add(bar);
        exit.add(bar);
        if (Double.isNaN(entry.upper())) return signal;
        double close = bar.close();
        if (close > entry.upper()) return become(1, close, "above the highest high", entry.upper());
        if (close < entry.lower()) return become(-1, close, "below the lowest low", entry.lower());
        if (side > 0 && close < exit.lower()) return become(0, close, "below the low of the exit", exit.lower());
        if (side < 0 && close > exit.upper()) return become(0, close, "above the high of the exit", exit.upper());
        return signal.isKnown() ? signal : become(0, close, "within the channel, above", entry.lower());
    }

    private Signal become(int wanted, double close, String where, double bound) {
        if (wanted == side && signal.isKnown()) return signal;
        side = wanted;
        return signal = Signal.of(side, "the close of %s is %s, %s".formatted(Signal.figure(close), where, Signal.figure(bound)));
    }
}

package fathom.engine.strategy;

import fathom.engine.Require;
import fathom.model.Bar;

/**
 * What one price did in one interval. A tick is a bar whose four prices are one.
 *
 * @param from   when it opened, epoch nanoseconds; @param at when it was complete: what is known then
 * @param volume base currency; 0 where none is known
 */
public record PriceBar(long from, long at, double open, double high, double low, double close, double volume) {
    /** @throws IllegalArgumentException one sentence for what no market does */
    public PriceBar {
        if (from > at) throw new IllegalArgumentException("a bar opens before it ends, got " + from + " and " + at);
        boolean sound = low >= Require.SMALLEST && high <= Require.LARGEST && low <= open && open <= high && low <= close && close <= high;
        if (!sound) throw new IllegalArgumentException("a bar's low is above 0, and open and close lie between low and high; got open " + open + ", high " + high + ", low " + low + ", close " + close);
        if (!(volume >= 0 && volume <= Require.LARGEST)) throw new IllegalArgumentException("a bar's volume must not be negative, got " + volume);
    }

    public static PriceBar tick(long at, double price, double size) {
        return new PriceBar(at, at, price, price, price, price, size);
    }

    public static PriceBar of(Bar bar) {
        return new PriceBar(bar.start(), bar.eventTime(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }
}

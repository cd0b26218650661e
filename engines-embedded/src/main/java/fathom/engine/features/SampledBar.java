package fathom.engine.features;

/**
 * The trades of one instrument until so much had happened, instead of until so much time had passed.
 *
 * @param start event time of its first trade, epoch nanoseconds; @param end of its last one
 * @param volume base currency; @param notional sum of price times size, quote currency; @param imbalance bought less sold, in what the bar is sampled by; NaN where sides are not known
 */
public record SampledBar(long start, long end, double open, double high, double low, double close, double volume, double notional, long trades, double imbalance) {
    SampledBar withoutImbalance() {
        return new SampledBar(start, end, open, high, low, close, volume, notional, trades, Double.NaN);
    }
}

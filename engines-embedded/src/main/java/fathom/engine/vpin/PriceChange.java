package fathom.engine.vpin;

/** Which price change classifies the volume of a time bar. */
public enum PriceChange {
    /** From the last price of the bar before to the last price of this one, as in the paper; the first bar counts from its first price. */
    BETWEEN_BARS {
        @Override
        double of(TimeBar before, TimeBar bar) {
            return bar.last() - (before == null ? bar.first() : before.last());
        }
    },
    /** From the first to the last price of the bar, as the R package PINstimation has it. A bar of a single trade then says nothing: half bought, half sold. */
    WITHIN_BAR {
        @Override
        double of(TimeBar before, TimeBar bar) {
            return bar.last() - bar.first();
        }
    };

    /** @param before null for the first bar */
    abstract double of(TimeBar before, TimeBar bar);
}

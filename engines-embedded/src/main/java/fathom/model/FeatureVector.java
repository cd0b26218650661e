package fathom.model;

/**
 * The features of one instrument at one moment, from nothing later than {@code at}.
 *
 * @param at     event time, epoch nanoseconds
 * @param bars   closed bars so far; windows that are not full yet give NaN
 * @param values by {@link Feature} ordinal
 */
public record FeatureVector(Instrument instrument, long at, long bars, double[] values) implements EventTimed {
    @Override
    public long eventTime() {
        return at;
    }

    /** NaN while it cannot be said. */
    public double value(Feature f) {
        return values[f.ordinal()];
    }
}

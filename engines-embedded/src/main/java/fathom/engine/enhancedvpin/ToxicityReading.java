package fathom.engine.enhancedvpin;

import fathom.bus.MessageType;
import fathom.bus.TopicFamily;
import fathom.bus.TopicFamily.Stage;
import fathom.model.EventTimed;
import fathom.model.Instrument;
import java.util.List;

/**
 * How toxic the order flow of one instrument is, from the trades of the last minutes; a figure that is not known yet is NaN.
 *
 * @param at        event time, epoch nanoseconds; @param from event time of the first trade that counts, 0 without one
 * @param trades    that count
 * @param composite 0 to 1: percentile times weight, added up over the parts; NaN while fewer than {@value #LEAST_PARTS} of them have a percentile
 * @param parts     the composite is made of, always all of them in the same order
 * @param realised  spread that the other side kept, bp of the middle; @param impact what the middle moved the taker's way, bp
 * @param edge      spread estimated from the prices alone (Ardia, Guidotti, Kroencke 2024), bp
 * @param signed    share of trades of which the quote rule says the same taker as the venue; NaN without quotes
 * @param pinMinutes with trades that the PIN stands on
 */
public record ToxicityReading(Instrument instrument, long at, long from, int trades, double composite, List<Part> parts, double realised, double impact, double edge, double signed,
                              int pinMinutes) implements EventTimed {
    public static final TopicFamily<ToxicityReading> TOPICS = TopicFamily.of("enhanced_vpin.toxicity", Stage.ENGINES, "Toxicity", MessageType.VPIN_CALCULATION, ToxicityReading.class,
            "toxicity").latestOnScreen();
    /** Composite above which flow is called toxic. */
    public static final double ALERT = 0.75;
    static final int LEAST_PARTS = 4;

    /**
     * One part.
     *
     * @param unit       of the value; empty for a share
     * @param percentile of the value among those of the same instrument before it, 0 to 1; NaN until there are enough
     * @param weight     in the composite; those of all parts with a percentile add up to 1, that of another is 0
     */
    public record Part(String name, String unit, double value, double percentile, double weight) {
        /** To the composite; 0 of a part that does not count yet. */
        public double adds() {
            return weight == 0 ? 0 : weight * percentile;
        }
    }

    public ToxicityReading {
        parts = List.copyOf(parts);
    }

    @Override
    public long eventTime() {
        return at;
    }

    public boolean isAlert() {
        return composite > ALERT;
    }

    /** NaN where there is no part of that name. */
    public double value(String part) {
        return parts.stream().filter(p -> p.name().equals(part)).mapToDouble(Part::value).findFirst().orElse(Double.NaN);
    }
}

package fathom.market.replay;

import fathom.market.Undelivered;
import fathom.measure.Provenance;
import java.util.List;

/**
 * What a recording held, as far as it was read.
 *
 * @param frames       lines that were frames of the venue
 * @param bookUpdates  books handed on: one for each depth update or ticker that said something new
 * @param gaps         holes in the venue's sequence
 * @param crossedBooks books handed on with bid at or above ask
 * @param symbols      as base and quote in one word, e.g. BTCUSDT
 * @param seconds      of recorded time, all steps forward together
 * @param undelivered  with every name that was met
 */
public record ReplaySummary(long frames, long trades, long bookUpdates, long gaps, long crossedBooks, List<String> symbols, double seconds, Provenance provenance,
                            Undelivered undelivered) {
    /** Lines that were no frames of the venue, and were skipped. */
    public long malformed() {
        return undelivered.malformed();
    }
}

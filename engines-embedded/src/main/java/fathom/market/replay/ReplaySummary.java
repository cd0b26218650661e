package fathom.market.replay;

import fathom.market.Undelivered;
import fathom.market.venue.BookView;
import fathom.market.venue.Continuity;
import fathom.measure.Provenance;
import fathom.model.Venue;
import java.util.List;

/**
 * What a recording held, as far as it was read.
 *
 * @param frames       lines that were frames of the venue
 * @param bookUpdates  books handed on: one for each depth update or ticker that said something new
 * @param gaps         holes in the venue's sequence, and checksums that did not fit
 * @param crossedBooks books handed on with bid at or above ask
 * @param symbols      as base and quote in one word, e.g. BTCUSDT
 * @param seconds      of recorded time, all steps forward together
 * @param undelivered  with every name that was met
 * @param venue        whose frames they are
 * @param books        as they stood when it ended
 */
public record ReplaySummary(long frames, long trades, long bookUpdates, long gaps, long crossedBooks, List<String> symbols, double seconds, Provenance provenance,
                            Undelivered undelivered, Venue venue, Continuity continuity, List<BookView> books) {
    /** Lines that were no frames of the venue, and were skipped. */
    public long malformed() {
        return undelivered.malformed();
    }
}

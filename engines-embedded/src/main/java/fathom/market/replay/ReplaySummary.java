package fathom.market.replay;

import fathom.measure.Provenance;
import java.util.List;

/**
 * What a recording held, as far as it was read.
 *
 * @param frames       lines that were frames of the venue
 * @param malformed    lines that were not, and were skipped
 * @param bookUpdates  books handed on: one for each depth update or ticker that said something new
 * @param gaps         holes in the venue's sequence
 * @param crossedBooks books handed on with bid at or above ask
 * @param symbols      as the venue writes them, e.g. BTCUSDT
 * @param seconds      of recorded time between the first and the last frame
 */
public record ReplaySummary(long frames, long malformed, long trades, long bookUpdates, long gaps, long crossedBooks, List<String> symbols, double seconds,
                            Provenance provenance) {}

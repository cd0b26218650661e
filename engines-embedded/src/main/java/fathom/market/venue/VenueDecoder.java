package fathom.market.venue;

import fathom.market.FeedSink;
import fathom.model.Instrument;
import java.util.List;
import java.util.Set;

/**
 * One venue's protocol on one connection, or of one recording of it: reads its frames, keeps its books by the venue's own rule of continuity and turns each trade to the
 * taker's side. Whatever it met and did not hand on it counts in the {@link Tally} that it was given. Not safe for several threads.
 */
public interface VenueDecoder {
    /**
     * Reads one frame and hands on what follows from it.
     *
     * @param at       when the frame reached us, epoch nanoseconds
     * @param intended when it was due, epoch nanoseconds
     * @throws MalformedFrameException when the bytes are not exactly one frame of the venue; nothing was handed on then, and the next frame can be read all the same
     */
    void apply(byte[] bytes, int from, int to, long at, FeedSink sink, long intended);

    /** What was named so far, in the order of the first frame of each; grows. */
    Set<Instrument> instruments();

    /** Hands on every book as it stands, e.g. after a jump in a recording. */
    void republish(long at, FeedSink sink, long intended);

    /** Updates of books that wait for a snapshot now. */
    long waitingForSnapshot();

    /** Every book that was heard of, as it stands. */
    List<BookView> views();
}

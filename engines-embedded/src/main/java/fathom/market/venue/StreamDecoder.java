package fathom.market.venue;

import fathom.market.FeedSink;
import fathom.market.Undelivered;
import fathom.model.Instrument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What decoders share whose venues send a book's snapshot on the same stream: a frame is read whole before anything follows from it; then each change it tells is followed by the
 * venue's rule.
 */
public abstract class StreamDecoder implements VenueDecoder {
    /** Whatever the frames name. */
    private static final int MOST_BOOKS = 4_096, MOST_KEPT = 1_024, LONGEST_NAME = 64;

    protected final JsonCursor json = new JsonCursor();
    protected final TextCache texts = new TextCache();
    protected final Tally tally;
    private final boolean asWritten;
    private final Map<String, StreamBook> books = new LinkedHashMap<>();
    private final Set<Instrument> instruments = new LinkedHashSet<>();
    private final ArrayList<Change> changes = new ArrayList<>();
    private int count;
    private String passedOver;

    /** @param asWritten whether the text of levels is kept, for checksums */
    protected StreamDecoder(Tally tally, boolean asWritten) {
        this.tally = tally;
        this.asWritten = asWritten;
    }

    @Override
    public final void apply(byte[] bytes, int from, int to, long at, FeedSink sink, long intended) {
        count = 0;
        passedOver = null;
        json.on(bytes, from, to);
        if (json.peek() != '{') throw new MalformedFrameException("is not a JSON object");
        read();
        if (!json.atEnd()) throw new MalformedFrameException("goes on after the end of its JSON object");
        if (isNext(at, sink, intended)) {
            if (passedOver != null) tally.passOver(passedOver);
            for (int i = 0; i < count; i++) deliver(changes.get(i), at, sink, intended);
        }
        if (changes.size() > MOST_KEPT) changes.subList(MOST_KEPT, changes.size()).clear();
    }

    /** Reads one object and notes what it says, by {@link #change} and {@link #passOver}. Nothing follows from it yet. */
    protected abstract void read();

    /** Whether the frame is to be heeded, where frames are counted; what was lost before it is told here. */
    protected boolean isNext(long at, FeedSink sink, long intended) {
        return true;
    }

    /** Brings the book up to date by the venue's rule of continuity and hands it on. */
    protected abstract void follow(Change c, long at, FeedSink sink, long intended);

    /** The instrument of the book that is kept under this name; null for one that is not read. */
    protected abstract Instrument instrument(String name);

    /** The frame says nothing that is read. @param kind in the venue's words */
    protected final void passOver(String kind) {
        passedOver = kind;
    }

    /** A new change of this frame. */
    protected final Change change() {
        if (count == changes.size()) changes.add(new Change());
        Change c = changes.get(count++);
        c.clear();
        return c;
    }

    /** Takes back the last change. */
    protected final void noChange() {
        count--;
    }

    /** @param name the venue's symbol, with a mark where that alone does not tell two books apart; @return null when there are too many already */
    protected final StreamBook book(String name) {
        StreamBook book = books.get(name);
        if (book != null || books.size() >= MOST_BOOKS || name.length() > LONGEST_NAME) return book;
        book = new StreamBook(symbol(name), instrument(name), asWritten);
        books.put(name, book);
        return book;
    }

    /** The venue's symbol of the book that is kept under this name. */
    protected String symbol(String name) {
        return name;
    }

    protected final Iterable<StreamBook> books() {
        return books.values();
    }

    /** A hole that may concern every book of the connection. */
    protected final void loseAll(long at, long expected, long received, FeedSink sink, long intended) {
        tally.gap();
        books.values().forEach(b -> b.lose(at, expected, received, sink, intended));
    }

    /** A hole in one book. */
    protected final void lose(StreamBook book, long at, long expected, long received, FeedSink sink, long intended) {
        if (book.lose(at, expected, received, sink, intended)) tally.gap();
    }

    private void deliver(Change c, long at, FeedSink sink, long intended) {
        if (c.book == null) {
            tally.leaveOut(Undelivered.OTHERS);
            return;
        }
        Instrument instrument = c.book.instrument();
        if (instrument == null) tally.leaveOut(c.book.symbol());
        else instruments.add(instrument);
        switch (c.kind) {
            case TRADE -> c.book.trade(c, at, tally, sink, intended);
            case QUOTE -> c.book.quote(c, at, sink, intended);
            case SNAPSHOT, UPDATE -> follow(c, at, sink, intended);
        }
    }

    /** {@code snapshot}, with what it counts. */
    protected final void snapshot(Change c, int depth) {
        tally.snapshot();
        if (c.book.isTrusted()) tally.reset();
        c.book.snapshot(c, depth);
    }

    @Override
    public final Set<Instrument> instruments() {
        return instruments;
    }

    @Override
    public final void republish(long at, FeedSink sink, long intended) {
        books.values().forEach(b -> b.publish(0, at, sink, intended));
    }

    @Override
    public final long waitingForSnapshot() {
        return books.values().stream().mapToLong(StreamBook::waiting).sum();
    }

    @Override
    public final List<BookView> views() {
        return books.values().stream().filter(StreamBook::isHeard).map(StreamBook::view).toList();
    }

    /** Requires what a frame must say. @param what completes the sentence "is a frame without …" */
    protected static void require(boolean there, String what) {
        if (!there) throw new MalformedFrameException("is a frame without " + what);
    }
}

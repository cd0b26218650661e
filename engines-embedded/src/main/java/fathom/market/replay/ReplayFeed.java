package fathom.market.replay;

import fathom.market.CountingSink;
import fathom.market.FeedException;
import fathom.market.FeedSink;
import fathom.market.FeedStatus.State;
import fathom.market.PacedFeed;
import fathom.market.Protocols;
import fathom.market.Undelivered;
import fathom.market.venue.BookView;
import fathom.market.venue.Tally;
import fathom.market.venue.VenueProtocol;
import fathom.measure.Clock;
import fathom.measure.Provenance;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Trade;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recorded frames of a venue at the pace of the recording, a multiple of it, or as fast as possible. After the end it can still be sought back;
 * a seek reads on silently to the place, so that the books are right there, and then hands on each book once.
 *
 * <p>{@code receivedAt} of what it delivers is the recorded arrival. A file that is cut off, not to be read on or gone ends it in the state FAILED; what
 * was read before stands, and a seek tries again. Single unreadable lines are skipped and counted.
 */
public final class ReplayFeed extends PacedFeed {
    private static final Logger log = LoggerFactory.getLogger(ReplayFeed.class);
    private static final int PREVIEW = 1_000;
    private static final double HERE = -1;
    private static final FeedSink SILENCE = new FeedSink() {
        @Override
        public void book(Book book, long intended) {}

        @Override
        public void trade(Trade trade, long intended) {}

        @Override
        public void gap(Gap gap, long intended) {}
    };

    private final Path path;
    private final VenueProtocol protocol;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Totals totals = new Totals();
    private volatile List<Instrument> instruments;
    private volatile double wantedPlace = HERE;

    /** Null while the file is not open: before the start, and where a seek goes back. */
    private FrameReader reader;
    private double silentUntil = HERE;

    /** @throws FeedException when there is no such file, or nothing in it that could be replayed */
    public ReplayFeed(Path path) {
        this(path, 1, Clock.SYSTEM);
    }

    /** @param speed above 0; {@link Double#POSITIVE_INFINITY} for as fast as possible */
    public ReplayFeed(Path path, double speed, Clock clock) {
        this(path, Protocols.STANDARD, speed, clock);
    }

    /** @param protocols of venues whose frames it may hold */
    public ReplayFeed(Path path, Protocols protocols, double speed, Clock clock) {
        super("feed-replay", Provenance.REPLAYED, clock, speed);
        this.path = path;
        protocol = FrameReader.recognise(path, protocols);
        instruments = preview();
    }

    /** What the first lines name. Damage after a good frame is left to the replay, which delivers first what stands before it. */
    private List<Instrument> preview() {
        try (var first = new FrameReader(path, protocol)) {
            try {
                for (int i = 0; i < PREVIEW && first.next(); i++) first.apply(SILENCE, 0);
            } catch (FeedException e) {
                if (first.frames() == 0) throw e;
                log.debug("damage within the preview", e);
            }
            return List.copyOf(first.decoder().instruments());
        }
    }

    /** What the first thousand lines name; later ones are added when they come. */
    @Override
    public List<Instrument> instruments() {
        return instruments;
    }

    /** Also when it comes to its end it can be wound back. */
    @Override
    protected void play(FeedSink sink) {
        try {
            while (!pacer.isClosed()) {
                state(State.RUNNING);
                RuntimeException failure = null;
                try {
                    pass(sink);
                } catch (RuntimeException e) {
                    failure = e;
                }
                totals.end(reader); // before anybody sees that it ended
                if (failure == null) state(State.ENDED);
                else fail(failure);
                finished.countDown();
                pacer.hold();
                turn();
            }
        } finally {
            finished.countDown();
            close(reader);
        }
    }

    private void pass(FeedSink sink) {
        boolean more = next();
        if (more && silentUntil == HERE) pacer.restart(reader.receivedAt());
        while (more) {
            if (reader.progress() < silentUntil) {
                if (pacer.isClosed()) return;
                apply(SILENCE, 0);
            } else {
                if (silentUntil != HERE) arrive(sink);
                else if (reader.ranBack()) pacer.restart(reader.receivedAt());
                if (!pacer.await(reader.receivedAt())) {
                    if (pacer.isClosed()) return;
                    if (turn()) more = next();
                    continue;
                }
                apply(sink, pacer.due(reader.receivedAt()));
            }
            more = next();
        }
        if (silentUntil != HERE) arrive(sink);
    }

    private boolean next() {
        if (reader == null) reader = new FrameReader(path, protocol);
        return reader.next();
    }

    private void apply(FeedSink sink, long intended) {
        reader.apply(sink, intended);
        if (reader.decoder().instruments().size() > instruments.size()) instruments = List.copyOf(reader.decoder().instruments());
        totals.note(reader);
    }

    /** Takes note of the place that was asked for. @return whether it lies behind, so that the current line is gone and the file must be read anew */
    private boolean turn() {
        double place = wantedPlace;
        if (place == HERE) return false;
        wantedPlace = HERE;
        silentUntil = place;
        if (reader != null && place >= reader.progress()) return false;
        close(reader);
        reader = null;
        return true;
    }

    private static void close(FrameReader reader) {
        if (reader != null) reader.close();
    }

    private void arrive(FeedSink sink) {
        silentUntil = HERE;
        pacer.restart(reader.receivedAt());
        reader.decoder().republish(reader.receivedAt(), sink, clock.now());
    }

    /** Waits until the recording was played to its end, or failed, for the first time. @return false when it took longer */
    public boolean join(Duration atMost) throws InterruptedException {
        return finished.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @param fraction of the file's bytes, 0 to 1; also after the end */
    @Override
    public void seek(double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) throw new IllegalArgumentException("the place must be 0 to 1, got " + fraction);
        wantedPlace = fraction;
        pacer.wake();
    }

    @Override
    protected String stopped() {
        return path + ": the replay stopped at line " + (reader == null ? 0 : reader.line());
    }

    @Override
    protected String description() {
        return path.getFileName().toString();
    }

    @Override
    protected long eventTime() {
        return totals.lastAt;
    }

    @Override
    protected double progress() {
        return totals.progress;
    }

    @Override
    protected Undelivered undelivered() {
        totals.asked = true;
        return totals.undelivered;
    }

    /** As far as it was played until now. */
    public ReplaySummary summary() {
        CountingSink now = counts();
        List<String> symbols = instruments.stream().map(i -> i.base() + i.quote()).distinct().toList();
        boolean any = now != null;
        return new ReplaySummary(totals.frames, any ? now.trades() : 0, any ? now.books() : 0, totals.tally.continuity().gaps(), any ? now.crossed() : 0, symbols,
                totals.elapsed / 1e9, Provenance.REPLAYED, totals.undelivered, protocol.venue(), totals.tally.continuity(), totals.books);
    }

    /** Written by the feed's thread, read by any. After a seek they tell of the pass that goes on, from the beginning of the file. */
    private static final class Totals {
        private volatile long frames;
        private volatile long elapsed;
        private volatile Undelivered undelivered = Undelivered.NONE;
        private volatile long lastAt;
        private volatile double progress;
        private volatile Tally tally = new Tally();
        private volatile List<BookView> books = List.of();
        /** Whether somebody looked at what was not delivered, which takes long to put together. */
        private volatile boolean asked;

        void note(FrameReader reader) {
            frames = reader.frames();
            elapsed = reader.elapsed();
            lastAt = reader.receivedAt();
            progress = reader.progress();
            tally = reader.tally();
            if (!asked) return;
            asked = false;
            undelivered = reader.undelivered();
        }

        /** @param reader null when the file cannot be opened: what was read before stands */
        void end(FrameReader reader) {
            if (reader == null) return;
            asked = true;
            note(reader);
            books = reader.decoder().views();
        }
    }
}

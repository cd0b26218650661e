package fathom.market.replay;

import fathom.market.CountingSink;
import fathom.market.Feed;
import fathom.market.FeedException;
import fathom.market.FeedSink;
import fathom.market.FeedStatus;
import fathom.market.FeedStatus.State;
import fathom.market.Pacer;
import fathom.market.venue.Tally;
import fathom.market.venue.binance.BinanceFrame;
import fathom.market.venue.binance.BinanceMarket;
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
 * Recorded Binance frames at the pace of the recording, a multiple of it, or as fast as possible. After the end it can still be sought back;
 * a seek reads on silently to the place, so that the books are right there, and then hands on each book once.
 *
 * <p>{@code receivedAt} of what it delivers is the recorded arrival. A file that is cut off or not to be read on ends it in the state FAILED; what
 * was read before stands. Single unreadable lines are skipped, counted and named by {@link #notice}.
 */
public final class ReplayFeed implements Feed {
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
    private final Clock clock;
    private final Pacer pacer;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Totals totals = new Totals();
    private volatile List<Instrument> instruments;
    private volatile double wantedPlace = HERE;
    private volatile CountingSink counts;
    private volatile Thread thread;
    private volatile State state = State.NEW;
    private volatile String error = "";

    private FrameReader reader;
    private BinanceMarket market;
    private double silentUntil = HERE;

    /** @throws FeedException when there is no such file, or nothing in it that could be replayed */
    public ReplayFeed(Path path) {
        this(path, 1, Clock.SYSTEM);
    }

    /** @param speed above 0; {@link Double#POSITIVE_INFINITY} for as fast as possible */
    public ReplayFeed(Path path, double speed, Clock clock) {
        this.path = path;
        this.clock = clock;
        pacer = new Pacer(clock, speed);
        instruments = preview(path);
    }

    /** What the first lines name. Damage after a good frame is left to the replay, which delivers first what stands before it. */
    private static List<Instrument> preview(Path path) {
        var market = new BinanceMarket();
        try (var reader = new FrameReader(path)) {
            try {
                for (int i = 0; i < PREVIEW && reader.next(); i++) {
                    BinanceFrame frame = reader.frame();
                    if (frame != null) market.apply(frame, reader.receivedAt(), SILENCE, 0);
                }
            } catch (FeedException e) {
                if (reader.frames() == 0) throw e;
                log.debug("damage within the preview", e);
            }
        }
        return List.copyOf(market.instruments());
    }

    /** What the first thousand lines name; later ones are added when they come. */
    @Override
    public List<Instrument> instruments() {
        return instruments;
    }

    @Override
    public synchronized void start(FeedSink sink) {
        if (thread != null) throw new IllegalStateException("the feed was started already");
        counts = new CountingSink(sink, clock);
        state = State.RUNNING;
        thread = Thread.ofPlatform().name("feed-replay").daemon().start(this::run);
    }

    private void run() {
        try {
            rewind();
            while (!pacer.isClosed()) {
                state = play();
                finished.countDown();
                pacer.hold();
                if (!pacer.isClosed()) turn();
            }
        } finally {
            if (state == State.RUNNING) state = State.ENDED;
            finished.countDown();
            reader.close();
        }
    }

    private State play() {
        try {
            error = "";
            state = State.RUNNING;
            boolean more = reader.next();
            if (more && silentUntil == HERE) pacer.restart(reader.receivedAt());
            while (more) {
                if (reader.progress() < silentUntil) {
                    if (pacer.isClosed()) break;
                    apply(SILENCE, 0);
                } else {
                    if (silentUntil != HERE) arrive();
                    else if (reader.ranBack()) pacer.restart(reader.receivedAt());
                    if (!pacer.await(reader.receivedAt())) {
                        if (pacer.isClosed()) break;
                        if (turn()) more = reader.next();
                        continue;
                    }
                    apply(counts, pacer.due(reader.receivedAt()));
                }
                more = reader.next();
            }
            if (silentUntil != HERE) arrive();
            return State.ENDED;
        } catch (FeedException e) {
            error = e.getMessage();
        } catch (RuntimeException e) {
            error = path + ": the replay stopped at line " + reader.line() + ": " + e.getMessage() + ".";
            log.error(error, e);
        } finally {
            totals.note(reader);
            totals.waiting = market.waitingForSnapshot();
        }
        return State.FAILED;
    }

    private void apply(FeedSink sink, long intended) {
        long at = reader.receivedAt();
        BinanceFrame frame = reader.frame();
        if (frame != null) {
            market.apply(frame, at, sink, intended);
            if (market.instruments().size() > instruments.size()) instruments = List.copyOf(market.instruments());
        }
        totals.note(reader);
    }

    /** @return whether the reader was set back to the beginning, so that its current line is gone */
    private boolean turn() {
        double place = wantedPlace;
        if (place == HERE) return false;
        wantedPlace = HERE;
        silentUntil = place;
        if (place >= reader.progress()) return false;
        reader.close();
        rewind();
        return true;
    }

    private void rewind() {
        reader = new FrameReader(path);
        market = new BinanceMarket(reader.tally());
    }

    private void arrive() {
        silentUntil = HERE;
        pacer.restart(reader.receivedAt());
        market.republish(reader.receivedAt(), counts, clock.now());
    }

    /** Waits until the recording was played to its end, or failed, for the first time. @return false when it took longer */
    public boolean join(Duration atMost) throws InterruptedException {
        return finished.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void pause() {
        pacer.pause();
    }

    @Override
    public void resume() {
        pacer.resume();
    }

    @Override
    public void speed(double factor) {
        pacer.speed(factor);
    }

    /** @param fraction of the file's bytes, 0 to 1; also after the end */
    @Override
    public void seek(double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) throw new IllegalArgumentException("the place must be 0 to 1, got " + fraction);
        wantedPlace = fraction;
        pacer.wake();
    }

    @Override
    public FeedStatus status() {
        CountingSink now = counts;
        long ticks = now == null ? 0 : now.books() + now.trades();
        State shown = state == State.RUNNING && pacer.isPaused() ? State.PAUSED : state;
        return new FeedStatus(shown, Provenance.REPLAYED, path.getFileName().toString(), totals.lastAt, totals.progress, pacer.speed(), ticks, totals.malformed,
                now == null ? List.of() : now.venues(instruments), error, pacer.behind());
    }

    /** As far as it was played until now. */
    public ReplaySummary summary() {
        CountingSink now = counts;
        List<String> symbols = instruments.stream().map(i -> i.base() + i.quote()).distinct().toList();
        boolean any = now != null;
        return new ReplaySummary(totals.frames, totals.malformed, any ? now.trades() : 0, any ? now.books() : 0, any ? now.gaps() : 0, any ? now.crossed() : 0,
                symbols, totals.elapsed / 1e9, Provenance.REPLAYED, totals.tally.passedOver(), totals.tally.leftOut(), totals.tally.duplicates(), totals.tally.restarts(),
                totals.waiting, totals.tally.nonMarketTrades());
    }

    /** One sentence about lines that were skipped; empty when there were none. */
    public String notice() {
        if (totals.malformed == 0) return "";
        return path + ": " + totals.malformed + (totals.malformed == 1 ? " line was" : " lines were") + " skipped, the first because " + totals.complaint + ".";
    }

    /** Ends the feed and waits for its thread, at most two seconds: the receiver may hold it. */
    @Override
    public void close() {
        pacer.close();
        Thread running = thread;
        if (running == null || running == Thread.currentThread()) return;
        try {
            running.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Written by the feed's thread, read by any. After a seek they tell of the pass that goes on, from the beginning of the file. */
    private static final class Totals {
        private volatile long frames;
        private volatile long malformed;
        private volatile String complaint = "";
        private volatile long elapsed;
        private volatile long waiting;
        private volatile Tally tally = new Tally();
        private volatile long lastAt;
        private volatile double progress;

        void note(FrameReader reader) {
            frames = reader.frames();
            if (reader.malformed() != malformed) {
                complaint = reader.complaint();
                malformed = reader.malformed();
            }
            elapsed = reader.elapsed();
            tally = reader.tally();
            lastAt = reader.receivedAt();
            progress = reader.progress();
        }
    }
}

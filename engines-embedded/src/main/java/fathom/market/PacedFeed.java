package fathom.market;

import fathom.market.FeedStatus.State;
import fathom.measure.Clock;
import fathom.measure.Provenance;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What feeds have in common that follow a schedule: one thread, its pace, what it counts, and how it is. Whatever ends the thread is told in the status. */
public abstract class PacedFeed implements Feed {
    private static final Logger log = LoggerFactory.getLogger(PacedFeed.class);

    protected final Clock clock;
    protected final Pacer pacer;
    private final String name;
    private final Provenance provenance;
    private volatile CountingSink counts;
    private volatile Thread thread;
    private volatile State state = State.NEW;
    private volatile String error = "";

    /** @param name of the thread; @param speed above 0, {@link Double#POSITIVE_INFINITY} for as fast as possible */
    protected PacedFeed(String name, Provenance provenance, Clock clock, double speed) {
        this.name = name;
        this.provenance = provenance;
        this.clock = clock;
        pacer = new Pacer(clock, speed);
    }

    @Override
    public final synchronized void start(FeedSink sink) {
        if (thread != null) throw new IllegalStateException("the feed was started already");
        counts = new CountingSink(sink, clock);
        state = State.RUNNING;
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    private void run() {
        try {
            play(counts);
            if (state == State.RUNNING) state = State.ENDED;
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /** Delivers all there is at the pacer's pace, on the feed's thread. Returning ends the feed, throwing fails it. */
    protected abstract void play(FeedSink sink);

    /** What stopped and where, as the beginning of a sentence. */
    protected abstract String stopped();

    protected abstract String description();

    /** Event time of the last tick, epoch nanoseconds. */
    protected abstract long eventTime();

    /** Part of it that is done, 0 to 1; NaN where there is no end. */
    protected double progress() {
        return Double.NaN;
    }

    /** What was met and not delivered. */
    protected Undelivered undelivered() {
        return Undelivered.NONE;
    }

    /** For a feed that may go on after its end. */
    protected final void state(State now) {
        if (now != State.FAILED) error = "";
        state = now;
    }

    protected final void fail(Throwable e) {
        if (e instanceof FeedException) {
            error = e.getMessage();
        } else {
            error = stopped() + ": " + (e.getMessage() == null ? e.toString() : e.getMessage()) + ".";
            log.error(error, e);
        }
        state = State.FAILED;
    }

    /** Null before the start. */
    protected final CountingSink counts() {
        return counts;
    }

    @Override
    public final void pause() {
        pacer.pause();
    }

    @Override
    public final void resume() {
        pacer.resume();
    }

    @Override
    public final void speed(double factor) {
        pacer.speed(factor);
    }

    @Override
    public final FeedStatus status() {
        CountingSink now = counts;
        State shown = state == State.RUNNING && pacer.isPaused() ? State.PAUSED : state;
        return new FeedStatus(shown, provenance, description(), eventTime(), progress(), pacer.speed(), now == null ? 0 : now.books() + now.trades(), 0,
                now == null ? List.of() : now.venues(instruments()), error, pacer.behind()).with(undelivered());
    }

    /** Ends the feed and waits for its thread, at most two seconds: the receiver may hold it. */
    @Override
    public final void close() {
        pacer.close();
        Thread running = thread;
        if (running == null || running == Thread.currentThread()) return;
        try {
            running.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

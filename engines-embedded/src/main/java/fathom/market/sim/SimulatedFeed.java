package fathom.market.sim;

import fathom.market.CountingSink;
import fathom.market.Feed;
import fathom.market.FeedSink;
import fathom.market.FeedStatus;
import fathom.market.FeedStatus.State;
import fathom.market.Pacer;
import fathom.measure.Clock;
import fathom.measure.Provenance;
import fathom.model.Instrument;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulated market at the pace of our clock. Each tick is due at a time that its seed fixed; when the machine or the receiver is too slow the
 * schedule stays, and {@link FeedStatus#behind} says by how much.
 */
public final class SimulatedFeed implements Feed {
    private static final Logger log = LoggerFactory.getLogger(SimulatedFeed.class);

    private final SimConfig config;
    private final Clock clock;
    private final SimMarket market;
    private final List<Instrument> instruments;
    private final Pacer pacer;
    private volatile CountingSink counts;
    private volatile Thread thread;
    private volatile State state = State.NEW;
    private volatile String error = "";
    private volatile long eventTime;

    public SimulatedFeed(SimConfig config) {
        this(config, Clock.SYSTEM);
    }

    public SimulatedFeed(SimConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        market = new SimMarket(config);
        instruments = market.instruments();
        pacer = new Pacer(clock, 1);
        eventTime = config.start();
    }

    @Override
    public List<Instrument> instruments() {
        return instruments;
    }

    @Override
    public synchronized void start(FeedSink sink) {
        if (thread != null) throw new IllegalStateException("the feed was started already");
        counts = new CountingSink(sink, clock);
        state = State.RUNNING;
        thread = Thread.ofPlatform().name("feed-simulator").daemon().start(this::run);
    }

    private void run() {
        try {
            pacer.restart(config.start());
            CountingSink sink = counts;
            for (long at = market.nextAt(); pacer.await(at); at = market.nextAt()) {
                market.next(sink, pacer.due(at));
                eventTime = at;
            }
            state = State.ENDED;
        } catch (RuntimeException e) {
            error = "The market simulator stopped at tick " + (counts.books() + counts.trades()) + ": " + e.getMessage();
            state = State.FAILED;
            log.error(error, e);
        }
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

    /** A simulation has no places to jump to. */
    @Override
    public void seek(double fraction) {}

    @Override
    public FeedStatus status() {
        CountingSink now = counts;
        long ticks = now == null ? 0 : now.books() + now.trades();
        State shown = state == State.RUNNING && pacer.isPaused() ? State.PAUSED : state;
        return new FeedStatus(shown, Provenance.SIMULATED, "Market simulator, seed " + config.seed(), eventTime, Double.NaN, pacer.speed(), ticks, 0,
                now == null ? List.of() : now.venues(instruments), error, pacer.behind());
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
}

package fathom.app.bench;

import fathom.bus.Bus;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Publisher;
import fathom.bus.Subscription;
import fathom.bus.Topic;
import fathom.engine.EngineDefinition;
import fathom.measure.Clock;
import fathom.model.Instrument;
import fathom.model.Side;
import fathom.model.Trade;
import fathom.model.Venue;
import fathom.platform.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * A steady load on a bus: messages of four types, one at home on each of four buses, and as many subscribers as there are engines. Delays are from the planned time
 * to the handler.
 */
public final class BusLoad implements AutoCloseable {
    /** What went through in one window of time. @param delivered to all subscribers together; @param p99 nanoseconds, likewise p50 */
    public record Window(double publishedPerSecond, long delivered, double p50, double p99) {}

    private static final MessageType[] TYPES = {MessageType.MARKET_DATA, MessageType.VPIN_CALCULATION, MessageType.STRATEGY_SIGNAL, MessageType.ANSWER};
    private static final Instrument BTC = Instrument.spot(Venue.BINANCE, "BTC");
    private static final long STEP = 500_000;

    private final List<Subscription> subscriptions = new ArrayList<>();
    private final Recorder delays = new Recorder(3);
    private final AtomicLong published = new AtomicLong();
    private final Publisher publisher;
    private final Thread thread;
    private final long interval;
    private volatile boolean closed;
    private long windowStart, windowPublished;

    /** @param perSecond messages; @param toAll whether each subscriber takes all four types, and not one, as an engine does */
    public BusLoad(Bus bus, int perSecond, boolean toAll) {
        interval = 1_000_000_000L / perSecond;
        publisher = bus.publisher("load");
        List<EngineDefinition> engines = Catalogue.STANDARD.engines();
        for (int i = 0; i < engines.size(); i++) {
            String id = engines.get(i).id().id();
            String topic = toAll ? "load.*" : topic(i).name();
            subscriptions.add(bus.subscribe("load " + id, List.of(Interest.lossless(topic)), m -> delays.recordValue(Math.max(0, Clock.SYSTEM.now() - m.intended()))));
        }
        thread = Thread.ofPlatform().daemon().name("bus load").start(this::publish);
    }

    private void publish() {
        Topic[] topics = new Topic[TYPES.length];
        for (int i = 0; i < topics.length; i++) topics[i] = topic(i);
        long due = Clock.SYSTEM.now();
        for (int i = 0; !closed; ) {
            LockSupport.parkNanos(STEP);
            for (long now = Clock.SYSTEM.now(); due <= now && !closed; due += interval, i++) {
                int turn = i % TYPES.length;
                publisher.publish(topics[turn], TYPES[turn], new Trade(BTC, due, due, i, 43_000.5, 0.25, Side.BUY), due);
                published.setRelease(published.getPlain() + 1);
            }
        }
    }

    private static Topic topic(int i) {
        return Topic.of("load." + TYPES[i % TYPES.length].name().toLowerCase(Locale.ROOT));
    }

    public void begin() {
        delays.reset();
        windowStart = System.nanoTime();
        windowPublished = published.get();
    }

    public Window end() {
        Histogram seen = delays.getIntervalHistogram();
        double seconds = (System.nanoTime() - windowStart) / 1e9;
        return new Window((published.get() - windowPublished) / seconds, seen.getTotalCount(), seen.getValueAtPercentile(50), seen.getValueAtPercentile(99));
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
        subscriptions.forEach(Subscription::close);
    }
}

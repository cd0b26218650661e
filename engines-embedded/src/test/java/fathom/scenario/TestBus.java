package fathom.scenario;

import fathom.bus.Bus;
import fathom.bus.BusStats;
import fathom.bus.Envelope;
import fathom.bus.Handler;
import fathom.bus.InboxCounts;
import fathom.bus.InboxDelays;
import fathom.bus.InboxStats;
import fathom.bus.Interest;
import fathom.bus.Publisher;
import fathom.bus.Subscription;
import fathom.bus.Workers;
import fathom.measure.Clock;
import fathom.measure.Latency;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A bus without threads: a message is handled by its readers before publish returns. So the order of everything is known. */
public final class TestBus implements Bus {
    private final Clock clock;
    private final List<Inbox> inboxes = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong();
    private volatile boolean closed;

    public TestBus(Clock clock) {
        this.clock = clock;
    }

    final class Inbox implements Subscription {
        private final String name;
        private final List<Interest> interests;
        private final Handler handler;
        private final AtomicLong handled = new AtomicLong();
        private final AtomicLong failed = new AtomicLong();

        private Inbox(String name, List<Interest> interests, Handler handler) {
            this.name = name;
            this.interests = interests;
            this.handler = handler;
        }

        private void offer(Envelope message) {
            if (interests.stream().noneMatch(i -> i.pattern().matches(message.topic()))) return;
            handled.incrementAndGet();
            try {
                handler.onMessage(message);
            } catch (Exception e) {
                failed.incrementAndGet();
            }
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public InboxStats stats() {
            return new InboxStats(name, new InboxCounts(handled.get(), handled.get(), failed.get(), 0, 0, 0, 0), 0, new InboxDelays(Latency.NONE, Latency.NONE));
        }

        @Override
        public void close() {
            inboxes.remove(this);
        }
    }

    @Override
    public String name() {
        return "Test";
    }

    @Override
    public Publisher publisher(String source) {
        return (topic, type, priority, payload, intended, correlation) -> {
            if (closed) throw new IllegalStateException("the bus is closed");
            long id = ids.incrementAndGet();
            var message = new Envelope(id, topic, type, priority, source, intended, clock.now(), correlation, payload);
            inboxes.forEach(inbox -> inbox.offer(message));
            return id;
        };
    }

    @Override
    public Subscription subscribe(String name, List<Interest> interests, Handler handler) {
        var inbox = new Inbox(name, interests, handler);
        inboxes.add(inbox);
        return inbox;
    }

    @Override
    public Subscription share(String group, List<Interest> interests, Workers workers, Handler handler) {
        return subscribe(group, interests, handler);
    }

    public List<String> readers() {
        return inboxes.stream().map(Inbox::name).toList();
    }

    @Override
    public BusStats stats() {
        return new BusStats(name(), "", ids.get(), inboxes.stream().map(Inbox::stats).toList(), List.of());
    }

    @Override
    public void close() {
        closed = true;
        inboxes.clear();
    }
}

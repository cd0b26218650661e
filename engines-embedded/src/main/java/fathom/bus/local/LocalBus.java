package fathom.bus.local;

import fathom.bus.Bus;
import fathom.bus.BusStats;
import fathom.bus.Envelope;
import fathom.bus.Handler;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Priority;
import fathom.bus.Publisher;
import fathom.bus.Subscription;
import fathom.bus.Topic;
import fathom.bus.Workers;
import fathom.measure.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bus inside this process: envelopes are handed over by reference, from the publisher's thread straight into each subscriber's inbox.
 *
 * <p>Messages of one publisher, one priority and one subscriber arrive in the order in which they were sent. A publisher waits only for
 * lossless inboxes that are full, and never for its own.
 */
public final class LocalBus implements Bus {
    private final String name;
    private final boolean together;
    private final Map<Topic, Route> routes = new ConcurrentHashMap<>();
    private final List<Receiver> inboxes = new CopyOnWriteArrayList<>();
    private final AtomicLong published = new AtomicLong();
    /** Guarded by the lock. */
    private final Set<Topic> forgotten = new HashSet<>();
    private final Object lock = new Object();
    private volatile boolean closed;

    public LocalBus(String name) {
        this(name, false);
    }

    /** @param together whether most messages are brought through {@link Inlet}s, many at a time */
    public LocalBus(String name, boolean together) {
        this.name = name;
        this.together = together;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Publisher publisher(String source) {
        Objects.requireNonNull(source, "source");
        return (topic, type, priority, payload, intended, correlation) -> publish(source, topic, type, priority, payload, intended, correlation);
    }

    private long publish(String source, Topic topic, MessageType type, Priority priority, Object payload, long intended, long correlation) {
        requireOpen();
        Route route = route(topic);
        long id = published.incrementAndGet();
        long now = Clock.SYSTEM.now();
        route.count(type, now);
        Box[] boxes = route.boxes();
        if (boxes.length > 0) {
            var message = new Envelope(id, topic, type, priority, source, intended, now, correlation, payload);
            for (Box box : boxes) box.put(message, Waking.AT_ONCE);
        }
        return id;
    }

    /** Where messages of one topic that were brought from elsewhere enter, as they are, with their own ids and times. */
    public final class Inlet {
        private final Route route;

        private Inlet(Route route) {
            this.route = route;
        }

        /** Whether any inbox takes them now. */
        public boolean isWanted() {
            return route.boxes().length > 0;
        }

        public void deliver(Envelope message, Waking waking) {
            for (Box box : route.boxes()) box.put(message, waking);
        }
    }

    /** What goes in there is not counted as published here. */
    public Inlet inlet(Topic topic) {
        Route route = routes.get(topic);
        return new Inlet(route != null ? route : open(topic, true));
    }

    /** The topics that each inbox takes messages of, among those that there were so far. */
    public Map<String, List<Topic>> wantedTopics() {
        Map<String, List<Topic>> wanted = new HashMap<>();
        routes.forEach((topic, route) -> {
            for (Box box : route.boxes()) wanted.computeIfAbsent(box.inbox().name(), n -> new ArrayList<>()).add(topic);
        });
        return wanted;
    }

    private Route route(Topic topic) {
        Route route = routes.get(topic);
        return route != null ? route : open(topic, false);
    }

    /** @param kept whether it will be used again, also where nobody may want it now */
    private Route open(Topic topic, boolean kept) {
        synchronized (lock) {
            Route known = routes.get(topic);
            if (known != null) return known;
            var route = new Route(topic);
            inboxes.forEach(route::add);
            if (!kept && route.boxes().length == 0 && forgotten.contains(topic)) return route; // a late message for somebody who is gone
            forgotten.remove(topic);
            routes.put(topic, route);
            return route;
        }
    }

    @Override
    public Subscription subscribe(String subscriber, List<Interest> interests, Handler handler) {
        var inbox = new Inbox(name, subscriber, interests, handler, this::forget, together);
        synchronized (lock) {
            add(inbox);
            inbox.start();
        }
        return inbox;
    }

    @Override
    public Subscription share(String group, List<Interest> interests, Workers workers, Handler handler) {
        synchronized (lock) {
            if (inboxes.stream().anyMatch(i -> i instanceof SharedInbox && i.name().equals(group))) {
                throw new IllegalStateException("group %s has a member on bus %s in this process already: give that one more workers".formatted(group, name));
            }
            requireOpen();
            var inbox = new SharedInbox(name, group, interests, workers, handler, this::forget);
            add(inbox);
            return inbox;
        }
    }

    private void add(Receiver inbox) {
        requireOpen();
        inboxes.add(inbox);
        routes.values().forEach(r -> r.add(inbox));
    }

    private void forget(Receiver inbox) {
        synchronized (lock) {
            if (inboxes.remove(inbox)) routes.values().forEach(r -> r.remove(inbox));
        }
    }

    @Override
    public void forget(Topic topic) {
        synchronized (lock) {
            if (routes.remove(topic) != null) forgotten.add(topic);
        }
    }

    private void requireOpen() {
        if (closed) throw new IllegalStateException("bus " + name + " is closed");
    }

    @Override
    public BusStats stats() {
        var topics = routes.values().stream().map(Route::stats).filter(Objects::nonNull).sorted(Comparator.comparing(t -> t.topic().name())).toList();
        return new BusStats(name, "in process", published.get(), inboxes.stream().map(Receiver::stats).toList(), topics);
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
        }
        // All first, so that no handler is held up by an inbox that nobody empties any more.
        inboxes.forEach(Receiver::shut);
        inboxes.forEach(Receiver::awaitEnd);
    }
}

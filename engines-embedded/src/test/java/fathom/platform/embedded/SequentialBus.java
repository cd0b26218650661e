package fathom.platform.embedded;

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
import fathom.bus.Topic;
import fathom.bus.Workers;
import fathom.measure.Latency;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/** A bus without threads: one message after the other, each handled by all its readers before the next; so equal messages give equal results. */
final class SequentialBus implements Bus {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Reader> readers = new CopyOnWriteArrayList<>();
    private final ArrayDeque<Envelope> waiting = new ArrayDeque<>();
    private final TreeSet<Topic> topics = new TreeSet<>((a, b) -> a.name().compareTo(b.name()));
    private boolean delivering;
    private long ids;

    private final class Reader implements Subscription {
        private final String name;
        private final List<Interest> interests;
        private final Handler handler;
        private long handled;
        private long failed;

        private Reader(String name, List<Interest> interests, Handler handler) {
            this.name = name;
            this.interests = interests;
            this.handler = handler;
        }

        private void offer(Envelope message) {
            if (interests.stream().noneMatch(i -> i.pattern().matches(message.topic()))) return;
            try {
                handler.onMessage(message);
                handled++;
            } catch (Exception e) {
                failed++;
            }
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public InboxStats stats() {
            return new InboxStats(name, new InboxCounts(handled + failed, handled, failed, 0, 0, 0, 0), 0, new InboxDelays(Latency.NONE, Latency.NONE));
        }

        @Override
        public void close() {
            readers.remove(this);
        }
    }

    @Override
    public String name() {
        return "Sequential";
    }

    @Override
    public Publisher publisher(String source) {
        return (topic, type, priority, payload, intended, correlation) -> {
            lock.lock();
            try {
                waiting.add(new Envelope(++ids, topic, type, priority, source, intended, intended, correlation, payload));
                topics.add(topic);
                long id = ids;
                deliver();
                return id;
            } finally {
                lock.unlock();
            }
        };
    }

    private void deliver() {
        if (delivering) return;
        delivering = true;
        try {
            for (Envelope next = waiting.poll(); next != null; next = waiting.poll()) for (Reader r : readers) r.offer(next);
        } finally {
            delivering = false;
        }
    }

    @Override
    public Subscription subscribe(String name, List<Interest> interests, Handler handler) {
        var reader = new Reader(name, interests, handler);
        readers.add(reader);
        return reader;
    }

    @Override
    public Subscription share(String group, List<Interest> interests, Workers workers, Handler handler) {
        return subscribe(group, interests, handler);
    }

    @Override
    public void forget(Topic topic) {
        lock.lock();
        try {
            topics.remove(topic);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public BusStats stats() {
        lock.lock();
        try {
            var counted = new ArrayList<BusStats.TopicStats>();
            topics.forEach(t -> counted.add(new BusStats.TopicStats(t, null, 0, 0)));
            return new BusStats(name(), "", ids, readers.stream().map(Reader::stats).toList(), counted);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        readers.clear();
    }
}

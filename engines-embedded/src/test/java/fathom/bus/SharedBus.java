package fathom.bus;

import fathom.bus.local.LocalBus;
import fathom.measure.Latency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** One local bus on which several processes are, as far as they can tell: {@link #join} gives each of them its own end. Shared work goes round among the members. */
public final class SharedBus implements AutoCloseable {
    private final LocalBus bus = new LocalBus("Shared");
    private final Map<String, Group> groups = new ConcurrentHashMap<>();

    public End join() {
        return new End();
    }

    @Override
    public void close() {
        bus.close();
    }

    private final class Group {
        final List<Member> members = new CopyOnWriteArrayList<>();
        final Subscription inbox;
        int turn;

        Group(String name, List<Interest> interests) {
            inbox = bus.subscribe(name, interests, this::give);
        }

        void give(Envelope message) throws Exception {
            if (!members.isEmpty()) members.get(turn++ % members.size()).take(message);
        }
    }

    private final class Member implements Subscription {
        final End end;
        final String group;
        final Handler handler;
        final AtomicLong handled = new AtomicLong();

        Member(End end, String group, Handler handler) {
            this.end = end;
            this.group = group;
            this.handler = handler;
        }

        void take(Envelope message) throws Exception {
            handled.incrementAndGet();
            handler.onMessage(message);
        }

        @Override
        public String name() {
            return group;
        }

        @Override
        public InboxStats stats() {
            return new InboxStats(group, new InboxCounts(handled.get(), handled.get(), 0, 0, 0, 0, 0), 0, new InboxDelays(Latency.NONE, Latency.NONE));
        }

        @Override
        public void close() {
            groups.get(group).members.remove(this);
        }
    }

    /** What one process has of the bus. */
    public final class End implements Bus {
        private final List<Subscription> mine = new CopyOnWriteArrayList<>();
        private volatile boolean dead;

        @Override
        public String name() {
            return bus.name();
        }

        @Override
        public boolean isShared() {
            return true;
        }

        @Override
        public Publisher publisher(String source) {
            Publisher p = bus.publisher(source);
            return (topic, type, priority, payload, intended, correlation) -> dead ? 0 : p.publish(topic, type, priority, payload, intended, correlation);
        }

        @Override
        public Subscription subscribe(String name, List<Interest> interests, Handler handler) {
            Subscription s = bus.subscribe(name, interests, handler);
            mine.add(s);
            return s;
        }

        @Override
        public Subscription share(String group, List<Interest> interests, Workers workers, Handler handler) {
            Group g = groups.computeIfAbsent(group, name -> new Group(name, interests));
            if (g.members.stream().anyMatch(m -> m.end == this)) throw new IllegalStateException("group " + group + " has a member here already");
            var member = new Member(this, group, handler);
            g.members.add(member);
            mine.add(member);
            return member;
        }

        @Override
        public BusStats stats() {
            return bus.stats();
        }

        /** As if the process were killed: nothing goes in or out any more. */
        public void kill() {
            dead = true;
            mine.forEach(Subscription::close);
        }

        @Override
        public void close() {
            kill();
        }
    }
}

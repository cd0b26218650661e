package fathom.bus.redis;

import fathom.bus.Bus;
import fathom.bus.BusStats;
import fathom.bus.Envelope;
import fathom.bus.Handler;
import fathom.bus.InboxStats;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Priority;
import fathom.bus.Publisher;
import fathom.bus.Subscription;
import fathom.bus.Topic;
import fathom.bus.TopicPattern;
import fathom.bus.Workers;
import fathom.bus.codec.Encoding;
import fathom.bus.codec.PayloadTypes;
import fathom.bus.codec.WireCodec;
import fathom.bus.local.LocalBus;
import fathom.measure.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A bus over one to four servers with Redis Streams. What is published goes to the server where its type is at home; what comes back goes to inboxes like
 * those of the bus inside a process, with the same priorities and overflow policies. When a server is lost, its traffic moves to the others within a second,
 * what it may have swallowed with it, and returns when it is well. A subscriber sees each message once and those of one publisher, type and priority in
 * order; what is lost nevertheless is found from a hole in their numbers, and counted.
 */
public final class RedisBus implements Bus {
    /** One server of the bus. @param embedded where this process started it, else null; @param encoding of what is at home there */
    public record Server(RedisConnector connector, RedisServer embedded, Encoding encoding) {}

    /** How publishing on one topic goes. */
    private record Way(boolean shared, boolean mayShed) {}

    private static final long START_MILLIS = 15_000, CLOSE_MILLIS = 1_000;

    private final String name;
    private final RedisBusSettings settings;
    private final LocalBus inboxes;
    private final Map<Encoding, WireCodec> codecs;
    private final Ids ids = new Ids();
    private final EventHistory events = new EventHistory();
    private final List<Member> members = new ArrayList<>();
    private final Router router;
    private final Map<Topic, Way> ways = new ConcurrentHashMap<>();
    private final Map<String, WorkShare> shares = new ConcurrentHashMap<>();
    private final AtomicLong published = new AtomicLong();
    private volatile Runnable afterwards = () -> {};
    private volatile boolean closed;

    private RedisBus(String name, Routing routing, List<Server> servers, PayloadTypes types, RedisBusSettings settings) {
        if (servers.size() != routing.homes().size()) throw new IllegalArgumentException(routing.homes().size() + " buses need as many servers, got " + servers.size());
        this.name = name;
        this.settings = settings;
        inboxes = new LocalBus(name, true);
        codecs = new EnumMap<>(Encoding.class);
        for (Encoding e : Encoding.values()) codecs.put(e, new WireCodec(types, e, settings.compressAbove()));
        var urgentGates = new Gates((than, since) -> isBehind(than, since, true));
        var bulkGates = new Gates((than, since) -> isBehind(than, since, false));
        var listener = new Health.Listener() {
            @Override
            public void lost(Member member, String why, long since) {
                router.moveAway(member, why, since);
            }

            @Override
            public void back(Member member, long since) {
                router.bringHome(member, since);
            }
        };
        for (int i = 0; i < servers.size(); i++) {
            Server s = servers.get(i);
            members.add(new Member(routing.homes().get(i).bus(), ids.process(), s.connector(), s.embedded(), codecs.get(s.encoding()), settings, urgentGates, bulkGates,
                    inboxes, events, listener));
        }
        router = new Router(members, routing, events);
    }

    /** Whether another server's reader of the same priorities has not come that far yet. */
    private boolean isBehind(Member than, long since, boolean urgent) {
        if (closed) return false;
        for (Member m : members) if (m != than && m.isBehind(since, urgent)) return true;
        return false;
    }

    /**
     * Connects to the servers. Those of a group that cannot be reached are tried again later, as long as one can.
     *
     * @param servers in the order of the routing's homes
     * @throws RedisException when none of them can be used; the sentence is that of the first
     */
    public static RedisBus open(String name, Routing routing, List<Server> servers, PayloadTypes types, RedisBusSettings settings) throws RedisException {
        requireOne(servers);
        var bus = new RedisBus(name, routing, servers, types, settings);
        bus.members.forEach(Member::start);
        if (bus.awaitReady()) {
            bus.router.start();
            return bus;
        }
        String why = bus.members.getFirst().why();
        bus.close();
        throw new RedisException(servers.getFirst().connector().address() + ": " + why);
    }

    /** One by one, so that the first connection, which takes a process longest, is not one of sixteen at once. */
    private static void requireOne(List<Server> servers) throws RedisException {
        RedisException first = null;
        for (Server s : servers) {
            try (RedisLink link = s.connector.open("fathom first look", "fathom:")) {
                ServerInfo.of(link);
                return;
            } catch (RedisException e) {
                if (first == null) first = e;
            }
        }
        servers.forEach(s -> s.connector.close());
        throw first;
    }

    /** Waits for all servers, but not for one that says no while another is ready. @return whether there is at least one */
    private boolean awaitReady() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
        while (System.nanoTime() < end) {
            if (members.stream().anyMatch(Member::isReady) && members.stream().allMatch(m -> m.isReady() || m.isRefused())) return true;
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return members.stream().anyMatch(Member::isReady);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public Publisher publisher(String source) {
        if (source.length() > Topic.LONGEST) throw new IllegalArgumentException("the name of a publisher has at most " + Topic.LONGEST + " characters");
        return (topic, type, priority, payload, intended, correlation) -> publish(source, topic, type, priority, payload, intended, correlation);
    }

    private long publish(String source, Topic topic, MessageType type, Priority priority, Object payload, long intended, long correlation) {
        requireOpen();
        Way way = ways.get(topic);
        if (way == null) ways.put(topic, way = new Way(settings.isShared(topic), settings.mayShed(topic)));
        Lane lane = router.lane(type, priority);
        if (!hasRoom(lane, way)) return 0;
        long id = ids.next();
        var message = new Envelope(id, topic, type, priority, source, intended, Clock.SYSTEM.now(), correlation, payload);
        WireCodec codec = members.get(lane.home).codec();
        synchronized (lane) {
            byte[] frame = codec.frame(message, way.shared ? 0 : lane.peek());
            if (!way.shared) lane.taken();
            Member carrier = router.carrier(lane);
            carrier.writer().outbox().add(new Outgoing(lane, way.shared, codec, frame));
            carrier.published();
        }
        published.incrementAndGet();
        return id;
    }

    /** Waits for room where the message must not be left out. @return whether to send it */
    private boolean hasRoom(Lane lane, Way way) {
        Member carrier = router.carrier(lane);
        if (carrier.writer().outbox().hasRoom()) return true;
        if (way.mayShed && !lane.isUrgent()) {
            carrier.shed();
            return false;
        }
        try {
            while (!router.carrier(lane).writer().outbox().awaitRoom(TimeUnit.MILLISECONDS.toNanos(100))) requireOpen();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for room on the bus " + carrier.name(), e);
        }
    }

    @Override
    public Subscription subscribe(String subscriber, List<Interest> interests, Handler handler) {
        requireOpen();
        return inboxes.subscribe(subscriber, interests, handler);
    }

    @Override
    public Subscription share(String group, List<Interest> interests, Workers workers, Handler handler) {
        requireOpen();
        List<TopicPattern> patterns = interests.stream().map(Interest::pattern).toList();
        for (TopicPattern p : patterns) {
            if (!settings.shares(p)) throw new IllegalArgumentException("topics like " + p.text() + " go to everyone on this bus; shared are " + settings.shared().stream().map(TopicPattern::text).toList());
        }
        var share = new WorkShare(group, "p" + ids.process(), patterns, members, codecs.get(Encoding.MSGPACK), settings, workers, handler, s -> shares.remove(group, s));
        if (shares.putIfAbsent(group, share) != null) throw new IllegalStateException("the group " + group + " has a member in this process already");
        share.start();
        return share;
    }

    @Override
    public void forget(Topic topic) {
        inboxes.forget(topic);
        ways.remove(topic);
        members.forEach(m -> m.forget(topic));
    }

    @Override
    public BusStats stats() {
        BusStats local = inboxes.stats();
        List<InboxStats> all = Stream.concat(local.inboxes().stream(), shares.values().stream().map(Subscription::stats)).toList();
        Map<String, List<Topic>> wanted = inboxes.wantedTopics();
        double[] weights = router.weights();
        var each = new ArrayList<BusStats>();
        for (int i = 0; i < members.size(); i++) each.add(members.get(i).stats(wanted, weights[i]));
        var down = each.stream().filter(b -> b.state() != BusStats.State.UP).toList();
        BusStats.State state = down.isEmpty() ? BusStats.State.UP : each.stream().anyMatch(RedisBus::carries) ? BusStats.State.DEGRADED : BusStats.State.DOWN;
        String why = String.join("; ", down.stream().map(b -> b.name() + " " + b.why()).toList());
        var topics = each.stream().flatMap(b -> b.topics().stream()).toList();
        return new BusStats(name, each.getFirst().address(), state, why, published.get(), all, topics, null, each, events.latest());
    }

    private static boolean carries(BusStats member) {
        return member.state() == BusStats.State.UP || member.state() == BusStats.State.DEGRADED;
    }

    @Override
    public void kill(String bus) {
        embedded(bus).kill();
    }

    @Override
    public void revive(String bus) {
        try {
            embedded(bus).restart();
        } catch (RedisException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private RedisServer embedded(String bus) {
        RedisServer server = member(bus).embedded();
        if (server == null) throw new IllegalStateException("the server of " + bus + " was not started by this process, so it does not end it");
        return server;
    }

    Member member(String bus) {
        return members.stream().filter(m -> m.name().equals(bus)).findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no bus " + bus + ", only " + String.join(", ", members.stream().map(Member::name).toList())));
    }

    private void requireOpen() {
        if (closed) throw new IllegalStateException("bus " + name + " is closed");
    }

    /** What is to be done once the bus is closed: the servers that were started for it are ended then. */
    public RedisBus onClose(Runnable action) {
        afterwards = action;
        return this;
    }

    /** Waits a moment for what was published to be sent. */
    @Override
    public void close() {
        closed = true;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_MILLIS);
        while (System.nanoTime() < end && members.stream().anyMatch(m -> m.carries() && m.writer().outbox().bytes() > 0)) {
            try {
                TimeUnit.MILLISECONDS.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        List.copyOf(shares.values()).forEach(WorkShare::close);
        members.forEach(Member::close);
        inboxes.close();
        members.forEach(Member::awaitEnd);
        afterwards.run();
    }
}

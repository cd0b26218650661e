package fathom.bus.redis;

import fathom.bus.BusEvent;
import fathom.bus.BusStats.TopicStats;
import fathom.bus.BusStats;
import fathom.bus.MessageType;
import fathom.bus.Priority;
import fathom.bus.Topic;
import fathom.bus.WireStats;
import fathom.bus.codec.WireCodec;
import fathom.bus.local.LocalBus;
import fathom.measure.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** One server of a bus: who writes to it, who reads from it, who watches over it, and the counts of all three. */
final class Member {
    private static final int BULK_ENTRIES = 256, URGENT_ENTRIES = 64;
    /** Nanoseconds after which a probe is late: what is not urgent may have to wait for a full inbox. */
    private static final long URGENT_PATIENCE = 3_000_000_000L, BULK_PATIENCE = 6_000_000_000L;

    private static final long CALM = 1_000_000_000L;

    private final String name;
    private final int process;
    private final RedisConnector connector;
    private final RedisServer embedded;
    private final WireCodec codec;
    private final EventHistory events;
    private final StreamKeys keys;
    private final Breaker breaker = new Breaker();
    private final StreamWriter writer;
    private final StreamReader urgent, bulk;
    private final List<StreamReader> readers;
    private final Health health;
    private final Map<Topic, Carried> topics = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> groups = new ConcurrentHashMap<>();
    private final LocalBus inboxes;
    private final LongAdder entriesRead = new LongAdder(), lost = new LongAdder(), duplicates = new LongAdder(), foreign = new LongAdder(),
            shed = new LongAdder(), bytesIn = new LongAdder(), begunAnew = new LongAdder(), published = new LongAdder(), reclaimed = new LongAdder();
    private final Hops hops = new Hops();
    private final Faults faults;
    private final List<WorkReader> workers = new CopyOnWriteArrayList<>();
    private volatile String why = "not connected yet";
    private volatile String refusal = "";
    private volatile long refusedAt;
    private volatile boolean accepted;
    private volatile long heardAt;

    /** @param embedded the server where this process started it, else null */
    Member(String name, int process, RedisConnector connector, RedisServer embedded, WireCodec codec, RedisBusSettings settings, Gates urgentGates, Gates bulkGates,
           LocalBus inboxes, EventHistory events, Health.Listener listener) {
        this.name = name;
        this.process = process;
        this.connector = connector;
        this.embedded = embedded;
        this.codec = codec;
        this.inboxes = inboxes;
        this.events = events;
        faults = new Faults(name, events);
        keys = new StreamKeys(name);
        writer = new StreamWriter(this, settings);
        urgent = new StreamReader(this, "urgent", keys.everyone(Priority.FLASH_CRASH, Priority.URGENT), URGENT_ENTRIES, codec, urgentGates, new Probe(process, URGENT_PATIENCE));
        bulk = new StreamReader(this, "bulk", keys.everyone(Priority.HIGH, Priority.LOW), BULK_ENTRIES, codec, bulkGates, new Probe(process, BULK_PATIENCE));
        readers = List.of(urgent, bulk);
        health = new Health(this, breaker, keys, settings, readers, writer, listener);
    }

    void start() {
        health.start();
        writer.start();
        readers.forEach(StreamReader::start);
    }

    String name() {
        return name;
    }

    /** Names this process among all that use the server. */
    int process() {
        return process;
    }

    StreamKeys keys() {
        return keys;
    }

    /** Writes what is at home here. */
    WireCodec codec() {
        return codec;
    }

    StreamWriter writer() {
        return writer;
    }

    RedisServer embedded() {
        return embedded;
    }

    /** Whether messages may be sent there. */
    boolean carries() {
        return breaker.state() == Breaker.State.CLOSED;
    }

    /** Whether it answers: what lies on it can be read. */
    boolean isReachable() {
        return breaker.state() != Breaker.State.OPEN;
    }

    /** Whether there may be something on it that lay there at that time and was not read yet. */
    boolean isBehind(long since, boolean ofUrgent) {
        return isReachable() && (ofUrgent ? urgent : bulk).isBehind(since);
    }

    boolean isReady() {
        return carries() && readers.stream().allMatch(StreamReader::isReady);
    }

    /** How urgent messages come back from it. */
    Probe probe() {
        return urgent.probe();
    }

    /** For what its readers meet that should not be. */
    Faults faults() {
        return faults;
    }

    StreamReader urgent() {
        return urgent;
    }

    StreamReader bulk() {
        return bulk;
    }

    void joined(WorkReader reader) {
        workers.add(reader);
    }

    void left(WorkReader reader) {
        workers.remove(reader);
    }

    RedisLink open(String purpose) throws RedisException {
        return connector.open("fathom " + name + " " + purpose, keys.any());
    }

    /** It answered something, on whatever connection. */
    void heard(long now) {
        heardAt = now;
    }

    /** {@link System#nanoTime} of the last answer; meaningless before the first. */
    long heardAt() {
        return heardAt;
    }

    /** Something went wrong with a connection: the health is looked at without delay. */
    void suspect(String reason) {
        health.suspect(reason);
    }

    /** @param reason why it is not up; empty when it is */
    void state(String reason) {
        why = reason;
    }

    /** Whether it said no without delay: nobody listens there, or somebody who does not want us. One that is slow may still come. */
    boolean isRefused() {
        return health.isRefused();
    }

    String why() {
        return why;
    }

    /** What it said of itself lately. */
    ServerInfo server() {
        return health.server();
    }

    /** The server said no, e.g. because its memory is full. */
    void refused(String reason) {
        if (refusal.isEmpty()) events.add(BusEvent.Kind.REFUSED, name, "refuses messages: it " + reason, 0, 0);
        refusal = reason;
        refusedAt = System.nanoTime();
        accepted = false;
    }

    void accepted() {
        if (!accepted) accepted = true;
    }

    /** One that takes something now and then and refuses the rest still refuses. */
    void calm(long now) {
        if (refusal.isEmpty() || !accepted || now - refusedAt < CALM) return;
        refusal = "";
        events.add(BusEvent.Kind.NOTE, name, "takes messages again", 0, 0);
    }

    void sentAgain(int messages) {
        events.add(BusEvent.Kind.NOTE, name, "the server was started anew; what not all had read was sent again", messages, 0);
    }

    void notKept(long messages) {
        events.add(BusEvent.Kind.NOTE, name, "more than is kept had not been read by all: what the server lost of it cannot be sent again", messages, 0);
    }

    void published() {
        published.increment();
    }

    void shed() {
        shed.increment();
    }

    void lost(long messages) {
        lost.add(messages);
        events.add(BusEvent.Kind.NOTE, name, "lost messages: they were published and never came", messages, 0);
    }

    void duplicate() {
        duplicates.increment();
    }

    void foreign(String reason) {
        foreign.increment();
        if (foreign.sum() == 1) events.add(BusEvent.Kind.NOTE, name, "an entry was left out: " + reason, 0, 0);
    }

    void streamBeganAnew(String stream) {
        begunAnew.increment();
        events.add(BusEvent.Kind.NOTE, name, "the stream " + stream + " began anew, or lost its end; it is read on from where that is known", 0, 0);
    }

    void reclaimed(long entries) {
        reclaimed.add(entries);
    }

    void bytesIn(int bytes) {
        bytesIn.add(bytes);
    }

    void read(int entries) {
        entriesRead.add(entries);
    }

    /** What nobody else reads need not be kept until {@link Upkeep} has asked all: kept for a second, it would outlive many a garbage collection. */
    void forget(Map<String, StreamId> read) {
        if (health.isOnlyReader()) writer.retained().forget(read);
    }

    long entriesRead() {
        return entriesRead.sum();
    }

    void hops(long[] nanos, int count, long now) {
        hops.record(nanos, count, now);
    }

    void forget(Topic topic) {
        topics.remove(topic);
    }

    /** What it brings of a topic. */
    Carried carried(Topic topic, MessageType type) {
        Carried carried = topics.get(topic);
        return carried != null ? carried : topics.computeIfAbsent(topic, t -> new Carried(type, inboxes.inlet(t), new LongAdder(), new AtomicLong()));
    }

    /** Messages that it brought to a group's member in this process. */
    LongAdder broughtTo(String group) {
        return groups.computeIfAbsent(group, g -> new LongAdder());
    }

    BusStats stats(Map<String, List<Topic>> wanted, double weight) {
        long now = Clock.SYSTEM.now();
        var list = topics.entrySet().stream().map(e -> new TopicStats(e.getKey(), e.getValue().type(), e.getValue().count().sum(), e.getValue().lastAt().get()))
                .sorted(Comparator.comparing(t -> t.topic().name())).toList();
        Map<String, Long> reached = new HashMap<>();
        wanted.forEach((inbox, all) -> {
            long sum = 0;
            for (Topic t : all) {
                Carried carried = topics.get(t);
                if (carried != null) sum += carried.count().sum();
            }
            if (sum > 0) reached.put(inbox, sum);
        });
        groups.forEach((group, count) -> reached.put(group, count.sum()));
        ServerInfo server = health.server();
        var wire = new WireStats(new WireStats.Server(server.server(), server.memory(), server.clients(), embedded != null),
                new WireStats.Flow(list.stream().mapToLong(TopicStats::published).sum(), health.backlog(), health.pending(), writer.outbox().waiting()),
                new WireStats.Faults(lost.sum(), shed.sum(), reclaimed.sum(), health.trimmed(), duplicates.sum(), foreign.sum(), faults.givenUp(), begunAnew.sum()),
                new WireStats.Link(writer.bytesOut(), bytesIn.sum(), hops.window(now), health.ping(now), Map.copyOf(reached), weight));
        String said = !carries() ? why : !refusal.isEmpty() ? "refuses messages: it " + refusal : wrong(System.nanoTime());
        return new BusStats(name, connector.address(), state(), said, published.sum(), List.of(), list, wire, List.of(), List.of());
    }

    /** What is wrong with it though it carries messages; empty when nothing is. */
    String wrong(long now) {
        var all = new ArrayList<String>();
        if (urgent.probe().isLate()) all.add("answers, but messages do not come back from it");
        else if (bulk.probe().isLate()) all.add("answers, but what is not urgent does not come back from it");
        for (WorkReader w : workers) if (w.isStuck(now)) all.add("the work of " + w.group() + " is not read");
        String met = faults.latest(now);
        if (!met.isEmpty()) all.add(met);
        return String.join("; ", all);
    }

    BusStats.State state() {
        return switch (breaker.state()) {
            case OPEN -> BusStats.State.DOWN;
            case HALF_OPEN -> BusStats.State.PROBING;
            case CLOSED -> refusal.isEmpty() && wrong(System.nanoTime()).isEmpty() ? BusStats.State.UP : BusStats.State.DEGRADED;
        };
    }

    /** All at once: nobody waits for the next before it was told. */
    void close() {
        health.close();
        writer.close();
        readers.forEach(StreamReader::close);
    }

    void awaitEnd() {
        writer.awaitEnd();
        readers.forEach(StreamReader::awaitEnd);
        health.awaitEnd();
        connector.close();
    }
}

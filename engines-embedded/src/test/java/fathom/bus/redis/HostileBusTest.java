package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.bus.BusStats;
import fathom.bus.BusStats.State;
import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Overflow;
import fathom.bus.Priority;
import fathom.bus.Topic;
import fathom.bus.TopicPattern;
import fathom.bus.WireStats;
import fathom.bus.Workers;
import fathom.bus.codec.Encoding;
import fathom.bus.codec.PayloadTypes;
import fathom.bus.codec.WireCodec;
import fathom.bus.redis.Buses.Numbered;
import io.lettuce.core.Consumer;
import io.lettuce.core.Range;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody else may write to the bus, and means no good: what he does is found out, costs little and stays with what he wrote. */
class HostileBusTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NAME = "Primary";
    private static final StreamKeys KEYS = new StreamKeys(NAME);

    /** One whose making ends in an error, as an {@link OutOfMemoryError} may with an honest class. */
    record Bomb(int size) {
        Bomb {
            if (size > 1) throw new OutOfMemoryError("a bomb of " + size);
        }
    }

    private static final PayloadTypes TYPES = new PayloadTypes(Map.of("numbered", Numbered.class, "bomb", Bomb.class));

    private final List<AutoCloseable> open = new ArrayList<>();
    private RedisServer server;
    private RedisCommands<String, byte[]> stranger;

    @BeforeEach
    void start() throws RedisException {
        server = opened(RedisServer.start(RedisServer.Settings.of(NAME)));
        stranger = opened(RedisConnectors.of(server.uri())).open("a stranger", KEYS.any()).connection().sync();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable c : open.reversed()) c.close();
    }

    private <C extends AutoCloseable> C opened(C closeable) {
        open.add(closeable);
        return closeable;
    }

    private RedisBus bus(RedisBusSettings settings) throws RedisException {
        return opened(RedisBus.open("Test", Routing.single(NAME), List.of(new RedisBus.Server(RedisConnectors.of(server.uri()), server, Encoding.MSGPACK)), TYPES, settings));
    }

    private RedisBus bus() throws RedisException {
        return bus(RedisBusSettings.STANDARD);
    }

    private static BusStats primary(RedisBus bus) {
        return bus.stats().members().getFirst();
    }

    private static WireStats wire(RedisBus bus) {
        return primary(bus).wire();
    }

    /** As a bomb travels; its twin of size 1 is harmless to make. */
    private static byte[] bomb(String topic, long id, long sequence) {
        return replaced(entry(topic, id, sequence, "forger", new Bomb(1)), (byte) 0x91, (byte) 1, (byte) 99);
    }

    private static byte[] entry(String topic, long id, long sequence, String source, Object payload) {
        var codec = new WireCodec(TYPES, Encoding.MSGPACK, Integer.MAX_VALUE);
        return codec.entry(List.of(codec.frame(new Envelope(id, Topic.of(topic), MessageType.RISK_METRIC, Priority.NORMAL, source, 1, 1, 0, payload), sequence)));
    }

    /** The last place where these two bytes follow each other. */
    private static byte[] replaced(byte[] bytes, byte first, byte second, byte instead) {
        for (int i = bytes.length - 2; i >= 0; i--) {
            if (bytes[i] != first || bytes[i + 1] != second) continue;
            bytes[i + 1] = instead;
            return bytes;
        }
        throw new AssertionError("not there");
    }

    private void add(String key, byte[] entry) {
        stranger.xadd(key, Map.of(StreamWriter.FIELD, entry));
    }

    @Test
    void anEntryThatEndsInAnErrorIsGivenUpAndTheReaderGoesOn() throws Exception {
        RedisBus bus = bus();
        var got = Buses.collect(bus, "hostile.*");
        Buses.publish(bus, "hostile.a", MessageType.RISK_METRIC, 1, 1);
        await().atMost(PATIENCE).until(() -> got.size() == 1);
        add(KEYS.everyone(Priority.NORMAL), bomb("hostile.a", 77L << Ids.BITS, 1));
        await("given up").atMost(PATIENCE).until(() -> wire(bus).faults().givenUp() == 1);
        Buses.publish(bus, "hostile.a", MessageType.RISK_METRIC, 1, 2);
        await("the reader goes on").atMost(PATIENCE).untilAsserted(() -> assertThat(got).containsExactly(new Numbered(1, 1), new Numbered(1, 2)));
        assertThat(primary(bus).state()).isEqualTo(State.DEGRADED);
        assertThat(primary(bus).why()).contains("gave up an entry of fathom:{primary}:normal: OutOfMemoryError");
        assertThat(bus.stats().events()).anyMatch(e -> e.what().contains("gave up an entry"));
    }

    @Test
    void anEntryOfWorkThatEndsInAnErrorIsAcknowledgedKeptAsideAndTold() throws Exception {
        RedisBus bus = bus();
        var got = new ConcurrentLinkedQueue<Object>();
        bus.share("workers", List.of(Interest.lossless("work.*")), Workers.ONE, m -> got.add(m.payload()));
        add(KEYS.shared(Priority.NORMAL), bomb("work.a", 77L << Ids.BITS, 0));
        await("given up").atMost(PATIENCE).until(() -> wire(bus).faults().givenUp() == 1);
        Buses.publish(bus, "work.a", MessageType.RISK_METRIC, 1, 2);
        await("the reader goes on").atMost(PATIENCE).untilAsserted(() -> assertThat(got).containsExactly(new Numbered(1, 2)));
        await("acknowledged").atMost(PATIENCE).until(() -> stranger.xpending(KEYS.shared(Priority.NORMAL), "workers").getCount() == 0);
        assertThat(stranger.xrange(KEYS.aside(), Range.unbounded())).singleElement()
                .satisfies(e -> assertThat(new String(e.getBody().get("why"))).isEqualTo("OutOfMemoryError while it was read"));
    }

    /** It was in the hands of one that died with it, and of the next, and the next. */
    @Test
    void anEntryThatEndedAllWhoHadItIsNotHandedOutForEver() throws Exception {
        String key = KEYS.shared(Priority.NORMAL);
        stranger.xgroupCreate(StreamOffset.from(key, "0"), "workers", XGroupCreateArgs.Builder.mkstream());
        add(key, entry("work.a", 77L << Ids.BITS, 0, "forger", new Numbered(1, 1)));
        add(key, entry("work.a", 78L << Ids.BITS, 0, "honest", new Numbered(1, 2)));
        var dead = Consumer.from("workers", "dead");
        var ids = stranger.xreadgroup(dead, new XReadArgs().count(2), StreamOffset.lastConsumed(key)).stream().map(e -> e.getId()).toList();
        for (int i = 0; i < 5; i++) stranger.xclaim(key, dead, XClaimArgs.Builder.minIdleTime(0), ids.getFirst());
        RedisBus bus = bus(RedisBusSettings.STANDARD.withReclaimAfter(Duration.ofMillis(300)));
        var got = new ConcurrentLinkedQueue<Object>();
        bus.share("workers", List.of(Interest.lossless("work.*")), Workers.ONE, m -> got.add(m.payload()));
        await("what was handed out once is taken over").atMost(PATIENCE).untilAsserted(() -> assertThat(got).containsExactly(new Numbered(1, 2)));
        await("the other is given up").atMost(PATIENCE).until(() -> wire(bus).faults().givenUp() == 1);
        await("acknowledged").atMost(PATIENCE).until(() -> stranger.xpending(key, "workers").getCount() == 0);
        assertThat(primary(bus).why()).contains("handed out 5 times and never handled");
    }

    /** The number of a message says how many went before it: nobody lost 4.6 million million million. */
    @Test
    void aNumberThatCannotBeSoIsNotBelievedAndItsSenderIsNamed() throws Exception {
        RedisBus bus = bus();
        var got = Buses.collect(bus, "hostile.*");
        long process = 77L << Ids.BITS;
        add(KEYS.everyone(Priority.NORMAL), entry("hostile.a", process + 1, 1, "honest", new Numbered(1, 1)));
        add(KEYS.everyone(Priority.NORMAL), entry("hostile.a", process + 2, 4_600_000_000_000_000_000L, "for\nger", new Numbered(1, 666)));
        add(KEYS.everyone(Priority.NORMAL), entry("hostile.a", process + 3, -5, "forger", new Numbered(1, 667)));
        add(KEYS.everyone(Priority.NORMAL), entry("hostile.a", process + 4, 2, "honest", new Numbered(1, 2)));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(got).containsExactly(new Numbered(1, 1), new Numbered(1, 2)));
        assertThat(wire(bus).faults().lost()).isZero();
        assertThat(primary(bus).state()).isEqualTo(State.DEGRADED);
        assertThat(primary(bus).why()).contains("'forger' sends numbers that cannot be so");
        assertThat(bus.stats().events()).anyMatch(e -> e.what().contains("'for?ger'"));
    }

    /** As after a server that came back without its data and with a clock that is behind: whoever waits for higher numbers would wait for long. */
    @Test
    void aStreamThatBeginsAnewWithSmallerNumbersIsReadFromItsStart() throws Exception {
        RedisBus bus = bus();
        var got = Buses.collect(bus, "hostile.*");
        Buses.publish(bus, "hostile.a", MessageType.VPIN_CALCULATION, 1, 1);
        await().atMost(PATIENCE).until(() -> got.size() == 1);
        String key = KEYS.everyone(Priority.HIGH);
        stranger.del(key);
        stranger.xadd(key, new XAddArgs().id("5-1"), Map.of(StreamWriter.FIELD, entry("hostile.a", 77L << Ids.BITS, 1, "honest", new Numbered(7, 1))));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(got).containsExactly(new Numbered(1, 1), new Numbered(7, 1)));
        assertThat(wire(bus).faults().begunAnew()).isEqualTo(1);
        assertThat(bus.stats().events()).anyMatch(e -> e.what().contains("began anew"));
        stranger.xadd(key, new XAddArgs().id("5-2"), Map.of(StreamWriter.FIELD, entry("hostile.a", 77L << Ids.BITS | 1, 2, "honest", new Numbered(7, 2))));
        await().atMost(PATIENCE).until(() -> got.size() == 3);
        assertThat(wire(bus).faults().begunAnew()).as("nothing is read twice").isEqualTo(1);
        assertThat(wire(bus).faults().duplicates()).isZero();
    }

    /** A reader that stands still is found out, whichever it is: here one waits for a full inbox. */
    @Test
    void aReaderFromWhichNothingComesBackIsTold() throws Exception {
        RedisBus bus = bus();
        var release = new CountDownLatch(1);
        bus.subscribe("stuck", List.of(new Interest(new TopicPattern("hostile.*"), Overflow.WAIT, 1)), m -> release.await());
        for (int i = 0; i < 1_000; i++) Buses.publish(bus, "hostile.a", MessageType.RISK_METRIC, 1, i);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(primary(bus).why()).isEqualTo("answers, but what is not urgent does not come back from it"));
        assertThat(bus.stats().state()).as("it carries all the same").isEqualTo(State.DEGRADED);
        release.countDown();
        await().atMost(PATIENCE).until(() -> primary(bus).state() == State.UP);
    }

    /** Forty entries of 8 MB lie there when the reader comes round; in one answer they would be 320 MB: they come a few at a time. */
    @Test
    void largeEntriesAreReadAFewAtATime() throws Exception {
        RedisBus bus = bus();
        var release = new CountDownLatch(1);
        var got = new ConcurrentLinkedQueue<Object>();
        bus.subscribe("stuck", List.of(new Interest(new TopicPattern("hostile.*"), Overflow.WAIT, 1)), m -> {
            release.await();
            got.add(m.payload());
        });
        int messages = 1_000, entries = 40;
        for (int i = 0; i < messages; i++) Buses.publish(bus, "hostile.a", MessageType.RISK_METRIC, 1, i);
        for (int i = 0; i < entries; i++) add(KEYS.everyone(Priority.LOW), new byte[8 << 20]);
        release.countDown();
        await().atMost(PATIENCE).until(() -> wire(bus).faults().foreign() == entries);
        for (int i = 0; i < 600; i++) Buses.publish(bus, "hostile.a", MessageType.RISK_METRIC, 1, messages + i);
        await("as many as before, and nothing is lost").atMost(PATIENCE).until(() -> got.size() == messages + 600);
    }
}

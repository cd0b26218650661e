package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fathom.bus.BusStats;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Priority;
import fathom.bus.Topic;
import fathom.bus.TopicPattern;
import fathom.bus.WireStats;
import fathom.bus.Workers;
import fathom.bus.codec.Encoding;
import fathom.bus.redis.Buses.Numbered;
import fathom.measure.Clock;
import io.lettuce.core.Consumer;
import io.lettuce.core.XClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.sync.RedisStreamCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One bus on one real server: everyone sees everything once and in order, shared work is handled once, nothing is lost uncounted. */
@Order(4)
class RedisBusTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static Buses buses;

    @BeforeAll
    static void start() throws RedisException {
        buses = Buses.start(RedisServer.Settings.of("Primary"));
    }

    @AfterAll
    static void stop() {
        buses.close();
    }

    private static WireStats wire(RedisBus bus) {
        return bus.stats().members().getFirst().wire();
    }

    @ParameterizedTest
    @CsvSource({"MSGPACK, 64", "MSGPACK, 1", "JSON, 1", "JSON, 64"})
    void everySubscriberInEveryProcessSeesEveryMessageOnceAndInOrder(Encoding encoding, int pack) throws Exception {
        int messages = 5_000;
        String topic = "data." + encoding + pack;
        var settings = RedisBusSettings.STANDARD.withPack(pack);
        try (RedisBus one = buses.bus(settings, encoding); RedisBus other = buses.bus(settings, encoding)) {
            var here = Buses.collect(one, topic);
            var there = Buses.collect(other, "data.*" + pack);
            for (int i = 0; i < messages; i++) Buses.publish(one, topic, MessageType.RISK_METRIC, 1, i);
            var all = IntStream.range(0, messages).mapToObj(i -> new Numbered(1, i)).toList();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(here).as("%s %s", wire(one), one.stats().inboxes()).hasSize(messages));
            assertThat(List.copyOf(here)).isEqualTo(all);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(there).hasSize(messages));
            assertThat(List.copyOf(there)).isEqualTo(all);
            assertThat(wire(other).faults().lost()).isZero();
            assertThat(wire(other).faults().foreign()).isZero();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(wire(one).flow().queued()).isZero());
        }
    }

    @Test
    void twoProcessesThatWriteDifferentlyUnderstandEachOther() throws Exception {
        try (RedisBus json = buses.bus(RedisBusSettings.STANDARD, Encoding.JSON); RedisBus pack = buses.bus()) {
            var atJson = Buses.collect(json, "mixed.*");
            var atPack = Buses.collect(pack, "mixed.*");
            Buses.publish(json, "mixed.a", MessageType.RISK_METRIC, 1, 1);
            Buses.publish(pack, "mixed.b", MessageType.RISK_METRIC, 2, 2);
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(atJson).containsExactlyInAnyOrder(new Numbered(1, 1), new Numbered(2, 2));
                assertThat(atPack).containsExactlyInAnyOrder(new Numbered(1, 1), new Numbered(2, 2));
            });
        }
    }

    /** Trusted is what readers tell only some seconds after a server was first met; from then on the stream becomes short while it is written to. */
    @Test
    void whatWasReadIsCutOffWithWhatIsAddedAndCounted() throws Exception {
        long keep = 500, cutOff = 4_000;
        var settings = RedisBusSettings.STANDARD.withPack(1).withKeepEntries(keep);
        try (RedisBus bus = buses.bus(settings); var connector = RedisConnectors.of(buses.servers.getFirst().uri()); var link = connector.open("test", "fathom:")) {
            var seen = Buses.collect(bus, "cut.*");
            String key = new StreamKeys("Primary").everyone(Priority.NORMAL);
            long before = link.connection().sync().xlen(key);
            var sent = new AtomicInteger();
            await().atMost(PATIENCE).untilAsserted(() -> {
                for (int i = 0; i < 500; i++) Buses.publish(bus, "cut.a", MessageType.RISK_METRIC, 1, sent.getAndIncrement());
                assertThat(wire(bus).faults().trimmed()).isGreaterThan(cutOff);
            });
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(seen).hasSize(sent.get()));
            assertThat(List.copyOf(seen)).isEqualTo(IntStream.range(0, sent.get()).mapToObj(i -> new Numbered(1, i)).toList());
            assertThat(wire(bus).faults().lost()).isZero();
            assertThat(link.connection().sync().xlen(key)).isLessThan(before + sent.get() - cutOff);
        }
    }

    @Test
    void whatIsUrgentOvertakesABacklog() throws Exception {
        int backlog = 3_000;
        var order = Collections.synchronizedList(new ArrayList<Priority>());
        var go = new CountDownLatch(1);
        try (RedisBus reader = buses.bus(); RedisBus writer = buses.bus()) {
            reader.subscribe("slow", List.of(new Interest(new TopicPattern("rush.*"), fathom.bus.Overflow.WAIT, 64)), m -> {
                go.await();
                order.add(m.priority());
            });
            var publisher = writer.publisher("p");
            for (int i = 0; i < backlog; i++) publisher.publish(Topic.of("rush.data"), MessageType.RISK_METRIC, Priority.NORMAL, new Numbered(1, i), Clock.SYSTEM.now(), 0);
            publisher.publish(Topic.of("rush.crash"), MessageType.FLASH_CRASH_ALERT, Priority.FLASH_CRASH, new Numbered(2, 0), Clock.SYSTEM.now(), 0);
            publisher.publish(Topic.of("rush.call"), MessageType.MARGIN_CALL, Priority.CRITICAL, new Numbered(3, 0), Clock.SYSTEM.now(), 0);
            // The inbox is full, so the reader of ordinary messages stands still: the urgent ones must come past it.
            await().atMost(PATIENCE).until(() -> reader.stats().inboxes().getFirst().waiting() >= 64
                    && reader.stats().topics().stream().map(t -> t.topic().name()).toList().containsAll(List.of("rush.crash", "rush.call")));
            go.countDown();
            await().atMost(PATIENCE).until(() -> order.size() == backlog + 2);
            assertThat(order.indexOf(Priority.FLASH_CRASH)).as("only what was in hand came before").isLessThanOrEqualTo(1);
            assertThat(order.indexOf(Priority.CRITICAL)).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void sharedWorkIsHandledOnceBySomeMemberAndInOrderForEachTopic() throws Exception {
        int messages = 4_000, topics = 16;
        var handled = ConcurrentHashMap.<Numbered>newKeySet();
        var twice = ConcurrentHashMap.<Numbered>newKeySet();
        var last = new ConcurrentHashMap<String, Integer>();
        Set<String> disorder = ConcurrentHashMap.newKeySet();
        var bothTakePart = new CountDownLatch(2);
        try (RedisBus one = buses.bus(); RedisBus two = buses.bus(); RedisBus writer = buses.bus()) {
            for (var member : List.of(one, two)) {
                String name = "member " + System.identityHashCode(member);
                var first = new AtomicBoolean(true);
                member.share("workers", List.of(Interest.lossless("work.item.*")), new Workers(1, 8), m -> {
                    var n = (Numbered) m.payload();
                    if (!handled.add(n)) twice.add(n);
                    Integer before = last.put(name + m.topic(), n.number());
                    if (before != null && before > n.number()) disorder.add(m.topic() + ": " + n.number() + " after " + before);
                    if (first.getAndSet(false)) bothTakePart.countDown();
                    bothTakePart.await(); // nobody takes so much that nothing is left for the other
                });
            }
            for (int i = 0; i < messages; i++) Buses.publish(writer, "work.item." + i % topics, MessageType.GPU_COMPUTATION, 1, i);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled).hasSize(messages));
            assertThat(twice).isEmpty();
            assertThat(disorder).isEmpty();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(wire(writer).flow().pending()).as("all acknowledged").isZero());
            assertThatThrownBy(() -> one.share("workers", List.of(Interest.lossless("work.item.*")), Workers.ONE, m -> {})).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("already");
            assertThatThrownBy(() -> one.share("others", List.of(Interest.lossless("market_data.*")), Workers.ONE, m -> {})).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("go to everyone");
        }
    }

    @Test
    void aMemberThatIsStuckKeepsNoMoreThanItsRoomFromTheOthers() throws Exception {
        int messages = 4_000, workers = 2;
        var go = new CountDownLatch(1);
        var stuck = new AtomicInteger();
        var helped = ConcurrentHashMap.<Numbered>newKeySet();
        try (RedisBus one = buses.bus(); RedisBus two = buses.bus(); RedisBus writer = buses.bus()) {
            one.share("helpers", List.of(Interest.lossless("work.help.*")), new Workers(workers, workers), m -> {
                go.await();
                stuck.incrementAndGet();
            });
            for (int i = 0; i < messages; i++) Buses.publish(writer, "work.help." + i % 16, MessageType.GPU_COMPUTATION, 1, i);
            await().atMost(PATIENCE).until(() -> one.stats().inboxes().getFirst().waiting() >= WorkShare.CAPACITY - workers);
            two.share("helpers", List.of(Interest.lossless("work.help.*")), new Workers(1, 8), m -> helped.add((Numbered) m.payload()));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(helped).hasSizeGreaterThanOrEqualTo(messages - 2 * WorkShare.CAPACITY - workers));
            assertThat(stuck).hasValue(0);
            go.countDown();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(helped.size() + stuck.get()).isEqualTo(messages));
        }
    }

    @Test
    void whatADeadMemberHeldIsTakenOverAlsoFromBehindTheMuchThatALivingOneHolds() throws Exception {
        int living = 1_000, dead = 20;
        String key = new StreamKeys("Primary").shared(MessageType.GPU_COMPUTATION.priority());
        var settings = RedisBusSettings.STANDARD.withPack(1).withReclaimAfter(Duration.ofMillis(600));
        var handled = ConcurrentHashMap.<Numbered>newKeySet();
        try (RedisBus writer = buses.bus(settings); RedisConnector connector = RedisConnectors.of(buses.servers.getFirst().uri()); RedisLink link = connector.open("members", "fathom:{primary}:")) {
            var commands = link.connection().sync();
            commands.xgroupCreate(StreamOffset.latest(key), "heirs", XGroupCreateArgs.Builder.mkstream());
            for (int i = 0; i < living + dead; i++) Buses.publish(writer, "work.left." + i % 16, MessageType.GPU_COMPUTATION, 1, i);
            List<String> held = take(commands, key, Consumer.from("heirs", "alive"), living);
            take(commands, key, Consumer.from("heirs", "dead"), dead);
            try (RedisBus heir = buses.bus(settings)) {
                heir.share("heirs", List.of(Interest.lossless("work.left.*")), Workers.ONE, m -> handled.add((Numbered) m.payload()));
                await().atMost(PATIENCE).until(() -> {
                    commands.xclaim(key, Consumer.from("heirs", "alive"), new XClaimArgs().minIdleTime(0).justid(), held.toArray(String[]::new)); // it gives signs of life
                    return handled.containsAll(IntStream.range(living, living + dead).mapToObj(i -> new Numbered(1, i)).toList());
                });
            }
        }
    }

    /** What another member of a group would do. @return ids */
    private static List<String> take(RedisStreamCommands<String, byte[]> commands, String key, Consumer<String> member, int entries) {
        var taken = new ArrayList<String>();
        await().atMost(PATIENCE).until(() -> {
            commands.xreadgroup(member, new XReadArgs().count(entries - taken.size()), StreamOffset.lastConsumed(key)).forEach(e -> taken.add(e.getId()));
            return taken.size() == entries;
        });
        return taken;
    }

    @Test
    void entriesOfOthersAreLeftOutAndCounted() throws Exception {
        try (RedisBus bus = buses.bus(); RedisConnector foreign = RedisConnectors.of(buses.servers.getFirst().uri()); RedisLink link = foreign.open("a stranger", "fathom:{primary}:")) {
            var got = Buses.collect(bus, "after.*");
            var commands = link.connection().async();
            String key = new StreamKeys("Primary").everyone(Priority.NORMAL);
            byte[] huge = new byte[20 << 20];
            Answers.await(commands.xadd(key, "somebody", "else".getBytes()), 5_000);
            Answers.await(commands.xadd(key, "m", new byte[] {1, (byte) 0x93, 2, 3}), 5_000);
            Answers.await(commands.xadd(key, "m", "{\"topic\":\"a\"}".getBytes()), 5_000);
            Answers.await(commands.xadd(key, "m", huge), 20_000);
            Buses.publish(bus, "after.all", MessageType.RISK_METRIC, 1, 1);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(got).containsExactly(new Numbered(1, 1)));
            assertThat(wire(bus).faults().foreign()).isEqualTo(4);
            assertThat(bus.stats().events()).anyMatch(e -> e.what().contains("left out"));
        }
    }

    @Test
    void aBusTellsWhatItKnowsOfItsServer() throws Exception {
        try (RedisBus bus = buses.bus()) {
            var got = Buses.collect(bus, "figures.*");
            for (int i = 0; i < 100; i++) Buses.publish(bus, "figures.a", MessageType.RISK_METRIC, 1, i);
            await().atMost(PATIENCE).until(() -> got.size() == 100);
            await().atMost(PATIENCE).untilAsserted(() -> {
                BusStats stats = bus.stats();
                assertThat(stats.state()).isEqualTo(BusStats.State.UP);
                assertThat(stats.published()).isEqualTo(100);
                WireStats wire = wire(bus);
                assertThat(wire.server().version()).matches("(redis|valkey) \\d+\\.\\d+.*");
                assertThat(wire.flow().delivered()).isEqualTo(100);
                assertThat(wire.link().reached()).containsEntry("collector of figures.*", 100L);
                assertThat(wire.server().memory()).isPositive();
                assertThat(wire.server().clients()).isPositive();
                assertThat(wire.flow().backlog()).isZero();
                assertThat(wire.link().bytesOut()).isPositive();
                assertThat(wire.link().bytesIn()).isGreaterThanOrEqualTo(wire.link().bytesOut());
                assertThat(wire.link().hop().count()).isEqualTo(100);
                assertThat(wire.link().ping().count()).isPositive();
                assertThat(wire.server().embedded()).isTrue();
            });
        }
    }

    @Test
    void aSlowReaderIsNotCutOffUnlessTheBoundForcesIt() throws Exception {
        int messages = 20_000;
        var go = new CountDownLatch(1);
        var settings = RedisBusSettings.STANDARD.withPack(1).withMost(1_000);
        try (RedisBus reader = buses.bus(settings); RedisBus writer = buses.bus(settings)) {
            var got = ConcurrentHashMap.<Numbered>newKeySet();
            reader.subscribe("slow", List.of(new Interest(new TopicPattern("flood.*"), fathom.bus.Overflow.WAIT, 64)), m -> {
                go.await();
                got.add((Numbered) m.payload());
            });
            for (int i = 0; i < messages; i++) Buses.publish(writer, "flood.a", MessageType.RISK_METRIC, 1, i);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(wire(writer).flow().queued()).isZero());
            go.countDown();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(got.size() + wire(reader).faults().lost()).as("seen or known to be lost").isEqualTo(messages));
            assertThat(wire(reader).faults().lost()).as("more were published than may lie there").isPositive();
        }
    }

    @Test
    void aClosedBusTakesNothing() throws Exception {
        RedisBus bus = buses.bus();
        bus.close();
        assertThatThrownBy(() -> Buses.publish(bus, "a", MessageType.RISK_METRIC, 1, 1)).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
    }
}

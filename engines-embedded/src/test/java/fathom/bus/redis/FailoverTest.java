package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.bus.BusEvent;
import fathom.bus.BusStats;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Topics;
import fathom.bus.redis.Buses.Numbered;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are killed, frozen and started again under traffic: everything arrives once and in order, and every move is told. */
@Order(6)
class FailoverTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static BusStats member(RedisBus bus, String name) {
        return bus.stats().members().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
    }

    private static void awaitState(RedisBus bus, String member, BusStats.State state) {
        await(member + " is " + state).atMost(PATIENCE).until(() -> member(bus, member).state() == state);
    }

    private static void requireEachOnceAndInOrder(ConcurrentLinkedQueue<Numbered> got, int messages) {
        assertThat(got).doesNotHaveDuplicates();
        Map<Integer, Integer> last = new ConcurrentHashMap<>();
        for (Numbered n : got) {
            Integer before = last.put(n.number() % 4, n.number());
            assertThat(before == null || before < n.number()).as("%d after %s", n.number(), before).isTrue();
        }
        var missing = new HashSet<Integer>();
        for (int i = 0; i < messages; i++) missing.add(i);
        got.forEach(n -> missing.remove(n.number()));
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void trafficOfAKilledServerMovesAndReturns(boolean appendOnly) throws Exception {
        try (Buses buses = Buses.start(Routing.FOUR, appendOnly)) {
            RedisBus writer = buses.bus(), reader = buses.bus();
            var got = Buses.collect(reader, "market_data.*");
            var others = Buses.collect(reader, "risk.*");
            var source = new Source(writer, MessageType.MARKET_DATA, "market_data.");
            source.awaitMore(2_000);
            for (int round = 0; round < 2; round++) {
                writer.kill("MarketData");
                awaitState(writer, "MarketData", BusStats.State.DOWN);
                source.awaitMore(2_000);
                Buses.publish(writer, "risk.a", MessageType.RISK_METRIC, 2, round);
                assertThat(writer.stats().state()).isEqualTo(BusStats.State.DEGRADED);
                writer.revive("MarketData");
                awaitState(writer, "MarketData", BusStats.State.UP);
                awaitState(reader, "MarketData", BusStats.State.UP);
                source.awaitMore(2_000);
            }
            int messages = source.stop();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(got.size()).isGreaterThanOrEqualTo(messages));
            requireEachOnceAndInOrder(got, messages);
            await().atMost(PATIENCE).until(() -> others.size() == 2);
            assertThat(reader.stats().members()).allSatisfy(m -> assertThat(m.wire().faults().lost()).as(m.name()).isZero());
            var kinds = writer.stats().events().stream().filter(e -> e.bus().equals("MarketData")).map(BusEvent::kind).toList();
            assertThat(kinds).contains(BusEvent.Kind.LOST, BusEvent.Kind.RETURNED);
            assertThat(writer.stats().events()).anyMatch(e -> e.kind() == BusEvent.Kind.LOST && e.what().contains("moved to") && e.took() > 0);
        }
    }

    @Test
    void aFrozenServerIsFoundAndItsTrafficMoves() throws Exception {
        try (Buses buses = Buses.start(Routing.DUAL, false)) {
            RedisBus writer = buses.bus(), reader = buses.bus();
            var got = Buses.collect(reader, "market_data.*");
            var source = new Source(writer, MessageType.MARKET_DATA, "market_data.");
            source.awaitMore(1_000);
            Signals.freeze(buses.server("MarketData"));
            awaitState(writer, "MarketData", BusStats.State.DOWN);
            assertThat(member(writer, "MarketData").why()).contains("does not answer");
            source.awaitMore(1_000);
            Signals.thaw(buses.server("MarketData"));
            awaitState(writer, "MarketData", BusStats.State.UP);
            awaitState(reader, "MarketData", BusStats.State.UP);
            source.awaitMore(1_000);
            int messages = source.stop();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(got.size()).isGreaterThanOrEqualTo(messages));
            requireEachOnceAndInOrder(got, messages);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSingleServerThatComesBackBringsEverything(boolean appendOnly) throws Exception {
        var settings = appendOnly ? RedisServer.Settings.of("Primary").withAppendOnly() : RedisServer.Settings.of("Primary");
        try (Buses buses = Buses.start(settings)) {
            RedisBus writer = buses.bus(), reader = buses.bus();
            var got = Buses.collect(reader, "risk.*");
            var source = new Source(writer, MessageType.RISK_METRIC, "risk.");
            source.awaitMore(2_000);
            for (int round = 0; round < 3; round++) {
                buses.server("Primary").kill();
                awaitState(writer, "Primary", BusStats.State.DOWN);
                assertThat(writer.stats().state()).isEqualTo(BusStats.State.DOWN);
                buses.server("Primary").restart();
                awaitState(writer, "Primary", BusStats.State.UP);
                awaitState(reader, "Primary", BusStats.State.UP);
                source.awaitMore(500);
            }
            int messages = source.stop();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(got.size()).isGreaterThanOrEqualTo(messages));
            requireEachOnceAndInOrder(got, messages);
        }
    }

    @Test
    void aFullServerIsToldWaitedForAndGoneOnWith() throws Exception {
        try (Buses buses = Buses.start(RedisServer.Settings.of("Primary").withMaxMemory(8 << 20))) {
            var settings = RedisBusSettings.STANDARD.with(Topics.ALL).withPack(1).withQueueBytes(64 << 10);
            RedisBus writer = buses.bus(settings);
            try (RedisConnector filler = RedisConnectors.of(buses.servers.getFirst().uri()); RedisLink link = filler.open("filler", "fathom:{primary}:")) {
                var commands = link.connection().sync();
                for (int size = 1 << 18; size >= 64; size /= 8) fill(commands, size);
                var got = Buses.collect(writer, "risk.*");
                var sent = new AtomicInteger();
                // The server's own buffers come and go, so it is filled again until it refuses something of ours.
                await().atMost(PATIENCE).untilAsserted(() -> {
                    fill(commands, 64);
                    Buses.publish(writer, "risk.a", MessageType.RISK_METRIC, 1, sent.getAndIncrement());
                    BusStats full = member(writer, "Primary");
                    assertThat(full.why()).contains("refuses messages").contains("maxmemory");
                    assertThat(full.state()).isEqualTo(BusStats.State.DEGRADED);
                });
                // What may be left out is, rather than to make its publisher wait for a full server.
                await().atMost(PATIENCE).until(() -> {
                    fill(commands, 64);
                    for (int i = 0; i < 200; i++) Buses.publish(writer, Topics.BOOKS.topic("a").name(), MessageType.MARKET_DATA, 2, 0);
                    return member(writer, "Primary").wire().faults().shed() > 0;
                });
                for (int size = 1 << 18; size >= 64; size /= 8) commands.del("fathom:{primary}:fill" + size);
                await().atMost(PATIENCE).until(() -> member(writer, "Primary").state() == BusStats.State.UP);
                await().atMost(PATIENCE).until(() -> got.size() >= sent.get());
                assertThat(got).containsExactlyElementsOf(IntStream.range(0, sent.get()).mapToObj(i -> new Numbered(1, i)).toList());
            }
        }
    }

    /** With values of this size, until the server has no room for another. */
    private static void fill(RedisCommands<String, byte[]> commands, int size) {
        try {
            for (int i = 0; i < 100_000; i++) commands.rpush("fathom:{primary}:fill" + size, new byte[size]);
        } catch (RedisCommandExecutionException e) {
            assertThat(e).hasMessageContaining("OOM");
        }
    }

    @Test
    void whatADeadMemberOfAGroupHeldIsTakenOver() throws Exception {
        try (Buses buses = Buses.start(RedisServer.Settings.of("Primary"))) {
            var settings = RedisBusSettings.STANDARD.withPack(1).withReclaimAfter(Duration.ofMillis(600));
            RedisBus dying = buses.bus(settings), living = buses.bus(settings), writer = buses.bus(settings);
            var handled = ConcurrentHashMap.<Numbered>newKeySet();
            var twice = ConcurrentHashMap.<Numbered>newKeySet();
            var stuck = new AtomicInteger();
            dying.share("workers", List.of(Interest.lossless("work.*")), new fathom.bus.Workers(1, 1), m -> {
                stuck.incrementAndGet();
                LockSupport.park(); // until its process ends
            });
            int messages = 200;
            for (int i = 0; i < messages; i++) Buses.publish(writer, "work." + i % 4, MessageType.GPU_COMPUTATION, 1, i);
            await().atMost(PATIENCE).until(() -> stuck.get() > 0);
            living.share("workers", List.of(Interest.lossless("work.*")), new fathom.bus.Workers(1, 4), m -> {
                if (!handled.add((Numbered) m.payload())) twice.add((Numbered) m.payload());
            });
            dying.close();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled).hasSize(messages));
            assertThat(twice).isEmpty();
            assertThat(member(living, "Primary").wire().faults().reclaimed()).isPositive();
        }
    }
}

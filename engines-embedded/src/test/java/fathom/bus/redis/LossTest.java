package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.bus.BusStats;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Overflow;
import fathom.bus.TopicPattern;
import fathom.bus.WireStats;
import fathom.bus.Workers;
import fathom.bus.codec.Encoding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Numbered messages through a server that is killed at random moments and started again: what it had acknowledged and kept is not lost, what it lost is
 * counted, and nobody sees a message twice. {@code -Dfathom.messages=1000000} for more of them, {@code -Dfathom.seed=…} for other moments.
 */
@Order(5)
class LossTest {
    private static final int MESSAGES = Integer.getInteger("fathom.messages", 100_000);
    private static final long SEED = Long.getLong("fathom.seed", 1);
    private static final Duration PATIENCE = Duration.ofSeconds(60 + MESSAGES / 5_000);
    private static final int KILLS = 3, TOPICS = 8;

    private enum Mode {
        SINGLE("loss.", 1, Encoding.MSGPACK),
        PACKED("loss.", 64, Encoding.MSGPACK),
        JSON("loss.", 1, Encoding.JSON),
        WORK("work.", 64, Encoding.MSGPACK);

        private final String topics;
        private final int pack;
        private final Encoding encoding;

        Mode(String topics, int pack, Encoding encoding) {
            this.topics = topics;
            this.pack = pack;
            this.encoding = encoding;
        }

        /** Streams hold everything: how a bound cuts off what was not read is not the question here. */
        RedisBusSettings settings() {
            return RedisBusSettings.STANDARD.withPack(pack).withReclaimAfter(Duration.ofSeconds(1)).withMost(2L * MESSAGES);
        }

        void subscribe(RedisBus bus, Ledger ledger) {
            if (this == WORK) bus.share("workers", List.of(Interest.lossless("work.*")), new Workers(1, 4), ledger::see);
            else bus.subscribe("reader", List.of(Interest.lossless("loss.*")), ledger::see);
        }

        CompletableFuture<Void> publishAll(RedisBus bus) {
            return CompletableFuture.runAsync(() -> publish(bus, 0, MESSAGES), task -> Thread.ofPlatform().daemon().start(task));
        }

        void publish(RedisBus bus, int from, int to) {
            for (int i = from; i < to; i++) Buses.publish(bus, topics + i % TOPICS, MessageType.RISK_METRIC, 1, i);
        }
    }

    private static BusStats primary(RedisBus bus) {
        return bus.stats().members().getFirst();
    }

    private static WireStats wire(RedisBus bus) {
        return primary(bus).wire();
    }

    private static void awaitUp(RedisBus... buses) {
        for (RedisBus bus : buses) await().atMost(PATIENCE).until(() -> primary(bus).state() == BusStats.State.UP);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void whatAServerKeepsIsNotLostWhenItIsKilled(Mode mode) throws Exception {
        var random = new Random(SEED + mode.ordinal());
        var ledger = new Ledger(MESSAGES);
        try (Buses buses = Buses.start(RedisServer.Settings.of("Primary").withAppendOnly())) {
            RedisBus reader = buses.bus(mode.settings(), mode.encoding), writer = buses.bus(mode.settings(), mode.encoding);
            mode.subscribe(reader, ledger);
            var publishing = mode.publishAll(writer);
            for (int moment : random.ints(KILLS, MESSAGES / 50, MESSAGES).sorted().toArray()) {
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> ledger.size() >= moment);
                buses.server("Primary").kill();
                buses.server("Primary").restart();
            }
            await("seed " + SEED).atMost(PATIENCE).untilAsserted(() -> assertThat(ledger.size()).as("%s", wire(reader)).isEqualTo(MESSAGES));
            publishing.join();
            assertThat(wire(reader).faults().lost()).isZero();
            ledger.requireOnceAndInOrder("seed " + SEED);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Mode.class, names = "WORK", mode = EnumSource.Mode.EXCLUDE)
    void whatAServerLosesIsCounted(Mode mode) throws Exception {
        var random = new Random(SEED + mode.ordinal());
        var ledger = new Ledger(MESSAGES + 1);
        var settings = mode.settings().withRetainBytes(64 << 10);
        try (Buses buses = Buses.start(RedisServer.Settings.of("Primary"))) {
            RedisBus reader = buses.bus(settings, mode.encoding), writer = buses.bus(settings, mode.encoding);
            // Of the handler's few places none gets free until the server is dead, so that most of what lies there is lost.
            int blockAt = random.nextInt(100, MESSAGES / 4);
            var go = new CountDownLatch(1);
            reader.subscribe("slow", List.of(new Interest(new TopicPattern("loss.*"), Overflow.WAIT, 1_024)), m -> {
                if (ledger.size() == blockAt) go.await();
                ledger.see(m);
            });
            var publishing = mode.publishAll(writer);
            Outbox outbox = writer.member("Primary").writer().outbox();
            await().atMost(PATIENCE).until(() -> ledger.size() == blockAt && writer.stats().published() - outbox.waiting() > blockAt + 20_000);
            buses.server("Primary").kill();
            go.countDown();
            buses.server("Primary").restart();
            publishing.join();
            awaitUp(reader, writer);
            mode.publish(writer, MESSAGES, MESSAGES + 1); // after the last hole, so that it can be seen
            await("seed " + SEED).atMost(PATIENCE).untilAsserted(() -> assertThat(ledger.size() + wire(reader).faults().lost()).as("%s", wire(reader)).isEqualTo(MESSAGES + 1));
            assertThat(wire(reader).faults().lost()).isPositive();
            ledger.requireOnceAndInOrder("seed " + SEED);
        }
    }

    /** What it had in hand, and what it had handled without having said so yet. */
    @Test
    void whatAKilledConsumerLeavesIsHandledByAnother(@TempDir Path folder) throws Exception {
        int messages = MESSAGES / 5;
        var files = IntStream.range(0, 3).mapToObj(i -> folder.resolve("worker" + i)).toList();
        var workers = new ArrayList<Process>();
        try (Buses buses = Buses.start(RedisServer.Settings.of("Primary"))) {
            String address = buses.server("Primary").uriForOthers();
            for (Path file : files) workers.add(WorkProcess.start(address, file));
            RedisBus writer = buses.bus(WorkProcess.SETTINGS);
            for (Process worker : workers.subList(0, 2)) WorkProcess.join(worker);
            Mode.WORK.publish(writer, 0, messages / 2);
            for (int moment : new Random(SEED).ints(2, 1, messages / 2).sorted().toArray()) {
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> handled(files).size() >= moment);
                workers.removeFirst().destroyForcibly();
                if (workers.size() == 2) WorkProcess.join(workers.getLast());
            }
            Mode.WORK.publish(writer, messages / 2, messages);
            await("seed " + SEED).atMost(PATIENCE).untilAsserted(() -> assertThat(new HashSet<>(handled(files))).hasSize(messages));
            for (Path file : files) assertThat(WorkProcess.handled(file)).as("seed %d, %s", SEED, file).doesNotHaveDuplicates();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(wire(writer).flow().pending()).isZero());
        } finally {
            workers.forEach(Process::destroyForcibly);
        }
    }

    private static List<Integer> handled(List<Path> files) throws IOException {
        var all = new ArrayList<Integer>();
        for (Path file : files) all.addAll(WorkProcess.handled(file));
        return all;
    }
}

package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.bus.BusStats;
import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Topic;
import fathom.bus.redis.Buses.Numbered;
import fathom.engine.EngineId;
import fathom.measure.Clock;
import fathom.platform.Catalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The interconnection storm of the seeds, of whose messages a quarter failed there: every engine asks every other over all four buses, while the server of
 * the market data is killed. All is delivered and answered. Engines are echoes here, and say so.
 */
class StormTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MESSAGES = 50_000, PROCESSES = 3;
    private static final List<EngineId> ENGINES = Catalogue.STANDARD.ids();
    private static final MessageType[] ONE_OF_EACH_HOME = {MessageType.MARKET_DATA, MessageType.ML_PREDICTION, MessageType.BACKTEST_START, MessageType.STRATEGY_SIGNAL};

    /** One engine that asks another. */
    private record Pair(int index, EngineId from, EngineId to, MessageType type) {
        Topic question() {
            return Topic.of("storm.question." + from.id() + '.' + to.id());
        }

        Topic answer() {
            return Topic.of("storm.answer." + from.id() + '.' + to.id());
        }
    }

    /** What comes of one kind: of each pair every number, in order. */
    private final class Arrivals {
        private final AtomicIntegerArray next = new AtomicIntegerArray(pairs.size());
        private final AtomicInteger count = new AtomicInteger();

        Pair take(Envelope message) {
            var n = (Numbered) message.payload();
            int expected = next.getAndIncrement(n.publisher());
            if (n.number() != expected) faults.add(message.topic() + ": " + n.number() + " in the place of " + expected);
            count.incrementAndGet();
            return pairs.get(n.publisher());
        }
    }

    private final List<Pair> pairs = pairs();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    private final Arrivals questions = new Arrivals(), answers = new Arrivals();
    private final List<RedisBus> processes = new ArrayList<>();

    private static List<Pair> pairs() {
        var all = new ArrayList<Pair>();
        for (EngineId from : ENGINES) for (EngineId to : ENGINES) {
            if (from != to) all.add(new Pair(all.size(), from, to, ONE_OF_EACH_HOME[all.size() % ONE_OF_EACH_HOME.length]));
        }
        return all;
    }

    private RedisBus processOf(EngineId engine) {
        return processes.get(ENGINES.indexOf(engine) % PROCESSES);
    }

    private void start(EngineId engine) {
        RedisBus bus = processOf(engine);
        var echo = bus.publisher("echo " + engine.id());
        bus.subscribe(engine.id() + " is asked", List.of(Interest.lossless("storm.question.*." + engine.id())), m -> {
            Pair pair = questions.take(m);
            echo.publish(pair.answer(), m.type(), m.priority(), m.payload(), Clock.SYSTEM.now(), m.id());
        });
        bus.subscribe(engine.id() + " is answered", List.of(Interest.lossless("storm.answer." + engine.id() + ".*")), m -> {
            Pair pair = answers.take(m);
            if (!m.source().equals("echo " + pair.to.id()) || m.correlation() == 0) faults.add(m.topic() + ": answered by " + m.source());
        });
    }

    /** Those messages of the storm, from each process the ones of its engines at the same time. */
    private void ask(int from, int to) throws InterruptedException {
        var threads = processes.stream().map(process -> Thread.ofPlatform().daemon().start(() -> {
            for (int i = from; i < to; i++) {
                Pair pair = pairs.get(i % pairs.size());
                if (processOf(pair.from) != process) continue;
                process.publisher(pair.from.id()).publish(pair.question(), pair.type, new Numbered(pair.index, i / pairs.size()), Clock.SYSTEM.now());
            }
        })).toList();
        for (Thread t : threads) t.join();
    }

    private void awaitMarketData(BusStats.State state) {
        for (RedisBus process : processes) await("MarketData is " + state).atMost(PATIENCE).until(() -> process.member("MarketData").state() == state);
    }

    @Test
    void everyEngineReachesEveryOtherThoughABusIsLost() throws Exception {
        assertThat(pairs).hasSize(306);
        try (Buses buses = Buses.start(Routing.FOUR, false)) {
            for (int i = 0; i < PROCESSES; i++) processes.add(buses.bus());
            for (EngineId engine : ENGINES) start(engine);
            ask(0, MESSAGES / 2);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> answers.count.get() >= MESSAGES / 10);
            processes.getFirst().kill("MarketData");
            awaitMarketData(BusStats.State.DOWN);
            ask(MESSAGES / 2, MESSAGES * 3 / 4);
            processes.getFirst().revive("MarketData");
            awaitMarketData(BusStats.State.UP);
            ask(MESSAGES * 3 / 4, MESSAGES);
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(questions.count).hasValue(MESSAGES);
                assertThat(answers.count).hasValue(MESSAGES);
            });
            assertThat(faults).isEmpty();
            for (Pair pair : pairs) assertThat(answers.next.get(pair.index)).isEqualTo((int) IntStream.range(0, MESSAGES).filter(i -> i % pairs.size() == pair.index).count());
            for (RedisBus process : processes) assertThat(process.stats().members()).allSatisfy(m -> assertThat(m.wire().faults().lost()).isZero());
        }
    }
}

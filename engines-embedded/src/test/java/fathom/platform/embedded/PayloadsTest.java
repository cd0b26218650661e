package fathom.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.bus.BusEvent;
import fathom.bus.Interest;
import fathom.bus.Topics;
import fathom.bus.TopicPattern;
import fathom.bus.WireStats;
import fathom.bus.codec.CodecException;
import fathom.bus.codec.Encoding;
import fathom.bus.codec.Exactly;
import fathom.bus.codec.Messages;
import fathom.bus.codec.WireCodec;
import fathom.desk.Opportunity;
import fathom.desk.PortfolioMark;
import fathom.engine.Answer;
import fathom.engine.Engine;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.engine.Question;
import fathom.hardware.HardwareSnapshot;
import fathom.measure.Latency;
import fathom.measure.Reading;
import fathom.model.Bar;
import fathom.model.Book;
import fathom.model.Fill;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Order;
import fathom.model.Trade;
import fathom.model.Venue;
import fathom.platform.Payloads;
import fathom.platform.host.Engines;
import fathom.platform.host.HostReport;
import fathom.platform.PlatformState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a platform that runs says on its bus, and what it says of itself, can travel. */
class PayloadsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KEPT = 20;

    @TempDir
    private static Path folder;
    private static EmbeddedPlatform platform;
    /** Some of the payloads of each topic, without what is particular to an instrument or a portfolio. */
    private static final Map<String, Queue<Object>> HEARD = new ConcurrentHashMap<>();

    @BeforeAll
    static void listen() {
        platform = EmbeddedPlatform.start(new EmbeddedConfig("sim", 42, 20_000, folder));
        platform.bus().subscribe("listener", List.of(Interest.recent("*", 4_096)), m -> {
            var some = HEARD.computeIfAbsent(m.topic().name().replaceFirst("(\\w+\\.\\w+).*", "$1"), t -> new ConcurrentLinkedQueue<>());
            if (some.size() < KEPT) some.add(m.payload());
        });
        platform.feedSpeed(Double.POSITIVE_INFINITY);
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    private static void assertTravels(Object payload) throws CodecException {
        for (Encoding encoding : Encoding.values()) {
            for (int compressAbove : List.of(1, Integer.MAX_VALUE)) {
                var codec = new WireCodec(Payloads.TYPES, encoding, compressAbove);
                assertThat(Exactly.text(Messages.there(codec, payload))).as("%s, %s", encoding, payload).isEqualTo(Exactly.text(payload));
            }
        }
    }

    @Test
    void whateverEnginesAndDeskPublish() throws CodecException {
        var patterns = new HashSet<String>();
        for (var maker : Engines.BUILT.values()) patterns.addAll(maker.get().publishes());
        patterns.addAll(Set.of(Topics.BOOKS, Topics.TRADES, Topics.MARKS, Topics.ORDERS, Topics.FILLS));
        for (String pattern : patterns) {
            String topic = pattern.replace(".*", "");
            await(pattern).atMost(PATIENCE).until(() -> HEARD.containsKey(topic));
            for (Object payload : HEARD.get(topic)) assertTravels(payload);
        }
        assertThat(patterns).hasSizeGreaterThan(10);
    }

    @Test
    void whateverEnginesAnswer() throws Exception {
        await().atMost(PATIENCE).until(() -> HEARD.containsKey("risk.report") && HEARD.containsKey("portfolio.allocation"));
        for (var built : Engines.BUILT.entrySet()) {
            Engine engine = built.getValue().get();
            for (String kind : engine.questions()) {
                for (String subject : List.of("BTC", "large-cap", "")) {
                    Answer answer = platform.ask(built.getKey(), kind, subject).get(10, TimeUnit.SECONDS);
                    assertTravels(answer.question());
                    assertTravels(answer);
                }
            }
        }
    }

    @Test
    void whatItSaysOfItself() throws Exception {
        await().atMost(PATIENCE).until(() -> platform.state().hardware() != null && platform.state().arbitrage().seen() > 0);
        PlatformState state = platform.state();
        for (EngineStatus engine : state.engines()) assertTravels(engine);
        for (PortfolioMark mark : state.portfolios()) assertTravels(mark);
        for (Opportunity opportunity : state.arbitrage().recent()) assertTravels(opportunity);
        for (var bus : state.buses()) assertTravels(bus);
        for (var inbox : state.buses().getFirst().inboxes()) assertTravels(inbox);
        for (Reading reading : state.hardware().readings()) assertTravels(reading);
        for (Object payload : List.of(state.feed(), state.arbitrage(), state.hardware(), state.tickToMark())) assertTravels(payload);
        await("its report").atMost(PATIENCE).until(() -> HEARD.containsKey("platform.host"));
        assertThat(HEARD.get("platform.host").peek()).isInstanceOf(HostReport.class);
        for (Object report : HEARD.get("platform.host")) assertTravels(report);
        assertThat(state.hardware().readings()).as("both kinds").hasAtLeastOneElementOfType(Reading.Value.class);
    }

    /** What did not come up above, so that no name stands in the list untried. */
    @Test
    void theRest() throws CodecException {
        var btc = Instrument.spot(Venue.KRAKEN, "BTC");
        assertTravels(btc);
        assertTravels(new Gap(btc, 1, 2, 5));
        assertTravels(new Bar(btc, 60, 60, 1, 2, 0.5, Double.NaN, 7, 3));
        assertTravels(Reading.absent("gpu.power", "this machine has none"));
        assertTravels(new TopicPattern("market_data.*.BTC*"));
        assertTravels(Interest.recent("a.*", 5));
        assertTravels(new BusEvent(1, BusEvent.Kind.MOVED, "MarketData", "does not answer", 5, 6));
        assertTravels(new WireStats("redis 7.0.15", 1, -1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, -1, 14, Latency.NONE,
                new Latency(1, 2, 3, 4, 5, 6), Map.of("risk", 7L), 0.5, true));
        assertTravels(new Answer(EngineId.MAGNN, new Question("q", "", "console"), null, "not built"));
        assertTravels(new HardwareSnapshot(1, new HardwareSnapshot.Machine("M4", "", "", 16, 16, 1L << 37), List.of(0.5), List.of(Reading.absent("x", "y"))));
        assertTravels(null);
        assertThat(Payloads.TYPES.byName().values()).contains(Book.class, Trade.class, Order.class, Fill.class);
    }
}

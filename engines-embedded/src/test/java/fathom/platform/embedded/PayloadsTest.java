package fathom.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.bus.Interest;
import fathom.bus.TopicFamily.Stage;
import fathom.bus.TopicFamily;
import fathom.bus.Topics;
import fathom.bus.codec.CodecException;
import fathom.bus.codec.Encoding;
import fathom.bus.codec.Exactly;
import fathom.bus.codec.Messages;
import fathom.bus.codec.PayloadTypes;
import fathom.bus.codec.WireCodec;
import fathom.desk.DeskState;
import fathom.engine.Answer;
import fathom.engine.EngineDefinition;
import fathom.engine.Question;
import fathom.engine.QuestionKind;
import fathom.engine.collateral.MarginCall;
import fathom.model.Bar;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Venue;
import fathom.platform.Catalogue;
import fathom.platform.Command.FeedSpeed;
import fathom.platform.Performed;
import fathom.platform.host.HostReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
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
    private static final PayloadTypes TYPES = PayloadTypes.of(Catalogue.STANDARD.topics());

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
        Performed.on(platform, new FeedSpeed(Double.POSITIVE_INFINITY));
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    private static void assertTravels(Object payload) throws CodecException {
        for (Encoding encoding : Encoding.values()) {
            for (int compressAbove : List.of(1, Integer.MAX_VALUE)) {
                var codec = new WireCodec(TYPES, encoding, compressAbove);
                assertThat(Exactly.text(Messages.there(codec, payload))).as("%s, %s", encoding, payload).isEqualTo(Exactly.text(payload));
            }
        }
    }

    /** Each family that says something of itself here; gaps there are none in a simulated market, nor a margin call of a desk that borrows nothing. */
    @Test
    void whateverIsPublished() throws CodecException {
        var families = new ArrayList<>(Catalogue.STANDARD.topics().all());
        families.remove(Topics.GAPS);
        for (TopicFamily<?> family : families) {
            if (family.stage() != Stage.CONTROL && family != MarginCall.TOPICS) await(family.prefix()).atMost(PATIENCE).until(() -> HEARD.containsKey(family.prefix()));
            for (Object payload : HEARD.getOrDefault(family.prefix(), new ConcurrentLinkedQueue<>())) {
                assertThat(payload).isInstanceOf(family.payload());
                assertTravels(payload);
            }
        }
        for (EngineDefinition engine : Catalogue.STANDARD.built()) assertThat(families).containsAll(engine.publishes());
    }

    @Test
    void whateverEnginesAnswer() throws Exception {
        await().atMost(PATIENCE).until(() -> HEARD.containsKey("risk.report") && HEARD.containsKey("portfolio.allocation"));
        for (EngineDefinition engine : Catalogue.STANDARD.built()) {
            for (QuestionKind kind : engine.questions()) {
                for (String subject : List.of("BTC", "large-cap", "")) {
                    Answer answer = await(engine.id() + " " + kind.name()).atMost(PATIENCE).ignoreExceptions().until(() -> platform.ask(engine.id(), kind.name(), subject).get(10, TimeUnit.SECONDS), a -> true);
                    assertTravels(answer.question());
                    assertTravels(answer);
                }
            }
        }
    }

    @Test
    void whatItSaysOfItself() throws CodecException {
        await().atMost(PATIENCE).until(() -> DeskState.of(platform.state()).arbitrage().seen() > 0 && HEARD.containsKey("platform.host"));
        assertThat(HEARD.get("platform.host").peek()).isInstanceOf(HostReport.class);
        for (Object report : HEARD.get("platform.host")) assertTravels(report);
    }

    /** What did not come up above. */
    @Test
    void theRest() throws CodecException {
        var btc = Instrument.spot(Venue.KRAKEN, "BTC");
        assertTravels(new Gap(btc, 1, 2, 5));
        assertTravels(new MarginCall("growth", 1, true, 2, 3, 1));
        assertTravels(new Bar(btc, 60, 60, 1, 2, 0.5, Double.NaN, 7, 3));
        assertTravels(new Answer("magnn", new Question("q", "", "console"), null, "not built"));
        assertTravels(null);
    }

    /** Other processes read them. One a line, in the order of the alphabet. */
    @Test
    void namesOnTheWireStay() {
        assertThat(TYPES.byName().keySet()).containsExactlyInAnyOrder(
                "allocation",
                "answer",
                "backtest",
                "bar",
                "book",
                "call-report",
                "cointegration",
                "computed",
                "consolidated-book",
                "data-quality",
                "depth-book",
                "drawdowns",
                "factor-report",
                "factor-score",
                "factor-text",
                "factor-values",
                "features",
                "fill",
                "fractional",
                "frontier",
                "frontier-points",
                "gap",
                "greeks",
                "host-report",
                "imbalance-report",
                "impact-report",
                "job",
                "job-cancel",
                "ladder",
                "maker-quotes",
                "margin",
                "margin-call",
                "mark",
                "order",
                "performance",
                "pin-report",
                "question",
                "risk",
                "risk-backtest",
                "risk-components",
                "risk-measures",
                "risk-shortfall",
                "risk-simulation",
                "risk-stress",
                "risk-volatility",
                "rolling",
                "sampled-bars",
                "signal-list",
                "signing-report",
                "span-report",
                "spread-report",
                "statistics",
                "strategy-rule",
                "strategy-signal",
                "stress-test",
                "sweep",
                "tail-weights",
                "top-of-book",
                "toxicity",
                "trade",
                "var-backtest",
                "var-figures",
                "volatility-estimates",
                "volatility-figures",
                "vpin",
                "vpin-buckets",
                "walk-forward",
                "weights");
    }
}

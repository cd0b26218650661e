package fathom.engine.enhancedvpin;

import static fathom.engine.RandomTape.BINANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.Asked;
import fathom.engine.Computed;
import fathom.engine.EngineDefinition;
import fathom.engine.KnownAnswers;
import fathom.engine.PublishedAnswers;
import fathom.engine.Question;
import fathom.engine.RandomTape;
import fathom.engine.Table;
import fathom.engine.TimedStage;
import fathom.model.VpinReading;
import fathom.setting.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnhancedVpinEngineTest {
    private static final EngineDefinition ENGINE = EnhancedVpinEngine.DEFINITION;

    private static Table table(String head, String... rows) {
        return new Table(List.of(head.split(",")), Stream.of(rows).map(r -> List.of(r.split(",", -1))).toList());
    }

    private static Settings usual(String kind) {
        return ENGINE.question(kind).orElseThrow().settings(Map.of());
    }

    /** Messages, with a VPIN now and then. */
    private static List<Object> tape(long seed, double seconds) {
        var tape = new ArrayList<>();
        for (Object message : RandomTape.of(seed, seconds, 30)) {
            if (message instanceof fathom.model.Gap) continue;
            tape.add(message);
            if (message instanceof fathom.model.Trade t && t.id() % 10 == 0) tape.add(new VpinReading(t.instrument(), t.receivedAt(), 0.1 + t.id() % 70 / 100.0, 0.5, 60, 50, 1, 1, 1, false, 1, 1));
        }
        return tape;
    }

    @Test
    void theCompositeIsWhatItsPartsAddAndTheirWeightsAddUpToOne() {
        for (long seed = 1; seed <= 3; seed++) {
            var engine = new EnhancedVpinEngine();
            assertThat(engine.warmingUp()).isEqualTo("no trade or book has come yet");
            var stage = new TimedStage(engine).putAll(tape(seed, 400));
            var readings = stage.said(ToxicityReading.class);
            assertThat(readings.stream().filter(r -> r.instrument().equals(BINANCE))).hasSizeBetween(38, 41);
            var known = readings.stream().filter(r -> !Double.isNaN(r.composite())).toList();
            assertThat(known).isNotEmpty().allSatisfy(r -> {
                assertThat(r.composite()).isBetween(0.0, 1.0).isCloseTo(r.parts().stream().mapToDouble(ToxicityReading.Part::adds).sum(), within(1e-9));
                assertThat(r.parts().stream().mapToDouble(ToxicityReading.Part::weight).sum()).isCloseTo(1, within(1e-9));
                assertThat(r.value("Effective spread")).isPositive();
                assertThat(r.trades()).isBetween(1, TradeWindow.CAPACITY);
            });
            assertThat(readings.getFirst().composite()).as("too early").isNaN();
            assertThat(engine.warmingUp()).isEmpty();
        }
    }

    @Test
    void itSaysWhatIsMissingAndForHowLong() {
        var engine = new EnhancedVpinEngine();
        new TimedStage(engine).putAll(tape(1, 55));
        assertThat(engine.warmingUp()).matches("percentiles need 20 readings, 1[456] are missing: 1[456]0 s");
    }

    @Test
    void theSameMessagesGiveTheSameReadings() {
        assertThat(new TimedStage(new EnhancedVpinEngine()).putAll(tape(4, 120)).said()).isNotEmpty().hasToString(new TimedStage(new EnhancedVpinEngine()).putAll(tape(4, 120)).said().toString());
    }

    /** What came in and the same trades brought along have the same answer, and the same hash. */
    @ParameterizedTest
    @CsvSource({"spreads", "impact", "signing"})
    void whatCameInIsAnsweredAsWhatIsBrought(String kind) {
        var engine = new EnhancedVpinEngine();
        List<Object> tape = tape(2, 100);
        new TimedStage(engine).putAll(tape);
        var live = (Computed) engine.answer(new Question(kind, BINANCE.topicPart(), "test"), usual(kind));
        var window = new TradeWindow();
        double bid = Double.NaN, ask = Double.NaN;
        for (Object m : tape) {
            if (m instanceof fathom.model.Book b && b.instrument().equals(BINANCE)) {
                bid = b.bid();
                ask = b.ask();
            }
            if (m instanceof fathom.model.Trade t && t.instrument().equals(BINANCE)) window.add(t, bid, ask);
        }
        Computed brought = Asked.about(ENGINE, kind, window.table(0));
        assertThat(brought.result().toString().replace("input", BINANCE.topicPart())).isEqualTo(live.result().toString());
        assertThat(brought.inputs()).isEqualTo(live.inputs());
        assertThat(brought.conventions()).isEqualTo(live.conventions()).isNotEmpty();
    }

    @Test
    void spreadsOfBarsAgreeWithTheAuthorsOfEdge() throws IOException {
        for (var file : Map.of("ohlc.csv", 0.0101849034905478, "ohlc-miss.csv", 0.01013284969780197).entrySet()) {
            var lines = PublishedAnswers.csv("14-enhanced-vpin-bidask-spread", file.getKey());
            var head = Stream.of(lines.getFirst()).map(h -> h.replace("\"", "").strip().toLowerCase()).toList();
            var bars = new Table(head, lines.stream().skip(1).map(l -> Stream.of(l).map(v -> v.replace("NaN", "")).toList()).toList());
            var spreads = (SpreadReport) Asked.about(ENGINE, "spreads", bars).result();
            assertThat(spreads.edge()).as(file.getKey()).isCloseTo(file.getValue(), within(1e-12));
            assertThat(spreads.effective()).as("there are no quotes").isNaN();
        }
    }

    @Test
    void signsAndImpactAgreeOnFiveThousandRealTrades() throws IOException {
        Table trades = realTrades();
        var expected = PublishedAnswers.json("14-enhanced-vpin-microstructure", "expected.json");
        var signing = (SigningReport) Asked.about(ENGINE, "signing", trades).result();
        assertThat(signing.rules().getFirst().buys()).isEqualTo(expected.get("buy_count").get("lee_ready").asInt());
        assertThat(signing.rules().getFirst().buyVolume()).isEqualTo(expected.get("lee_ready_buy_volume").asDouble());
        var impact = (ImpactReport) Asked.about(ENGINE, "impact", trades, "bar=300").result();
        assertThat(impact.lambda()).isCloseTo(expected.get("kyle_lambda_5min(OLS mid change last-first within bar on signed volume, with intercept)").get("lambda").asDouble(), Percentage.withPercentage(1e-6));
        assertThat(impact.amihud()).isCloseTo(expected.get("amihud_5min(mean |log(p_last/p_first)| / sum(p*v))").asDouble(), Percentage.withPercentage(1e-6));
        var spreads = (SpreadReport) Asked.about(ENGINE, "spreads", trades, "delay=300").result();
        assertThat(spreads.effective()).isCloseTo(expected.get("mean_relative_effective_spread").asDouble(), Percentage.withPercentage(1e-6));
    }

    private static Table realTrades() throws IOException {
        var file = KnownAnswers.folder("13-vpin-pinstimation").resolve("hfdata.csv.gz");
        try (var in = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file))))) {
            return new Table(List.of("time", "price", "size", "bid", "ask"), in.lines().skip(1).limit(5_000).map(l -> List.of(l.replace("\"", "").split(",")).subList(0, 5)).toList());
        }
    }

    @Test
    void pinAgreesWithThePublishedEstimate() throws IOException {
        var days = PublishedAnswers.csv("13-vpin-pinstimation", "dailytrades.csv");
        var table = new Table(List.of("buys", "sells"), days.stream().skip(1).map(d -> List.of(d[0], d[1])).toList());
        var pin = (PinReport) Asked.about(ENGINE, "pin", table).result();
        assertThat(pin.pin()).isCloseTo(PublishedAnswers.json("13-vpin-pinstimation", "pin_mle.json").get("PIN").asDouble(), within(1e-4));
        assertThat(pin.moments()).as("near it").isCloseTo(pin.pin(), within(0.1));
        assertThat(pin.periods()).isEqualTo(60);
    }

    @Test
    void imbalanceOfBestPricesThatAreBrought() {
        var report = (ImbalanceReport) Asked.about(ENGINE, "imbalance", table("bid,bidsize,ask,asksize", "99,5,101,5", "99,8,101,5", "99,8,101,1", "100,2,102,7", "99,4,101,6")).result();
        assertThat(report).isEqualTo(new ImbalanceReport("input", 2, 2.0 / 18, 4));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "signing | time,price,size | 1,x,1 | row 1 of the input, column 'price': 'x' is no number",
            "signing | time,price,size | 1,-1,1 | row 1 of the input: price not above 0",
            "spreads | time,price,size,bid,ask | 1,1,1,a,2 | row 1 of the input, column 'bid': 'a' is no number",
            "spreads | open,high,low,close | 1,1,2,1 | bar 1: high 1.0 lies below low 2.0",
            "impact | time,price,size | 1,1,1 | needs 3 bars with trades, has 0",
            "pin | buys,sells | 1,2 | needs 20 days, has 1",
            "imbalance | bid,bidsize,ask,asksize | 1,1,2,1 | needs 2 rows of best prices, has 1"})
    void whatIsNoneIsRefusedInOneSentence(String kind, String head, String row, String why) {
        assertThatIllegalArgumentException().isThrownBy(() -> Asked.about(ENGINE, kind, table(head, row))).withMessage(why);
    }

    @Test
    void minutesAreCountedAndBounded() {
        var minutes = new SignedMinutes();
        for (int i = 0; i < 1_000; i++) for (int j = 0; j < 3; j++) minutes.add(i * 60_000_000_000L, j < 2);
        assertThat(minutes.count()).isEqualTo(SignedMinutes.CAPACITY);
        assertThat(minutes.pin()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(IntStream.range(0, 5).mapToObj(i -> minutes.buys()[i])).containsOnly(2.0);
        assertThat(new SignedMinutes().pin()).isNaN();
    }
}

package fathom.engine.collateral;

import static fathom.engine.PortfolioFixtures.SECOND;
import static fathom.engine.PortfolioFixtures.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.Asked;
import fathom.engine.Computed;
import fathom.engine.EngineDefinition;
import fathom.engine.PublishedAnswers;
import fathom.engine.Question;
import fathom.engine.Table;
import fathom.engine.TimedStage;
import fathom.measure.Provenance;
import fathom.model.PortfolioMark.PositionMark;
import fathom.model.PortfolioMark;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CollateralEngineTest {
    private static final EngineDefinition ENGINE = CollateralEngine.DEFINITION;
    private static final String HEAD = "underlying,type,quantity,price,strike,days,underlying_price";

    private static Table table(String head, String... rows) {
        return new Table(List.of(head.split(",")), Stream.of(rows).map(r -> List.of(r.split(",", -1))).toList());
    }

    private static MarginReport requirement(String cash, String... rows) {
        return (MarginReport) Asked.about(ENGINE, "requirement", table(HEAD, rows), "cash=" + cash).result();
    }

    private static PortfolioMark mark(long second, double cash, double quantity, double price) {
        double value = quantity * price;
        return new PortfolioMark("growth", "Growth", START + second * SECOND, Provenance.SIMULATED, cash, cash + value, cash, 0, 0, 0, 0, 0, 0, 0,
                List.of(new PositionMark("BTC", quantity, price, price, value, 0, 0)), List.of(), List.of(), 0);
    }

    @Test
    void sharesOnMarginAreCalledWhereTheFormulaSays() {
        var random = new Random(3);
        for (int i = 0; i < 100; i++) {
            double shares = 1 + random.nextInt(1_000), price = 20 + 100 * random.nextDouble(), loan = shares * price * 0.7 * random.nextDouble();
            MarginReport r = requirement(Double.toString(-loan), "X,stock," + shares + "," + price + ",,,");
            assertThat(price * (1 - r.fall() / 100)).isCloseTo(StockMargin.callPriceLong(shares, loan), within(1e-6));
            assertThat(r.positions().getFirst().fall()).as("it is the only one").isCloseTo(r.fall(), within(1e-9));
            assertThat(r.rise()).as("no rise calls a long position").isNaN();
            assertThat(r.excess()).isCloseTo(r.equity() - r.maintenance(), within(1e-9));
            MarginReport below = new MarginAccount("x", -loan, List.of(Holding.ofShares("X", shares, price * (1 - r.fall() / 100) * 0.999))).report(0);
            assertThat(below.isCalled()).isTrue();
        }
    }

    @Test
    void aShortPositionIsCalledByARise() {
        MarginReport r = requirement("150000", "X,stock,-1000,100,,,");
        assertThat(r.maintenance()).isEqualTo(30_000);
        assertThat(r.initial()).isEqualTo(50_000);
        assertThat(100 * (1 + r.rise() / 100)).isCloseTo(StockMargin.callPriceShort(1_000, 150_000), within(1e-6));
        assertThat(r.fall()).isNaN();
    }

    @Test
    void nakedOptionsAgreeToTheCent() {
        JsonNode cases = PublishedAnswers.json("12-collateral-option-and-regt-margin", "short_option_margin.json").get("exact_cases[right,strike,option_px,underlying,contracts,margin]");
        for (JsonNode c : cases) {
            String row = "X," + (c.get(0).stringValue().equals("C") ? "call" : "put") + "," + -c.get(4).asInt() + "," + c.get(2).asDouble() + "," + c.get(1).asDouble() + ",30," + c.get(3).asDouble();
            assertThat(requirement("0", row).maintenance()).as(c.toString()).isCloseTo(c.get(5).asDouble(), within(0.01));
        }
    }

    @Test
    void aShockIsTheSameAsOtherPrices() {
        Table now = table(HEAD, "X,stock,100,50,,,"), then = table(HEAD, "X,stock,100,40,,,");
        var shocked = (MarginReport) Asked.about(ENGINE, "requirement", now, "cash=-1000", "shock=-20").result();
        assertThat(shocked).isEqualTo(Asked.about(ENGINE, "requirement", then, "cash=-1000").result());
    }

    @Test
    void aCallIsSaidOnceWhenItComesAndOnceWhenItGoes() {
        var stage = new TimedStage(new CollateralEngine()).putAll(List.of(mark(0, -7_000, 1, 10_000), mark(1, -7_000, 1, 9_000), mark(2, -7_000, 1, 8_900), mark(3, -7_000, 1, Double.NaN),
                mark(4, -7_000, 1, 8_800), mark(5, -7_000, 1, 11_000)));
        assertThat(stage.said(MarginCall.class)).containsExactly(new MarginCall("growth", START + SECOND, true, 2_000, 2_250, 250), new MarginCall("growth", START + 5 * SECOND, false, 4_000, 2_750, 0));
        var reports = stage.said(MarginReport.class);
        assertThat(reports).hasSize(5).extracting(MarginReport::isCalled).containsExactly(false, true, true, false, true);
        assertThat(reports.get(3).unknown()).isEqualTo("BTC is held and has no price");
        assertThat(reports.get(3).excess()).isNaN();
        assertThat(reports.get(1).fall()).isZero();
    }

    @Test
    void whatWasMarkedIsAnsweredWithConventionsAndTheHashOfItsPositions() {
        var engine = new CollateralEngine();
        assertThat(engine.warmingUp()).isEqualTo("no portfolio has been marked yet");
        var none = (Computed) engine.answer(new Question("distance", "", "test"), ENGINE.question("distance").orElseThrow().settings(Map.of()));
        assertThat((MarginReport) none.result()).returns("no portfolio has been marked yet", MarginReport::unknown).returns(false, MarginReport::isKnown).returns(false, MarginReport::isCalled);
        new TimedStage(engine).putAll(List.of(mark(0, -5_000, 1, 10_000)));
        assertThat(engine.warmingUp()).isEmpty();
        for (String kind : List.of("requirement", "distance")) {
            var live = (Computed) engine.answer(new Question(kind, "growth", "test"), ENGINE.question(kind).orElseThrow().settings(Map.of()));
            Computed brought = Asked.about(ENGINE, kind, table("underlying,type,quantity,price", "BTC,stock,1.0,10000.0"), "cash=-5000");
            assertThat(((MarginReport) live.result()).fall()).isEqualTo(((MarginReport) brought.result()).fall()).isCloseTo(100 / 3.0, within(1e-6));
            assertThat(live.inputs().sha256()).isEqualTo(brought.inputs().sha256());
            assertThat(live.conventions()).isEqualTo(brought.conventions()).containsKeys("initial", "maintenance", "options", "distance");
        }
    }

    @Test
    void spanAddsTheLargestLossesOfUnderlyings() {
        var report = (SpanReport) Asked.about(ENGINE, "span", table("underlying,quantity,price", "A,1,100000", "B,-2,100", "B,2,100"), "extreme=2", "cover=35").result();
        assertThat(report.risk()).isCloseTo(10_000, within(1e-9));
        assertThat(report.underlyings()).extracting(SpanReport.Underlying::scenario).containsExactly(13, 0);
        assertThat(report.gains()[14]).isCloseTo(7_000, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"2000, 0, 500, 1000, 0, 1500", "0, 800, 500, 100, 50, -800", "500, 30, 500, 100, 0, 0"})
    void whatIsAskedUnderAnAgreement(double exposure, double held, double threshold, double minimum, double rounding, double expected) {
        var call = (CallReport) Asked.about(ENGINE, "call", Table.NONE, "exposure=" + exposure, "held=" + held, "threshold=" + threshold, "minimum=" + minimum, "rounding=" + rounding).result();
        assertThat(call.amount()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "X,bond,1,1,,, | row 1 of the input: 'bond' is neither stock nor call nor put",
            "X,stock,1,0,,, | row 1 of the input: a price is a number above 0, got 0.0",
            "X,call,1,1,,30,10 | row 1 of the input: column 'strike': '' is no number",
            "X,call,1.5,1,10,30,10 | row 1 of the input: contracts are whole, got 1.5",
            "X,call,0,1,10,30,10 | row 1 of the input: a leg has at least one contract"})
    void whatIsNoPositionIsRefusedInOneSentence(String row, String why) {
        assertThatIllegalArgumentException().isThrownBy(() -> requirement("0", row)).withMessage(why);
    }
}

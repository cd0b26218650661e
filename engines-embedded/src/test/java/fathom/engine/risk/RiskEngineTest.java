package fathom.engine.risk;

import static fathom.engine.PortfolioFixtures.SECOND;
import static fathom.engine.PortfolioFixtures.START;
import static fathom.engine.PortfolioFixtures.bar;
import static fathom.engine.PortfolioFixtures.envelope;
import static fathom.engine.PortfolioFixtures.mark;
import static fathom.engine.PortfolioFixtures.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.bus.MessageType;
import fathom.bus.Topics;
import fathom.engine.PortfolioFixtures.Recorder;
import fathom.engine.PortfolioFixtures;
import fathom.model.RiskReport;
import fathom.setting.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RiskEngineTest {
    private static final String[] ASSETS = {"BTC", "ETH", "SOL"};
    private static final double DAY = Math.sqrt(86_400);

    private final RiskEngine engine = new RiskEngine();
    private final Recorder out = new Recorder();

    private void send(Object payload) {
        engine.onMessage(envelope(payload), out);
    }

    /** Bars of all assets in these seconds. */
    private void bars(double[][] prices, int from, int to) {
        for (int t = from; t < to; t++) for (int i = 0; i < prices.length; i++) send(bar(ASSETS[i], t, prices[i][t]));
    }

    private RiskReport report(String portfolio) {
        return (RiskReport) engine.answer(question("var", portfolio), Settings.NONE);
    }

    @Test
    void answersBeforeAnythingArrived() {
        assertThat(report("").why()).isEqualTo("no portfolio has been marked yet");
        assertThat(report("growth").historicalVar()).isNaN();
        assertThat(((ComponentReport) engine.answer(question("components", ""), Settings.NONE)).why()).isNotEmpty();
        assertThat(((BacktestReport) engine.answer(question("backtest", ""), Settings.NONE)).why()).isNotEmpty();
        send(mark("growth", START, 1000, Map.of("BTC", 100.0)));
        assertThat(report("").why()).isEqualTo("waits for a second of bars to end");
    }

    @Test
    void saysHowManyReturnsAreMissing() {
        send(mark("growth", START, 1000, Map.of("BTC", 100.0, "ETH", 100.0)));
        bars(PortfolioFixtures.prices(1, 2, 13), 0, 13);
        assertThat(report("growth").why()).isEqualTo("needs 60 one-second returns, has 12 of BTC");
        assertThat(report("growth").isKnown()).isFalse();
        assertThat(report("growth").parametricVar()).isNaN();
    }

    @Test
    void computesFromTheWeightedReturnsOfTheWindow() {
        double[][] prices = PortfolioFixtures.prices(2, 2, 200);
        send(mark("growth", START, 1000, Map.of("BTC", 600.0, "ETH", -300.0)));
        bars(prices, 0, 200);
        var own = new double[199];
        for (int t = 0; t < 199; t++) own[t] = 0.6 * (prices[0][t + 1] / prices[0][t] - 1) - 0.3 * (prices[1][t + 1] / prices[1][t] - 1);

        var report = report("growth");
        assertThat(report.isKnown()).isTrue();
        assertThat(report.samples()).isEqualTo(199);
        assertThat(report.at()).isEqualTo(START + 200 * SECOND);
        assertThat(report.historicalVar()).isCloseTo(100 * DAY * ValueAtRisk.historical(own, 0.95).var(), within(1e-9));
        assertThat(report.historicalEs()).isGreaterThanOrEqualTo(report.historicalVar());
        double[] contributions = report.components().stream().mapToDouble(RiskReport.Component::contribution).toArray();
        assertThat(contributions[0] + contributions[1]).isCloseTo(report.parametricVar(), within(1e-9));
        assertThat(report.components()).extracting(RiskReport.Component::weight).containsExactly(60.0, -30.0);
        assertThat(report.components().getFirst().weight() * report.components().getFirst().marginal()).isCloseTo(contributions[0], within(1e-9));
    }

    @Test
    void publishesOneReportPerPortfolioAndSecond() {
        send(mark("growth", START, 1000, Map.of("BTC", 100.0)));
        send(mark("large-cap", START, 1000, Map.of("ETH", 100.0)));
        bars(PortfolioFixtures.prices(3, 2, 3), 0, 3);
        assertThat(out.last().topic()).isSameAs(Topics.RISK.topic("large-cap"));
        assertThat(out.last().type()).isEqualTo(MessageType.RISK_METRIC);
        assertThat(out.published.stream().map(p -> ((RiskReport) p.payload()).at()).filter(at -> at == START + 3 * SECOND)).hasSize(2);
        assertThat(engine.summary()).isEqualTo("2 portfolios, 3 returns of 2 assets");
    }

    @Test
    void withoutPositionsTheRiskIsZeroAndKnown() {
        send(mark("arbitrage", START, 1000, Map.of()));
        bars(PortfolioFixtures.prices(4, 1, 2), 0, 2);
        var report = report("arbitrage");
        assertThat(report.isKnown()).isTrue();
        assertThat(report.historicalVar()).isZero();
        assertThat(report.modifiedEs()).isZero();
        assertThat(report.components()).isEmpty();
    }

    @Test
    void twiceTheHoldingsAreTwiceTheRisk() {
        send(mark("a", START, 1000, Map.of("BTC", 200.0, "ETH", 100.0)));
        send(mark("b", START, 1000, Map.of("BTC", 400.0, "ETH", 200.0)));
        bars(PortfolioFixtures.prices(5, 2, 100), 0, 100);
        assertThat(report("b").historicalVar()).isCloseTo(2 * report("a").historicalVar(), within(1e-9));
        assertThat(report("b").modifiedVar()).isCloseTo(2 * report("a").modifiedVar(), within(1e-9));
    }

    @Test
    void anAssetWithoutPricesIsNamedAndNotPassedOver() {
        send(mark("growth", START, 1000, Map.of("BTC", 100.0, "LINK", 100.0)));
        bars(PortfolioFixtures.prices(6, 1, 100), 0, 100);
        assertThat(report("growth").why()).isEqualTo("needs 60 one-second returns, has 0 of LINK");
    }

    @Test
    void aPortfolioWorthNothingHasNoWeights() {
        send(mark("growth", START, -1, Map.of("BTC", 100.0)));
        bars(PortfolioFixtures.prices(7, 1, 100), 0, 100);
        assertThat(report("growth").why()).isEqualTo("its net asset value is not above zero");
    }

    @Test
    void anAssetThatDidNotMoveIsNoRiskOfZero() {
        double[][] prices = PortfolioFixtures.prices(12, 2, 700);
        Arrays.fill(prices[1], 50);
        send(mark("growth", START, 1000, Map.of("BTC", 100.0, "ETH", 800.0)));
        send(mark("still", START, 1000, Map.of("ETH", 800.0)));
        bars(prices, 0, 700);
        for (String id : List.of("growth", "still")) {
            assertThat(report(id).why()).isEqualTo("ETH did not move in 600 one-second returns");
            assertThat(report(id).historicalVar()).isNaN();
            assertThat(report(id).components()).isEmpty();
        }
    }

    @Test
    void anAssetThatFellSilentIsNamed() {
        double[][] prices = PortfolioFixtures.prices(13, 2, 1000);
        send(mark("growth", START, 1000, Map.of("BTC", 100.0, "ETH", 800.0)));
        bars(prices, 0, 200);
        for (int t = 200; t < 1000; t++) send(bar("BTC", t, prices[0][t]));
        assertThat(report("growth").why()).isEqualTo("ETH has been silent for more than 60 seconds");
        assertThat(report("growth").parametricVar()).isNaN();
    }

    @Test
    void whatHasNoNumberForAValueHasNoRisk() {
        bars(PortfolioFixtures.prices(14, 1, 100), 0, 100);
        for (double nav : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 0, -5}) {
            send(mark("growth", START, nav, Map.of("BTC", 100.0)));
            bars(new double[][] {{}, {}}, 0, 0);
            send(bar("BTC", 100, 100));
            assertThat(report("growth").isKnown()).as("NAV %s", nav).isFalse();
        }
        send(mark("unpriced", START, 1000, Map.of("BTC", Double.NaN)));
        send(bar("BTC", 101, 101));
        assertThat(report("unpriced").why()).isEqualTo("BTC is held and has no price");
    }

    @Test
    void answersFurtherQuestionsFromTheSameReturns() {
        assertThatThrownBy(() -> engine.answer(question("stress", ""), Settings.NONE)).hasMessage("no portfolio has been marked yet");
        send(mark("growth", START, 1000, Map.of("BTC", 600.0, "ETH", -300.0)));
        bars(PortfolioFixtures.prices(15, 2, 20), 0, 20);
        assertThatThrownBy(() -> engine.answer(question("simulation", "growth"), Settings.NONE)).hasMessageContaining("needs 60 one-second returns");
        bars(PortfolioFixtures.prices(15, 2, 300), 20, 300);
        var shortfall = (ShortfallReport) engine.answer(question("shortfall", "growth"), Settings.NONE);
        assertThat(shortfall.shortfall()).isCloseTo(report("growth").historicalEs(), within(1e-9));
        assertThat(shortfall.parts().stream().mapToDouble(ShortfallReport.Part::contribution).sum()).isCloseTo(shortfall.shortfall(), within(1e-9));
        var stress = (StressReport) engine.answer(question("stress", "growth"), Settings.NONE);
        assertThat(stress.tests().getFirst().loss()).isCloseTo(0.1 * (0.6 - 0.3), within(1e-12));
        assertThat(stress.tests().getLast().scenario()).isEqualTo("BTC -30 %, the others with it");
        var volatility = (VolatilityReport) engine.answer(question("volatility", "growth"), Settings.NONE);
        assertThat(volatility.sample()).isCloseTo(report("growth").volatility(), within(1e-9));
        assertThat(volatility.garch()).as("the returns are Gaussian with one variance").isCloseTo(volatility.sample(), within(0.15 * volatility.sample()));
        assertThat(volatility.exponential()).isBetween(0.4 * volatility.sample(), 2 * volatility.sample());
        var simulation = (SimulationReport) engine.answer(question("simulation", "growth"), Settings.NONE);
        var gauss = simulation.simulated().getFirst();
        assertThat(gauss.var()).isCloseTo(report("growth").volatility() / 100 * 1.6448536269514722, within(4 * gauss.varError()));
        assertThat(engine.answer(question("simulation", "growth"), Settings.NONE)).isEqualTo(simulation);
    }

    @Test
    void testsEachForecastOnTheSecondAfterIt() {
        double[][] prices = PortfolioFixtures.prices(8, 2, 1000);
        send(mark("growth", START, 1000, Map.of("BTC", 500.0, "ETH", 500.0)));
        bars(prices, 0, 1000);
        var backtest = (BacktestReport) engine.answer(question("backtest", "growth"), Settings.NONE);
        assertThat(backtest.methods()).extracting(BacktestReport.Method::name).containsExactly("historical", "parametric", "modified", "exponential");
        for (var method : backtest.methods()) {
            assertThat(method.violations().periods()).isEqualTo(999 - 60);
            assertThat(method.expected()).isCloseTo(0.05 * 939, within(1e-9));
            assertThat(method.failuresP()).as("%s: %s", method.name(), method.violations()).isGreaterThan(0.001); // the prices are Gaussian
        }
    }

    @Test
    void aForecastKnowsNothingOfItsOwnSecond() {
        double[][] prices = PortfolioFixtures.prices(9, 1, 63);
        send(mark("growth", START, 1000, Map.of("BTC", 1000.0)));
        bars(prices, 0, 62);
        send(bar("BTC", 62, prices[0][61] * 0.5));
        var historical = ((BacktestReport) engine.answer(question("backtest", "growth"), Settings.NONE)).methods().getFirst();
        assertThat(historical.violations().periods()).isEqualTo(2);
        assertThat(historical.violations().hits()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void theExponentialComponentsFollowACrashAtOnce() {
        double[][] prices = PortfolioFixtures.prices(10, 1, 600);
        send(mark("growth", START, 1000, Map.of("BTC", 1000.0)));
        bars(prices, 0, 590);
        for (int t = 590; t < 600; t++) send(bar("BTC", t, prices[0][589] * (t % 2 == 0 ? 0.99 : 1)));
        var components = (ComponentReport) engine.answer(question("components", ""), Settings.NONE);
        assertThat(components.exponential().getFirst().contribution()).isGreaterThan(3 * components.sample().getFirst().contribution());
    }

    @Test
    void sameMessagesGiveTheSameReports() {
        var other = new RiskEngineTest();
        for (var run : List.of(this, other)) {
            run.send(mark("growth", START, 1000, Map.of("BTC", 100.0, "ETH", 700.0)));
            run.bars(PortfolioFixtures.prices(11, 2, 150), 0, 150);
        }
        assertThat(out.published).isEqualTo(other.out.published);
    }

    @Test
    void refusesWhatItCannotAnswer() {
        send(mark("growth", START, 1000, Map.of()));
        assertThatThrownBy(() -> report("grwth")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("growth");
        assertThatThrownBy(() -> engine.answer(question("vra", ""), Settings.NONE)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("vra");
        assertThatThrownBy(() -> send("text")).isInstanceOf(IllegalArgumentException.class);
    }
}

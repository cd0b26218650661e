package fathom.engine.analytics;

import static fathom.engine.PortfolioFixtures.SECOND;
import static fathom.engine.PortfolioFixtures.START;
import static fathom.engine.PortfolioFixtures.envelope;
import static fathom.engine.PortfolioFixtures.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.bus.MessageType;
import fathom.engine.PerformanceStatistics;
import fathom.engine.PortfolioFixtures.Recorder;
import fathom.engine.PortfolioFixtures;
import fathom.setting.Settings;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnalyticsEngineTest {
    private final AnalyticsEngine engine = new AnalyticsEngine();
    private final Recorder out = new Recorder();

    /** @param second may have a fraction */
    private void mark(String portfolio, double second, double nav) {
        engine.onMessage(envelope(PortfolioFixtures.mark(portfolio, START + Math.round(second * SECOND), nav, Map.of())), out);
    }

    private PerformanceReport report(String kind) {
        return (PerformanceReport) engine.answer(question(kind, ""), Settings.NONE);
    }

    @Test
    void answersBeforeAnythingArrived() {
        assertThat(report("performance").why()).isEqualTo("no portfolio has been marked yet");
        assertThat(report("performance").sharpe()).isNaN();
        assertThat(((DrawdownReport) engine.answer(question("drawdowns", "growth"), Settings.NONE)).why()).isNotEmpty();
        mark("growth", 0, 100);
        assertThat(report("performance").why()).isEqualTo("waits for a second of marks to end");
        mark("growth", 1, 100);
        assertThat(report("performance").why()).isEqualTo("needs 60 one-second returns, has 0");
        assertThat(report("rolling").why()).isNotEmpty();
    }

    @Test
    void takesTheLastMarkOfEverySecond() {
        mark("growth", 0, 100);
        mark("growth", 0.4, 500);
        mark("growth", 0.9, 110);
        mark("growth", 1.2, 7);
        mark("growth", 1.8, 99);
        mark("growth", 61, 1);
        var report = report("performance");
        assertThat(report.returns()).isEqualTo(60);
        assertThat(report.at()).isEqualTo(START + 61 * SECOND);
        assertThat(report.total()).as("from the end of the first second").isCloseTo(-10, within(1e-12));
        assertThat(report.maxDrawdown()).isCloseTo(-10, within(1e-12));
        assertThat(report.isKnown()).isTrue();
    }

    @Test
    void agreesWithTheStatisticsOfTheSameReturns() {
        double[] navs = PortfolioFixtures.prices(1, 1, 1000)[0];
        for (int t = 0; t < navs.length; t++) mark("growth", t + 0.5, navs[t]);
        double[] returns = PortfolioFixtures.returns(1, 1, 998)[0];
        var expected = new PerformanceStatistics(365 * 86_400);
        for (double r : returns) expected.add(r);

        var report = report("performance");
        assertThat(report.returns()).isEqualTo(998);
        assertThat(report.sharpe()).isCloseTo(expected.sharpe(), within(1e-6));
        assertThat(report.volatility()).isCloseTo(100 * expected.volatility(), within(1e-9));
        assertThat(report.psr()).isCloseTo(expected.probabilisticSharpe(), within(1e-9));
        assertThat(report.calmar()).as("less than a day").isNaN();
        var rolling = PerformanceStatistics.of(365 * 86_400, Arrays.copyOfRange(returns, 698, 998));
        assertThat(report("rolling").returns()).isEqualTo(300);
        assertThat(report("rolling").sharpe()).isCloseTo(rolling.sharpe(), within(1e-6));
    }

    @Test
    void rollsItsMeasuresThroughTheLastQuarterOfAnHour() {
        double[] navs = PortfolioFixtures.prices(2, 1, 1200)[0];
        for (int t = 0; t < navs.length; t++) mark("growth", t + 0.5, navs[t]);
        var series = (RollingMeasures) engine.answer(question("series", ""), Settings.NONE);
        assertThat(series.sharpe()).hasSize(601);
        assertThat(series.sharpe()[600]).isCloseTo(report("rolling").sharpe(), within(1e-9));
    }

    @Test
    void publishesOncePerPortfolioAndSecond() {
        for (int i = 0; i <= 50; i++) {
            mark("growth", i / 10.0, 100 + i);
            mark("large-cap", i / 10.0, 100);
        }
        assertThat(out.published).hasSize(10);
        assertThat(out.last().topic()).isSameAs(PerformanceReport.TOPICS.topic("large-cap"));
        assertThat(out.last().type()).isEqualTo(MessageType.ANALYTICS_RESULT);
        assertThat(engine.summary()).isEqualTo("2 portfolios, 4 returns");
    }

    @Test
    void whatNeverMovesHasNoRatio() {
        for (int t = 0; t < 70; t++) mark("arbitrage", t, 100);
        var report = report("performance");
        assertThat(report.total()).isZero();
        assertThat(report.volatility()).isZero();
        assertThat(new double[] {report.sharpe(), report.sortino(), report.omega(), report.tailRatio(), report.psr()}).containsOnly(Double.NaN);
    }

    @Test
    void secondsWithoutAMarkAreSecondsWithoutAMove() {
        mark("growth", 0, 100);
        mark("growth", 50, 110);
        mark("growth", 61, 110);
        assertThat(report("performance").returns()).isEqualTo(60);
        assertThat(report("performance").total()).isCloseTo(10, within(1e-12));
    }

    @Test
    void aLateMarkCountsForTheOpenSecond() {
        mark("growth", 0, 100);
        mark("growth", 1, 100);
        mark("growth", 2, 100);
        mark("growth", 1.9, 120);
        mark("growth", 62, 1);
        assertThat(report("performance").returns()).isEqualTo(61);
        assertThat(report("performance").total()).isCloseTo(20, within(1e-12));
    }

    @Test
    void aRewindOrALeapStartsAnew() {
        for (int t = 0; t < 100; t++) mark("growth", t, 100 + t);
        mark("growth", 3, 50);
        assertThat(report("performance").returns()).as("one late mark erases nothing").isEqualTo(98);
        mark("growth", 4, 50);
        mark("growth", 5, 50);
        mark("growth", 6, 50);
        assertThat(report("performance").returns()).isEqualTo(1);
        for (int t = 4000; t < 4070; t++) mark("growth", t, 80);
        assertThat(report("performance").total()).isZero();
    }

    @Test
    void oneMarkFarInTheFutureErasesNothing() {
        for (int t = 0; t < 100; t++) mark("growth", t, 100 + t);
        mark("growth", 1e6, 1);
        for (int t = 100; t < 120; t++) mark("growth", t, 100 + t);
        assertThat(report("performance").returns()).isEqualTo(118);
    }

    @Test
    void aNavBelowZeroIsRuinAndARecoveryDoesNotEraseIt() {
        for (int t = 0; t < 70; t++) mark("growth", t, 1000 - t % 2);
        for (int t = 70; t < 200; t++) mark("growth", t, t < 170 ? -500 : 1000);
        var ruined = report("performance");
        assertThat(ruined.isKnown()).isTrue();
        assertThat(ruined.returns()).isEqualTo(198);
        assertThat(ruined.maxDrawdown()).isCloseTo(-150, within(1e-9));
        assertThat(ruined.total()).isCloseTo(0, within(1e-9));
        var worst = ((DrawdownReport) engine.answer(question("drawdowns", "growth"), Settings.NONE)).worst().getFirst();
        assertThat(worst.depth()).isCloseTo(-150, within(1e-9));
        assertThat(worst.endedAt()).isPositive();
        mark("growth", 200, 0);
        mark("growth", 201, 0);
        assertThat(report("performance").total()).isEqualTo(-100);
        for (double nav : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> mark("growth", 202, nav)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("net asset value");
        }
        assertThat(report("performance").returns()).isEqualTo(200);
    }

    @Test
    void listsDrawdowns() {
        double[] navs = {100, 90, 100, 120, 60};
        for (int t = 0; t < navs.length; t++) mark("growth", t, navs[t]);
        mark("growth", 5, 60);
        var worst = ((DrawdownReport) engine.answer(question("drawdowns", "growth"), Settings.NONE)).worst();
        assertThat(worst).hasSize(2);
        assertThat(worst.getFirst().depth()).isCloseTo(-50, within(1e-12));
    }

    @Test
    void refusesWhatItCannotAnswer() {
        mark("growth", 0, 100);
        assertThatThrownBy(() -> engine.answer(question("performance", "grwth"), Settings.NONE)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("growth");
        assertThatThrownBy(() -> engine.answer(question("sharpe", ""), Settings.NONE)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("sharpe");
        assertThatThrownBy(() -> engine.onMessage(envelope("text"), out)).isInstanceOf(IllegalArgumentException.class);
    }
}

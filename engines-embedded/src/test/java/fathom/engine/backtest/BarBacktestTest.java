package fathom.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.strategy.PriceBar;
import fathom.engine.strategy.Signal;
import fathom.engine.strategy.Strategies;
import fathom.engine.strategy.Strategy;
import fathom.engine.strategy.StrategyKind;
import fathom.setting.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BarBacktestTest {
    private static final long SECOND = 1_000_000_000L;

    static PriceBar[] walk(long seed, int n) {
        var random = new Random(seed);
        var bars = new PriceBar[n];
        double close = 100;
        for (int i = 0; i < n; i++) {
            double open = close * Math.exp(random.nextGaussian() * 0.002);
            close = open * Math.exp(random.nextGaussian() * 0.01);
            bars[i] = new PriceBar(i * SECOND, (i + 1) * SECOND, open, Math.max(open, close) * 1.001, Math.min(open, close) * 0.999, close, 1);
        }
        return bars;
    }

    private static PriceBar[] bars(double... openClose) {
        var bars = new PriceBar[openClose.length / 2];
        for (int i = 0; i < bars.length; i++) {
            double open = openClose[2 * i], close = openClose[2 * i + 1];
            bars[i] = new PriceBar(i * SECOND, (i + 1) * SECOND, open, Math.max(open, close), Math.min(open, close), close, 1);
        }
        return bars;
    }

    /** Says a target at each bar, as given. */
    private static Strategy saying(double... targets) {
        var signals = Arrays.stream(targets).mapToObj(t -> new Signal(List.of(t), "as told")).toArray(Signal[]::new);
        int[] bar = {0};
        return legs -> {
            int i = bar[0]++;
            return i > 0 && targets[i] == targets[i - 1] ? signals[i - 1] : signals[i];
        };
    }

    private static BacktestResult run(Strategy strategy, Conditions conditions, PriceBar[] bars) {
        return BarBacktest.run(strategy, conditions, List.<PriceBar[]>of(bars));
    }

    private static Strategy make(String id) {
        StrategyKind kind = Strategies.of(id);
        return kind.make(Settings.parse(Map.of(), kind.settings()));
    }

    @Test
    void aSignalIsTradedAtTheNextOpen() {
        var result = run(saying(1, 1, 0, 0), Conditions.free(1000, 252), bars(10, 11, 20, 22, 25, 24, 30, 31));
        assertThat(result.equity()).containsExactly(1000, 1100, 1200, 1500);
        assertThat(result.trips()).singleElement().satisfies(t -> {
            assertThat(t.entry()).isEqualTo(20);
            assertThat(t.exit()).isEqualTo(30);
            assertThat(t.size()).isEqualTo(50);
            assertThat(t.profit()).isCloseTo(500, within(1e-9));
        });
        assertThat(result.exposure()).isEqualTo(0.5);
    }

    @Test
    void feesSlippageAndWholeUnitsByHand() {
        var conditions = new Conditions(1000, 0.01, 0.05, 0, true, false, 252);
        var result = run(saying(1, -1, -1), conditions, bars(10, 10, 10, 12, 12, 12));
        double units = Math.floor(1000 / (10.5 * 1.01));
        double afterFirst = 1000 - units * 10.5 * 1.01, afterSecond = afterFirst + units * 12 * 0.95 * 0.99;
        double shorted = Math.floor(afterSecond / (12 * 0.95 * 1.01));
        assertThat(result.trips().getFirst().fees()).isCloseTo(units * (10.5 + 11.4) * 0.01, within(1e-9));
        assertThat(result.equity()[2]).isCloseTo(afterSecond + shorted * 11.4 * 0.99 - shorted * 12, within(1e-9));
        assertThat(result.open()).singleElement().satisfies(t -> assertThat(t.size()).isEqualTo(-shorted));
        assertThat(result.fills()).isEqualTo(3);
    }

    @Test
    void whatIsOpenAtTheEndIsEndedAtTheLastOpenWhereThatIsAsked() {
        var conditions = new Conditions(1000, 0, 0, 0, false, true, 252);
        var result = run(saying(1, 1, 1), conditions, bars(10, 10, 10, 12, 15, 99));
        assertThat(result.equity()[2]).isEqualTo(1500);
        assertThat(result.open()).isEmpty();
    }

    @Test
    void anOrderIsAtTheMarketALatencyLater() {
        PriceBar[] bars = bars(10, 10, 20, 20, 40, 40, 80, 80);
        for (long latency : new long[] {0, 1, SECOND, SECOND + 1}) {
            var result = run(saying(1, 1, 1, 1), new Conditions(1000, 0, 0, latency, false, false, 252), bars);
            double entry = latency == 0 ? 20 : latency <= SECOND ? 40 : 80;
            assertThat(result.open().getFirst().entry()).as("latency %s ns", latency).isEqualTo(entry);
        }
    }

    /** A second signal must not overtake the latency on the back of the first. */
    @Test
    void everySignalHasALatencyOfItsOwn() {
        var result = run(saying(1, 0, 0, 0, 0), new Conditions(1000, 0, 0, 2 * SECOND, false, false, 252), bars(10, 10, 10, 10, 10, 10, 20, 20, 40, 40));
        assertThat(result.trips()).singleElement().satisfies(t -> {
            assertThat(t.entry()).isEqualTo(20);
            assertThat(t.exit()).isEqualTo(40);
        });
    }

    @Test
    void whoLosesEverythingIsStopped() {
        var result = run(saying(-1, -1, -1, -1), Conditions.free(1000, 252), bars(10, 10, 10, 10, 10, 30, 5, 5));
        assertThat(result.ruined()).isTrue();
        assertThat(result.equity()).hasSize(3);
        var statistics = BacktestStatistics.of(result, Conditions.free(1000, 252), 10, 30);
        assertThat(statistics.annualGrowth()).isEqualTo(-1);
    }

    static List<String> singles() {
        return Strategies.STANDARD.stream().filter(k -> k.legs() == 1).map(StrategyKind::id).toList();
    }

    @ParameterizedTest
    @MethodSource("singles")
    void anotherFutureLeavesThePastAsItWas(String id) {
        PriceBar[] bars = walk(id.hashCode(), 400), other = walk(id.hashCode() + 1, 400);
        System.arraycopy(bars, 0, other, 0, 250);
        var conditions = new Conditions(10_000, 0.001, 0.0005, SECOND / 2, false, false, 252);
        var one = run(make(id), conditions, bars);
        var two = run(make(id), conditions, other);
        assertThat(Arrays.copyOf(one.equity(), 250)).isEqualTo(Arrays.copyOf(two.equity(), 250));
        assertThat(one.trips().stream().filter(t -> t.to() <= 250 * SECOND)).isEqualTo(two.trips().stream().filter(t -> t.to() <= 250 * SECOND).toList());
        assertThat(one.equity()).isNotEqualTo(two.equity());
    }

    @ParameterizedTest
    @MethodSource("singles")
    void whatWasEarnedIsTheSumOfItsTradesAndCostsCost(String id) {
        PriceBar[] bars = walk(id.hashCode() + 7, 600);
        double before = Double.POSITIVE_INFINITY;
        for (double fee : new double[] {0, 0.0005, 0.002, 0.01}) {
            var result = run(make(id), new Conditions(10_000, fee, 0, 0, false, false, 252), bars);
            double earned = result.trips().stream().mapToDouble(RoundTrip::profit).sum() + result.open().stream().mapToDouble(RoundTrip::profit).sum();
            double last = result.equity()[result.equity().length - 1];
            assertThat(10_000 + earned).isCloseTo(last, within(1e-6));
            assertThat(result.fees()).isCloseTo(fee * result.turnover(), within(1e-6));
            assertThat(last).isLessThan(before);
            before = last;
        }
    }

    @Test
    void aPairIsTradedOnBothLegs() {
        PriceBar[] first = walk(3, 50), second = walk(4, 50);
        Signal flat = new Signal(List.of(0.0, 0.0), "flat"), apart = new Signal(List.of(0.5, -0.5), "apart");
        int[] bar = {0};
        var result = BarBacktest.run(legs -> bar[0]++ < 10 || bar[0] > 30 ? flat : apart, Conditions.free(1000, 252), List.of(first, second));
        assertThat(result.trips()).extracting(RoundTrip::leg).containsExactly(0, 1);
        assertThat(result.trips().get(0).size() * first[11].open()).isCloseTo(500, within(1e-9));
        assertThat(result.trips().get(1).size() * second[11].open()).isCloseTo(-500, within(1e-9));
    }

    @Test
    void figuresOfABacktestByHand() {
        var result = run(saying(1, 0, -1, 0, 0), Conditions.free(1000, 4), bars(10, 10, 10, 11, 11, 11, 11, 12.1, 12.1, 12.1));
        var s = BacktestStatistics.of(result, Conditions.free(1000, 4), 10, 12.1);
        assertThat(s.trades()).isEqualTo(2);
        assertThat(s.finalEquity()).isCloseTo(990, within(1e-9));
        assertThat(s.winRate()).isEqualTo(0.5);
        assertThat(s.profitFactor()).isCloseTo(100.0 / 110, within(1e-9));
        assertThat(s.sqn()).isCloseTo(Math.sqrt(2) * -5 / (210 / Math.sqrt(2)), within(1e-9));
        assertThat(s.maxDrawdown()).isCloseTo(-0.1, within(1e-9));
        assertThat(s.best()).isCloseTo(0.1, within(1e-9));
        assertThat(s.buyAndHold()).isCloseTo(0.21, within(1e-9));
        assertThat(s.annualGrowth()).isCloseTo(Math.pow(0.99, 4.0 / 4) - 1, within(1e-12));
    }

    @Test
    void whatCannotBeRunIsRefused() {
        PriceBar[] bars = walk(1, 5);
        assertThatThrownBy(() -> run(saying(1), Conditions.free(1, 252), new PriceBar[0])).hasMessageContaining("at least one bar");
        assertThatThrownBy(() -> BarBacktest.run(saying(1), Conditions.free(1, 252), List.of(bars, walk(2, 4)))).hasMessageContaining("5 and 4 bars");
        assertThatThrownBy(() -> run(saying(1, 1), Conditions.free(1, 252), new PriceBar[] {bars[1], bars[0]})).hasMessageContaining("bar 2 ends before");
        assertThatThrownBy(() -> Conditions.free(0, 252)).hasMessageContaining("the cash must be above 0");
        assertThatThrownBy(() -> new Conditions(1, 1, 0, 0, false, false, 252)).hasMessageContaining("the fee");
        assertThatThrownBy(() -> new Conditions(1, 0, 0, -1, false, false, 252)).hasMessageContaining("the latency");
    }
}

package fathom.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StrategiesTest {
    private static Strategy make(String id, Map<String, String> set) {
        StrategyKind kind = Strategies.of(id);
        return kind.make(Settings.parse(set, kind.settings()));
    }

    private static List<Signal> over(Strategy strategy, double... closes) {
        var signals = new ArrayList<Signal>();
        for (int i = 0; i < closes.length; i++) signals.add(strategy.onBars(PriceBar.tick(i, closes[i], 1)));
        return signals;
    }

    private static List<Double> targets(List<Signal> signals) {
        return signals.stream().map(s -> s.isKnown() ? s.target() : Double.NaN).toList();
    }

    @Test
    void aCrossCountsOnlyWhenItHappens() {
        var signals = over(make("sma-cross", Map.of("fast", "1", "slow", "2")), 1, 2, 3, 2, 1, 2);
        assertThat(targets(signals)).containsExactly(Double.NaN, 0.0, 0.0, -1.0, -1.0, 1.0);
        assertThat(signals.get(3).reason()).contains("crossed below").contains("2 and 2.5");
        assertThat(signals.get(4)).isSameAs(signals.get(3));
    }

    @Test
    void meanReversionEntersFarAndLeavesNear() {
        var signals = over(make("mean-reversion", Map.of("window", "4", "entry", "1.5", "exit", "0.3")), 10, 11, 10, 11, 15, 13, 13, 13);
        assertThat(targets(signals)).containsExactly(Double.NaN, Double.NaN, Double.NaN, 0.0, -1.0, -1.0, 0.0, 0.0);
    }

    @Test
    void aBreakoutEndsBeyondTheOtherSideOfTheShorterChannel() {
        var signals = over(make("breakout", Map.of("window", "3", "exit-window", "2")), 1, 2, 1, 3, 4, 5, 3.5, 0.5);
        assertThat(targets(signals)).containsExactly(Double.NaN, Double.NaN, Double.NaN, 1.0, 1.0, 1.0, 0.0, -1.0);
    }

    @Test
    void aVolatilityTargetIsMet() {
        double up = Math.exp(0.01), down = Math.exp(-0.01);
        Strategy strategy = make("volatility-target", Map.of("window", "2", "target", "0.05", "periods", "252"));
        var signals = over(strategy, 100, 100 * up, 100 * up * down);
        double volatility = 0.01 * Math.sqrt(2) * Math.sqrt(252);
        assertThat(signals.getLast().target()).isCloseTo(0.05 / volatility, within(1e-9));
    }

    @Test
    void momentumTurnsWithTime() {
        double[] rising = {100, 101, 103, 104, 106, 107, 109}, falling = rising.clone();
        for (int i = 0; i < rising.length; i++) falling[i] = rising[rising.length - 1 - i];
        assertThat(over(make("momentum", Map.of("window", "6")), rising).getLast().target()).isPositive();
        assertThat(over(make("momentum", Map.of("window", "6")), falling).getLast().target()).isNegative();
    }

    @Test
    void aPairIsTradedAgainstItsSpreadAndOnlyWhileItIsOne() {
        var random = new Random(7);
        Strategy pairs = make("pairs", Map.of("window", "60", "entry", "2", "exit", "0.5"));
        double x = 100, residual = 0;
        var seen = new ArrayList<Signal>();
        for (int i = 0; i < 400; i++) {
            x += random.nextGaussian() * 0.5;
            residual = 0.3 * residual + random.nextGaussian();
            Signal s = pairs.onBars(PriceBar.tick(i, 50 + 2 * x + residual, 1), PriceBar.tick(i, x, 1));
            if (s.isKnown()) seen.add(s);
        }
        assertThat(seen).anySatisfy(s -> assertThat(s.targets()).containsExactly(0.5, -0.5)).anySatisfy(s -> assertThat(s.targets()).containsExactly(-0.5, 0.5));
        assertThat(seen).filteredOn(s -> s.target() > 0).allSatisfy(s -> assertThat(s.reason()).startsWith("the spread is -"));
    }

    @Test
    void independentWalksAreSeldomCalledCointegrated() {
        var random = new Random(11);
        int called = 0;
        for (int run = 0; run < 400; run++) {
            double[] y = new double[250], x = new double[250];
            for (int i = 1; i < y.length; i++) {
                y[i] = y[i - 1] + random.nextGaussian();
                x[i] = x[i - 1] + random.nextGaussian();
            }
            if (Cointegration.of(y, x).isCointegrated()) called++;
        }
        assertThat(called / 400.0).isBetween(0.02, 0.09); // 5 % with three standard errors
    }

    @Test
    void theHalfLifeOfAKnownProcessIsFound() {
        var random = new Random(5);
        double[] y = new double[20_000], x = new double[20_000];
        double residual = 0;
        for (int i = 1; i < y.length; i++) {
            x[i] = x[i - 1] + random.nextGaussian();
            residual = 0.9 * residual + random.nextGaussian();
            y[i] = 3 + 1.5 * x[i] + residual;
        }
        var pair = Cointegration.of(y, x);
        assertThat(pair.beta()).isCloseTo(1.5, within(0.01));
        assertThat(pair.halfLife()).isCloseTo(Math.log(2) / -Math.log(0.9), within(0.6));
    }

    /** Avellaneda and Stoikov's own parameters. */
    @Test
    void quotesOfAvellanedaAndStoikov() {
        var maker = new MarketMaker(0.1, 2, 1.5);
        assertThat(maker.quotes(100, 0, 1).spread()).isCloseTo(1.69077, within(5e-6));
        double sum = 0;
        for (int i = 0; i < 200; i++) sum += maker.quotes(100, 0, 1 - i / 200.0 - 0.0025).spread();
        assertThat(sum / 200).isCloseTo(1.4908, within(5e-5));
        assertThat(maker.quotes(100, 3, 0.5).reservation()).isCloseTo(100 - 3 * 0.1 * 4 * 0.5, within(1e-12));
    }

    static List<String> singles() {
        return Strategies.STANDARD.stream().filter(k -> k.legs() == 1).map(StrategyKind::id).toList();
    }

    /** Whatever comes later leaves what was said before as it was, and so does the scale of the prices. */
    @ParameterizedTest
    @MethodSource("singles")
    void signalsComeFromThePastAloneAndKnowNoScale(String id) {
        var random = new Random(id.hashCode());
        double[] one = new double[300], other = new double[300], scaled = new double[300];
        double price = 100;
        for (int i = 0; i < one.length; i++) {
            price *= Math.exp(random.nextGaussian() * 0.02);
            one[i] = price;
            scaled[i] = 1024 * price;
            other[i] = i < 200 ? price : 100 * Math.exp(random.nextGaussian());
        }
        List<Double> first = targets(over(make(id, Map.of()), one)), second = targets(over(make(id, Map.of()), other));
        assertThat(first.subList(0, 200)).isEqualTo(second.subList(0, 200));
        assertThat(first).isNotEqualTo(second);
        assertThat(targets(over(make(id, Map.of()), scaled))).isEqualTo(first);
        assertThat(first).anySatisfy(t -> assertThat(t).isNotZero());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "sma-cross | fast | 30 | the fast length must be below the slow one",
            "mean-reversion | exit | 3 | the exit lies between 0 and the entry",
            "breakout | exit-window | 21 | is not longer than that of the entry",
            "pairs | window | 9 | has at least ten bars"})
    void parametersThatDoNotGoTogetherAreRefused(String id, String name, String value, String sentence) {
        assertThatThrownBy(() -> make(id, Map.of(name, value))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(sentence);
    }

    @Test
    void whatNoMarketDoesIsNoBar() {
        assertThatThrownBy(() -> new PriceBar(0, 1, 10, 9, 8, 8.5, 0)).hasMessageContaining("lie between low and high");
        assertThatThrownBy(() -> new PriceBar(0, 1, Double.NaN, 9, 8, 8.5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PriceBar(0, 1, 9, 9, 9, 9, -1)).hasMessageContaining("volume");
        assertThatThrownBy(() -> Strategies.of("sma-crss")).hasMessageContaining("sma-cross");
    }
}

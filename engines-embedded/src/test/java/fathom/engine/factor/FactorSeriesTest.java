package fathom.engine.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.PublishedAnswers;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactorSeriesTest {
    private static final FactorProgram ALL = new FactorProgram(FactorCatalogue.STANDARD.factors());

    /** The values of qlib's own operators on 502 daily bars of SPY. */
    @ParameterizedTest
    @ValueSource(strings = {"alpha158", "alpha360"})
    void agreesWithQlib(String family) throws IOException {
        List<String[]> bars = PublishedAnswers.csv("04-factor-alpha158-alpha360", "input_spy_502bars.csv");
        List<String> expected = java.nio.file.Files.readAllLines(fathom.engine.KnownAnswers.folder("04-factor-alpha158-alpha360").resolve(family + "_expected.csv"));
        List<Factor> factors = FactorCatalogue.STANDARD.only(family).factors();
        assertThat(expected).hasSize(factors.size() + 1);
        var series = new FactorSeries(new FactorProgram(factors));
        int[] at = {61, 100, 250, 400, 501};
        for (int bar = 0, column = 0; bar < bars.size() - 1; bar++) {
            series.add(Arrays.stream(bars.get(bar + 1), 1, 7).mapToDouble(Double::parseDouble).toArray());
            if (bar != at[column]) continue;
            for (int i = 0; i < factors.size(); i++) {
                String[] line = expected.get(i + 1).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
                assertThat(factors.get(i).name()).isEqualTo(line[0]);
                double wanted = Double.parseDouble(line[2 + column]);
                assertThat(series.value(i)).as(line[0] + " at bar " + bar).isCloseTo(wanted, within(1e-9 + 1e-8 * Math.abs(wanted)));
            }
            column++;
        }
    }

    @Test
    void aWindowIsNotKnownBeforeItIsFull() {
        var program = program("M = Mean($close, 3)", "R = Mean($close/Ref($close, 1), 2)");
        var series = new FactorSeries(program);
        for (int i = 1; i <= 2; i++) series.add(bar(i));
        assertThat(series.values()).containsExactly(Double.NaN, Double.NaN);
        assertThat(series.early(0)).isEqualTo(1.5);
        series.add(bar(3));
        assertThat(series.values()).containsExactly(2, (2 + 1.5) / 2);
    }

    @Test
    void bitsDoNotDependOnHowManyBarsCameBefore() {
        var random = new Random(7);
        double[][] bars = random.doubles(400).mapToObj(FactorSeriesTest::tape).toArray(double[][]::new);
        var from0 = new FactorSeries(ALL);
        for (double[] bar : bars) from0.add(bar);
        var from250 = new FactorSeries(ALL);
        for (int i = 250; i < bars.length; i++) from250.add(bars[i]);
        assertThat(from250.values()).containsExactly(from0.values());
    }

    /** Prices in cents instead of dollars change no factor that is a ratio; all of Alpha360 are, and those of Alpha158 but for the correlations with a volume. */
    @Test
    void aRatioKnowsNoUnit() {
        assertUnchanged(bar -> new double[] {bar[0] * 100, bar[1] * 100, bar[2] * 100, bar[3] * 100, bar[4], bar[5] * 100});
    }

    private static void assertUnchanged(Function<double[], double[]> change) {
        var random = new Random(11);
        var one = new FactorSeries(ALL);
        var other = new FactorSeries(ALL);
        for (int i = 0; i < 100; i++) {
            double[] bar = tape(random.nextDouble());
            one.add(bar);
            other.add(change.apply(bar));
        }
        for (int i = 0; i < ALL.factors().size(); i++) {
            assertThat(other.value(i)).as(ALL.factors().get(i).name()).isCloseTo(one.value(i), within(1e-6 * Math.max(1, Math.abs(one.value(i)))));
        }
    }

    @Test
    void missingValuesAreLeftOutOfAWindowAndPassedOnElsewhere() {
        var series = new FactorSeries(program("S = Sum($close, 3)", "D = $close-$open", "N = Mean($close>$open, 2)"));
        series.add(bar(1));
        series.add(bar(Double.NaN));
        series.add(bar(4));
        assertThat(series.value(0)).isEqualTo(5);
        series.add(bar(Double.NaN));
        assertThat(series.value(1)).isNaN();
        assertThat(series.value(2)).isZero();
    }

    @Test
    void equalValuesShareRanksAndTheFirstOfThemIsTheHighest() {
        var series = new FactorSeries(program("R = Rank($close, 4)", "I = IdxMax($close, 4)", "J = IdxMin($close, 4)"));
        for (double close : new double[] {2, 5, 5, 2}) series.add(bar(close));
        assertThat(series.values()).containsExactly(1.5 / 4, 2, 1);
    }

    @Test
    void whatHardlyVariesHasNoCorrelation() {
        var series = new FactorSeries(program("C = Corr($close, $volume, 5)", "Q = Rsquare($close, 5)"));
        for (int i = 0; i < 5; i++) series.add(new double[] {1, 1, 1, 1, i, 1});
        assertThat(series.values()).containsOnly(Double.NaN);
    }

    private static FactorProgram program(String... lines) {
        return new FactorProgram(FactorCatalogue.STANDARD.with("own", String.join("\n", lines)).only("own").factors());
    }

    private static double[] bar(double close) {
        return new double[] {close, close, close, close, 1, close};
    }

    private static double[] tape(double random) {
        double open = 90 + 20 * random, close = open + 3 * Math.sin(50 * random), low = Math.min(open, close) - random, high = Math.max(open, close) + random;
        return new double[] {open, high, low, close, 1_000 + 500 * Math.cos(90 * random), (high + low + close) / 3};
    }
}

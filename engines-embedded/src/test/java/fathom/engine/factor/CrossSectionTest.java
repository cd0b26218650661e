package fathom.engine.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossSectionTest {
    @Test
    void outliersAreDrawnInAndNothingElse() {
        assertThat(CrossSection.winsorised(new double[] {1, 2, 3, 4, 100, Double.NaN}, 3)).containsExactly(1, 2, 3, 4, 3 + 3 * 1.4826022185056018, Double.NaN);
        assertThat(CrossSection.winsorised(new double[] {5, 5, 5, 9}, 3)).as("without a spread there is no outlier").containsExactly(5, 5, 5, 9);
    }

    @Test
    void standardisedHasMeanZeroAndDeviationOne() {
        double[] z = CrossSection.standardised(new double[] {1, 2, 3, 4, Double.NaN});
        assertThat(Arrays.stream(z, 0, 4).sum()).isCloseTo(0, within(1e-12));
        assertThat(Arrays.stream(z, 0, 4).map(v -> v * v).sum() / 3).isCloseTo(1, within(1e-12));
        assertThat(z[4]).isNaN();
        assertThat(CrossSection.standardised(new double[] {2, 2, 2})).containsOnly(Double.NaN);
        assertThat(CrossSection.standardised(new double[] {2})).containsOnly(Double.NaN);
    }

    @Test
    void whatIsNeutralisedHasNothingToDoWithTheExposureAnyMore() {
        var random = new Random(3);
        double[][] beta = IntStream.range(0, 50).mapToObj(i -> new double[] {random.nextGaussian()}).toArray(double[][]::new);
        double[] values = IntStream.range(0, 50).mapToDouble(i -> 2 + 3 * beta[i][0] + random.nextGaussian()).toArray();
        double[] rest = CrossSection.neutralised(values, beta);
        assertThat(IntStream.range(0, 50).mapToDouble(i -> rest[i] * beta[i][0]).sum()).isCloseTo(0, within(1e-9));
        assertThat(Arrays.stream(rest).sum()).isCloseTo(0, within(1e-9));
    }

    @Test
    void exposuresThatAreTheSameOrTooManyAreRefused() {
        double[][] twice = IntStream.range(0, 10).mapToObj(i -> new double[] {i, 2 * i}).toArray(double[][]::new);
        assertThatThrownBy(() -> CrossSection.neutralised(new double[10], twice)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("determine one another");
        assertThatThrownBy(() -> CrossSection.neutralised(new double[] {1, 2}, new double[][] {{1}, {2}})).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("too few");
    }

    @Test
    void aFactorThatIsTheReturnItselfHasCorrelationOneAndOneOfNoiseNone() {
        var random = new Random(5);
        double[][] returns = panel(random, 200, 40), noise = panel(random, 200, 40);
        FactorQuality perfect = FactorQuality.of(returns, returns), none = FactorQuality.of(noise, returns);
        assertThat(perfect.ic()).isCloseTo(1, within(1e-12));
        assertThat(perfect.rankIc()).isCloseTo(1, within(1e-12));
        assertThat(perfect.byQuantile()).isSorted();
        assertThat(none.ic()).isCloseTo(0, within(4 / Math.sqrt(200 * 40)));
        assertThat(Math.abs(none.tStatistic())).isLessThan(4);
        assertThat(none.autocorrelation()).isCloseTo(0, within(0.05));
    }

    /** Any change of values that keeps their order leaves the rank correlation as it is. */
    @Test
    void rankCorrelationKnowsOnlyTheOrder() {
        var random = new Random(9);
        double[][] values = panel(random, 30, 20), returns = panel(random, 30, 20);
        double[][] bent = Arrays.stream(values).map(row -> Arrays.stream(row).map(v -> Math.exp(3 * v)).toArray()).toArray(double[][]::new);
        assertThat(FactorQuality.of(bent, returns).rankIc()).isEqualTo(FactorQuality.of(values, returns).rankIc());
        assertThat(FactorQuality.of(bent, returns).ic()).isNotEqualTo(FactorQuality.of(values, returns).ic());
    }

    @Test
    void whatIsForetoldTwoDatesAheadShowsInTheDecay() {
        var random = new Random(13);
        double[][] returns = panel(random, 300, 30);
        double[][] values = new double[300][];
        for (int t = 0; t < 300; t++) values[t] = t + 2 < 300 ? returns[t + 2] : panel(random, 1, 30)[0];
        double[] decay = FactorQuality.decay(values, returns, 4);
        assertThat(decay[2]).isGreaterThan(0.99);
        assertThat(decay[0]).isCloseTo(0, within(0.05));
        assertThat(decay[3]).isCloseTo(0, within(0.05));
    }

    @Test
    void aDateWithFewSymbolsDoesNotCount() {
        double[][] values = {{1, 2, 3, 4, Double.NaN}, {1, 2, 3, 4, 5}}, returns = {{1, 2, 3, 4, 5}, {5, 4, 3, 2, 1}};
        FactorQuality quality = FactorQuality.of(values, returns);
        assertThat(quality.dates()).isEqualTo(1);
        assertThat(quality.ic()).isCloseTo(-1, within(1e-12));
        assertThat(quality.ratio()).isNaN();
    }

    private static double[][] panel(Random random, int dates, int symbols) {
        return IntStream.range(0, dates).mapToObj(t -> random.doubles(symbols).map(v -> random.nextGaussian()).toArray()).toArray(double[][]::new);
    }
}

package fathom.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.Moments;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ValueAtRiskTest {
    private static final double Z95 = -1.6448536269514722;

    @Test
    void historicalByHand() {
        // 5 % of −10 ... 10 in 21 steps of 1: the second lowest
        double[] returns = DoubleStream.iterate(-10, r -> r <= 10, r -> r + 1).toArray();
        var risk = ValueAtRisk.historical(returns, 0.95);
        assertThat(risk.var()).isCloseTo(9, within(1e-12));
        assertThat(risk.es()).as("1.05 returns: the lowest and a twentieth of the next").isCloseTo((10 + 0.05 * 9) / 1.05, within(1e-12));
    }

    /** Acerbi, Tasche 2002: of 500 seconds the worst 25 are 20 losses of 1 % and 5 without any. */
    @Test
    void tiesAtTheQuantileCountAsOftenAsTheLevelSays() {
        var returns = new double[500];
        for (int i = 0; i < 20; i++) returns[25 * i] = -0.01;
        var risk = ValueAtRisk.historical(returns, 0.95);
        assertThat(risk.es()).isCloseTo(0.008, within(1e-15));
        assertThat(risk.var()).isZero();
        assertThat(1 / risk.var()).as("0, not −0").isPositive();
    }

    @Test
    void shortfallIsCoherentAlsoWithTies() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            int n = 1 + random.nextInt(200);
            double[] a = random.doubles(n, -3, 3).map(Math::rint).toArray();
            double[] b = random.doubles(n, -3, 3).map(Math::rint).toArray();
            var both = new double[n];
            for (int i = 0; i < n; i++) both[i] = a[i] + b[i];
            double level = 0.5 + 0.49 * random.nextDouble();
            assertThat(ValueAtRisk.historical(both, level).es()).as("subadditive, seed %d", seed)
                    .isLessThanOrEqualTo(ValueAtRisk.historical(a, level).es() + ValueAtRisk.historical(b, level).es() + 1e-12);
            assertThat(ValueAtRisk.historical(a, level).es()).as("seed %d", seed).isGreaterThanOrEqualTo(ValueAtRisk.historical(a, level).var());
        }
    }

    @Test
    void gaussianByHand() {
        var risk = ValueAtRisk.gaussian(0.01, 0.1, 0.95);
        assertThat(risk.var()).isCloseTo(-0.01 + 0.16448536269514722, within(1e-12));
        assertThat(risk.es()).isCloseTo(-0.01 + 0.1 * 2.0627128, within(1e-8)); // φ(z)/0.05 of the tables
    }

    @Test
    void modifiedIsGaussianWithoutSkewnessAndWithTheKurtosisOfTheNormal() {
        // ±a once, 0 four times: skewness 0, kurtosis 6/2 = 3
        double[] returns = {-0.03, 0, 0, 0, 0, 0.03};
        var moments = Moments.of(returns);
        assertThat(moments.kurtosis()).isCloseTo(3, within(1e-12));
        var modified = ValueAtRisk.modified(moments, 0.95);
        var gaussian = ValueAtRisk.gaussian(0, moments.deviation(), 0.95);
        assertThat(modified.var()).isCloseTo(gaussian.var(), within(1e-12));
        assertThat(modified.es()).isCloseTo(gaussian.es(), within(1e-12));
    }

    @Test
    void modifiedVarByHand() {
        double[] returns = {-0.04, -0.01, 0, 0.005, 0.01, 0.012, 0.02};
        var m = Moments.of(returns);
        double s = m.skewness();
        double k = m.kurtosis() - 3;
        double z = Z95;
        double quantile = z + (z * z - 1) / 6 * s + (Math.pow(z, 3) - 3 * z) / 24 * k - (2 * Math.pow(z, 3) - 5 * z) / 36 * s * s;
        assertThat(ValueAtRisk.modified(m, 0.95).var()).isCloseTo(-(m.mean() + quantile * m.deviation()), within(1e-12));
    }

    @Test
    void modifiedEsIsTheMeanOfTheEdgeworthDensityBelowTheQuantile() {
        double[] returns = {-0.03, -0.012, -0.01, -0.002, 0, 0.001, 0.004, 0.005, 0.008, 0.01, 0.012, 0.02};
        var m = Moments.of(returns);
        var modified = ValueAtRisk.modified(m, 0.95);
        double g = (-modified.var() - m.mean()) / m.deviation();
        double s = m.skewness();
        double k = m.kurtosis() - 3;
        double integral = 0;
        double step = 1e-4;
        for (double x = -12 + step / 2; x < g; x += step) {
            double h3 = Math.pow(x, 3) - 3 * x;
            double h4 = Math.pow(x, 4) - 6 * x * x + 3;
            double h6 = Math.pow(x, 6) - 15 * Math.pow(x, 4) + 45 * x * x - 15;
            double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * (1 + s / 6 * h3 + k / 24 * h4 + s * s / 72 * h6);
            integral += x * density * step;
        }
        assertThat(modified.es()).isCloseTo(-m.mean() - m.deviation() * integral / 0.05, within(1e-5));
    }

    @Test
    void modifiedIsUnknownWhereTheExpansionGivesNoLoss() {
        var returns = new double[600];
        returns[0] = -1;
        returns[1] = 1;
        var risk = ValueAtRisk.modified(Moments.of(returns), 0.95); // kurtosis 300
        assertThat(risk.var()).isNaN();
        assertThat(risk.es()).isNaN();
    }

    @Test
    void nothingThatMovesIsNoRisk() {
        var still = Moments.of(new double[100]);
        assertThat(ValueAtRisk.modified(still, 0.95)).isEqualTo(ValueAtRisk.gaussian(0, 0, 0.95));
        assertThat(ValueAtRisk.historical(new double[100], 0.95).var()).isZero();
    }

    @Test
    void shortfallIsNeverBelowVarAndRiskRisesWithTheLevel() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            double[] returns = DoubleStream.generate(() -> random.nextGaussian() * (random.nextInt(10) == 0 ? 0.03 : 0.01))
                    .limit(60 + random.nextInt(600)).toArray();
            var moments = Moments.of(returns);
            for (double level : new double[] {0.9, 0.95, 0.99}) {
                var historical = ValueAtRisk.historical(returns, level);
                var gaussian = ValueAtRisk.gaussian(moments.mean(), moments.deviation(), level);
                var modified = ValueAtRisk.modified(moments, level);
                assertThat(historical.es()).as("historical, seed %d", seed).isGreaterThanOrEqualTo(historical.var());
                assertThat(gaussian.es()).as("gaussian, seed %d", seed).isGreaterThanOrEqualTo(gaussian.var());
                assertThat(modified.es()).as("modified, seed %d", seed).isGreaterThanOrEqualTo(modified.var());
            }
            assertThat(ValueAtRisk.historical(returns, 0.99).var()).as("seed %d", seed).isGreaterThanOrEqualTo(ValueAtRisk.historical(returns, 0.95).var());
        }
    }
}

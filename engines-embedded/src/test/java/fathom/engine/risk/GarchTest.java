package fathom.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.PublishedAnswers;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GarchTest {
    /** The benchmark of Fiorentini, Calzolari and Panattoni (1996): 1,974 daily returns of the mark against the pound. */
    @Test
    void benchmark() throws IOException {
        double[] returns = PublishedAnswers.csv("03-risk-garch-fcp", "dem2gbp.csv").stream().skip(1).mapToDouble(row -> Double.parseDouble(row[0])).toArray();
        var garch = Garch.fit(returns);
        assertThat(garch.mean()).isCloseTo(-0.00619041, within(1e-6));
        assertThat(garch.omega()).isCloseTo(0.0107613, within(1e-6));
        assertThat(garch.alpha()).isCloseTo(0.153134, within(1e-5));
        assertThat(garch.beta()).isCloseTo(0.805974, within(1e-5));
        assertThat(garch.logLikelihood()).isCloseTo(-1106.60788, within(1e-4));
        assertThat(garch.returns()).isEqualTo(1974);
    }

    @Test
    void findsTheParametersOfASimulatedSeries() {
        double[] returns = simulate(11, 20_000, 0.0005, 2e-6, 0.1, 0.85);
        var garch = Garch.fit(returns);
        assertThat(garch.alpha()).isCloseTo(0.1, within(0.02));
        assertThat(garch.beta()).isCloseTo(0.85, within(0.03));
        assertThat(garch.unconditional()).isCloseTo(4e-5, within(0.6e-5));
        assertThat(garch.logLikelihood()).isGreaterThanOrEqualTo(Garch.of(0.0005, 2e-6, 0.1, 0.85, returns).logLikelihood());
        assertThat(garch.ahead(1)).isCloseTo(garch.next(), within(1e-18));
        double sum = 0;
        for (int k = 1; k <= 50; k++) sum += garch.ahead(k);
        assertThat(garch.over(50)).isCloseTo(sum, within(1e-12));
        assertThat(garch.ahead(10_000)).isCloseTo(garch.unconditional(), within(1e-15));
    }

    @Test
    void theUnitOfReturnsDoesNotMatter() {
        double[] returns = simulate(12, 1_000, 0, 1e-6, 0.1, 0.8);
        var garch = Garch.fit(returns);
        var percent = Garch.fit(Arrays.stream(returns).map(r -> 100 * r).toArray());
        assertThat(percent.alpha()).isCloseTo(garch.alpha(), within(1e-5));
        assertThat(percent.beta()).isCloseTo(garch.beta(), within(1e-5));
        assertThat(percent.next()).isCloseTo(1e4 * garch.next(), within(1e-4 * percent.next()));
    }

    private static double[] simulate(long seed, int count, double mean, double omega, double alpha, double beta) {
        var random = new Random(seed);
        var returns = new double[count];
        double h = omega / (1 - alpha - beta), square = h;
        for (int t = 0; t < count; t++) {
            h = omega + alpha * square + beta * h;
            double e = Math.sqrt(h) * random.nextGaussian();
            square = e * e;
            returns[t] = mean + e;
        }
        return returns;
    }

    @Test
    void exponentialWeightsByHand() {
        assertThat(Ewma.variances(new double[] {0.02, -0.01, 0.03}, 0.94))
                .containsExactly(new double[] {Double.NaN, 4e-4, 0.94 * 4e-4 + 0.06 * 1e-4, 0.94 * (0.94 * 4e-4 + 0.06 * 1e-4) + 0.06 * 9e-4}, within(1e-18));
    }

    @Test
    void refusesWhatCannotBeFitted() {
        assertThatIllegalArgumentException().isThrownBy(() -> Garch.fit(new double[99])).withMessageContaining("at least 100");
        assertThatIllegalArgumentException().isThrownBy(() -> Garch.fit(new double[200])).withMessage("the returns do not vary");
        assertThatIllegalArgumentException().isThrownBy(() -> Garch.of(0, 1, 0.5, 0.5, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Ewma.variances(new double[] {1}, 1));
    }
}

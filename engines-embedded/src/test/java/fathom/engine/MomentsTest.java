package fathom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class MomentsTest {
    @Test
    void ofOneToFour() {
        var m = Moments.of(new double[] {1, 2, 3, 4});
        assertThat(m.mean()).isEqualTo(2.5);
        assertThat(m.variance()).isCloseTo(5.0 / 3, within(1e-15));
        assertThat(m.skewness()).isEqualTo(0);
        assertThat(m.kurtosis()).isCloseTo(2.5625 / 1.5625, within(1e-14));
    }

    @Test
    void areUnknownWithoutValuesOrVariation() {
        assertThat(new Moments().mean()).isNaN();
        assertThat(Moments.of(new double[] {1}).variance()).isNaN();
        assertThat(Moments.of(new double[] {0.01, 0.01, 0.01}).variance()).isZero();
        assertThat(Moments.of(new double[] {0.01, 0.01, 0.01}).skewness()).isNaN();
    }

    @Test
    void agreeWithTwoPassesFarFromZero() {
        var random = new Random(11);
        double[] x = DoubleStream.generate(() -> 1e4 + Math.exp(random.nextGaussian())).limit(5_000).toArray();
        double mean = DoubleStream.of(x).average().orElseThrow();
        double m2 = central(x, mean, 2);
        var m = Moments.of(x);
        assertThat(m.mean()).isCloseTo(mean, within(1e-8));
        assertThat(m.variance()).isCloseTo(m2 * x.length / (x.length - 1), within(1e-8));
        assertThat(m.skewness()).isCloseTo(central(x, mean, 3) / Math.pow(m2, 1.5), within(1e-7));
        assertThat(m.kurtosis()).isCloseTo(central(x, mean, 4) / (m2 * m2), within(1e-6));
    }

    private static double central(double[] x, double mean, int power) {
        return DoubleStream.of(x).map(v -> Math.pow(v - mean, power)).average().orElseThrow();
    }
}

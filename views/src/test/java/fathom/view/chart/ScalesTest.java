package fathom.view.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.measure.Heat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScalesTest {
    @Test
    void linearTicksAreRoundAndHoldTheData() {
        var scale = LinearScale.around(-8666, 12599, 0, 240, 44);
        assertThat(scale.ticks()).containsExactly(-10000.0, -5000.0, 0.0, 5000.0, 10000.0, 15000.0);
        assertThat(scale.decimals()).isZero();
        assertThat(scale.y(scale.low())).isEqualTo(240, within(1e-9));
        assertThat(scale.y(scale.high())).isEqualTo(0, within(1e-9));
    }

    @Test
    void anyRangeIsHeld() {
        long seed = 11;
        var random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            double a = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 4), b = a + Math.abs(random.nextGaussian()) * Math.pow(10, random.nextInt(12) - 4);
            var scale = LinearScale.around(a, b, 0, 200, 44);
            double slack = scale.step() * 1e-6;
            assertThat(scale.low()).as("seed %d, round %d", seed, i).isLessThanOrEqualTo(a + slack);
            assertThat(scale.high()).as("seed %d, round %d", seed, i).isGreaterThanOrEqualTo(b - slack);
            assertThat(scale.ticks().size()).as("seed %d, round %d", seed, i).isBetween(2, 12);
        }
    }

    @Test
    void logScalesStandOnDecades() {
        var scale = LogScale.decades(148e3, 14.7e6, 0, 100);
        assertThat(scale.ticks()).containsExactly(1e5, 1e6, 1e7, 1e8);
        assertThat(scale.y(1e5)).isEqualTo(100, within(1e-9));
        assertThat(scale.y(1e9)).isEqualTo(0, within(1e-9));
    }

    @Test
    void heatGrowsWithTheShare() {
        assertThat(Heat.ofCell(0)).isZero();
        assertThat(Heat.ofCell(1)).isEqualTo(6);
        for (double share = 0; share < 1; share += 0.01) assertThat(Heat.ofCell(share + 0.01)).isGreaterThanOrEqualTo(Heat.ofCell(share));
    }

    @Test
    void bandsLieBetweenPercentiles() {
        double[] edges = {100, 200, 400, 800, 1600};
        assertThat(PercentileBands.band(edges, 10, 50)).isEqualTo(-1);
        assertThat(PercentileBands.band(edges, 120, 150)).isZero();
        assertThat(PercentileBands.band(edges, 900, 1000)).isEqualTo(3);
        assertThat(PercentileBands.band(edges, 1700, 2000)).isEqualTo(-1);
    }
}

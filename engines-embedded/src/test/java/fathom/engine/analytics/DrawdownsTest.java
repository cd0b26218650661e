package fathom.engine.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.PerformanceStatistics;
import fathom.engine.analytics.DrawdownReport.Drawdown;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DrawdownsTest {
    private final Drawdowns drawdowns = new Drawdowns();

    private void add(double... values) {
        for (int i = 0; i < values.length; i++) drawdowns.add(i + 1, values[i]);
    }

    @Test
    void aRiseHasNone() {
        add(100, 101, 101, 102);
        assertThat(drawdowns.worst()).isEmpty();
    }

    @Test
    void deepestFirstWithPeakTroughAndEnd() {
        add(100, 95, 97, 100, 110, 88, 99, 77, 90);
        assertThat(drawdowns.worst()).usingRecursiveFieldByFieldElementComparator().hasSize(2);
        Drawdown open = drawdowns.worst().getFirst();
        assertThat(open.depth()).isCloseTo(-30, within(1e-12));
        assertThat(open).extracting(Drawdown::peakAt, Drawdown::troughAt, Drawdown::endedAt).containsExactly(5L, 8L, 0L);
        Drawdown ended = drawdowns.worst().getLast();
        assertThat(ended.depth()).isCloseTo(-5, within(1e-12));
        assertThat(ended).extracting(Drawdown::peakAt, Drawdown::troughAt, Drawdown::endedAt).containsExactly(1L, 2L, 4L);
    }

    @Test
    void theDeepestIsTheMaximumDrawdown() {
        for (long seed = 1; seed <= 50; seed++) {
            var random = new Random(seed);
            var own = new Drawdowns();
            var statistics = new PerformanceStatistics(252);
            double value = 100;
            own.add(0, value);
            for (int t = 1; t <= 500; t++) {
                double r = 0.01 * random.nextGaussian();
                value *= 1 + r;
                own.add(t, value);
                statistics.add(r);
            }
            assertThat(own.worst().getFirst().depth()).as("seed %d", seed).isCloseTo(100 * statistics.maxDrawdown(), within(1e-9));
            assertThat(own.worst()).as("seed %d", seed).hasSizeLessThanOrEqualTo(5);
        }
    }

    @Test
    void ofAWholeSeriesTheDeepestFirst() {
        var table = Drawdowns.of(new long[] {10, 20, 30, 40, 50, 60}, new double[] {100, 80, 100, 120, -30, 90}, 10);
        assertThat(table).hasSize(2);
        assertThat(table.getFirst()).isEqualTo(new DrawdownReport.Drawdown(40, 50, 0, -125));
        assertThat(table.getFirst().recovering()).isEqualTo(-1);
        assertThat(table.getLast().falling()).isEqualTo(10);
        assertThat(table.getLast().recovering()).isEqualTo(10);
        assertThat(Drawdowns.of(new long[] {1, 2, 3}, new double[] {3, 2, 1}, 1)).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> Drawdowns.of(new long[] {2, 1}, new double[] {1, 1}, 5)).withMessageContaining("times must rise");
        assertThatIllegalArgumentException().isThrownBy(() -> Drawdowns.of(new long[] {1}, new double[] {-1}, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> Drawdowns.of(new long[] {1}, new double[] {1, 2}, 5));
    }
}

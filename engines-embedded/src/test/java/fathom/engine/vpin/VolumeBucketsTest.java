package fathom.engine.vpin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VolumeBucketsTest {
    private final List<VolumeBucket> closed = new ArrayList<>();

    @Test
    void splitsALargeBarInProportion() {
        var buckets = new VolumeBuckets(2, 10, 1_000_000, closed::add);
        buckets.pour(4, 1, 1);
        buckets.pour(26, 0.25, 2);
        assertThat(closed).extracting(VolumeBucket::buy).containsExactly(5.5, 2.5, 2.5);
        assertThat(closed).extracting(VolumeBucket::vpin).containsExactly(Double.NaN, (1.0 + 5) / 20, (5.0 + 5) / 20);
        assertThat(closed).extracting(VolumeBucket::at).containsExactly(2L, 2L, 2L);
        assertThat(buckets.filled()).isZero();
        assertThat(buckets.count()).isEqualTo(3);
    }

    @Test
    void volumeIsConservedWhateverTheSizes() {
        long seed = 5;
        var random = new Random(seed);
        var buckets = new VolumeBuckets(5, 1, 1_000_000, closed::add);
        double poured = 0;
        for (int i = 0; i < 5_000; i++) {
            double volume = Math.exp(random.nextGaussian() * 2);
            poured += volume;
            buckets.pour(volume, random.nextDouble(), i);
            if (i % 50 == 0) buckets.resize(0.1 + random.nextDouble());
        }
        assertThat(closed.stream().mapToDouble(VolumeBucket::volume).sum() + buckets.filled()).as("seed %d", seed).isCloseTo(poured, within(1e-8 * poured));
    }

    @Test
    void shrinkingBelowWhatIsInClosesTheBucketWithTheNextTrade() {
        var buckets = new VolumeBuckets(1, 10, 1_000_000, closed::add);
        buckets.pour(6, 1, 1);
        buckets.resize(5);
        assertThat(closed).isEmpty();
        buckets.pour(1, 0, 2);
        assertThat(closed).containsExactly(new VolumeBucket(6, 0, 1, 2));
        assertThat(buckets.filled()).isEqualTo(1);
    }

    /** Handing on the last buckets only leaves the window, what is open and the count as handing on all does. */
    @Test
    void whatIsPouredByDivisionIsWhatIsPouredBucketByBucket() {
        for (long seed = 1; seed <= 50; seed++) {
            var random = new Random(seed);
            int window = 1 + random.nextInt(5);
            double size = 0.01 + random.nextDouble();
            var naive = new Naive(window, size);
            closed.clear();
            var bounded = new VolumeBuckets(window, size, window, closed::add);
            for (int i = 0; i < 200; i++) {
                double volume = random.nextInt(10) == 0 ? 1000 * size * random.nextDouble() : size * 3 * random.nextDouble();
                double share = random.nextDouble();
                bounded.pour(volume, share, i);
                naive.pour(volume, share);
                assertThat(bounded.count()).as("seed %d, pour %d", seed, i).isEqualTo(naive.count);
                assertThat(bounded.filled()).isCloseTo(naive.filled, within(1e-9));
                if (naive.count >= window) assertThat(closed.getLast().vpin()).isCloseTo(naive.vpin(), within(1e-9));
            }
        }
    }

    /** One bucket after the other. */
    private static final class Naive {
        private final double size;
        private final double[] imbalances;
        private double buy, sell, filled;
        private int count;

        Naive(int window, double size) {
            this.size = size;
            imbalances = new double[window];
        }

        void pour(double volume, double share) {
            for (double rest = volume; rest > 0; ) {
                double part = Math.min(rest, size - filled);
                buy += part * share;
                sell += part * (1 - share);
                filled += part;
                rest -= part;
                if (filled < size * (1 - 1e-12)) continue;
                imbalances[count++ % imbalances.length] = Math.abs(buy - sell);
                buy = sell = filled = 0;
            }
        }

        double vpin() {
            return Arrays.stream(imbalances).sum() / (size * imbalances.length);
        }
    }

    @Test
    void aPourWithoutEndEnds() {
        var buckets = new VolumeBuckets(50, 1e-9, 1050, closed::add);
        buckets.pour(1e30, 0.5, 1);
        assertThat(closed).hasSize(1051);
        assertThat(buckets.count()).isGreaterThan(1L << 60);
        for (double bad : new double[] {Double.NaN, -1, 0, Double.POSITIVE_INFINITY}) assertThatIllegalArgumentException().isThrownBy(() -> buckets.pour(bad, 0.5, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> buckets.pour(1, Double.NaN, 1));
    }

    @Test
    void needsAVolume() {
        assertThatIllegalArgumentException().isThrownBy(() -> new VolumeBuckets(5, 0, 1_000_000, closed::add));
        assertThatIllegalArgumentException().isThrownBy(() -> new VolumeBuckets(5, Double.NaN, 1_000_000, closed::add));
    }
}

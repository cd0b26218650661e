package fathom.engine.vpin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VolumeBucketsTest {
    private final List<VolumeBucket> closed = new ArrayList<>();

    @Test
    void splitsALargeBarInProportion() {
        var buckets = new VolumeBuckets(2, 10, closed::add);
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
        var buckets = new VolumeBuckets(5, 1, closed::add);
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
        var buckets = new VolumeBuckets(1, 10, closed::add);
        buckets.pour(6, 1, 1);
        buckets.resize(5);
        assertThat(closed).isEmpty();
        buckets.pour(1, 0, 2);
        assertThat(closed).containsExactly(new VolumeBucket(6, 0, 1, 2));
        assertThat(buckets.filled()).isEqualTo(1);
    }

    @Test
    void needsAVolume() {
        assertThatIllegalArgumentException().isThrownBy(() -> new VolumeBuckets(5, 0, closed::add));
        assertThatIllegalArgumentException().isThrownBy(() -> new VolumeBuckets(5, Double.NaN, closed::add));
    }
}

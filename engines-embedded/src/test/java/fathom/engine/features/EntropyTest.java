package fathom.engine.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EntropyTest {
    @Test
    void aFairCoinHasOneBitAndACertaintyNone() {
        assertThat(Entropy.shannon(5, 5)).isEqualTo(1);
        assertThat(Entropy.shannon(7, 0)).isZero();
        assertThat(Entropy.shannon(1, 1, 1, 1)).isEqualTo(2);
        assertThat(Entropy.shannon(1, 3)).isCloseTo(0.811278124459133, within(1e-14));
    }

    @Test
    void nothingCountedSaysNothing() {
        assertThat(Entropy.shannon(0, 0)).isNaN();
        assertThat(Entropy.ofSigns(new double[] {1})).isNaN();
    }

    @Test
    void countsDirectionsOfASeries() {
        assertThat(Entropy.ofSigns(new double[] {1, 2, 3, 4})).isZero();
        assertThat(Entropy.ofSigns(new double[] {1, 2, 1, 2, 1})).isEqualTo(1);
        assertThat(Entropy.ofSigns(new double[] {1, 1, 2, 1})).isCloseTo(Math.log(3) / Math.log(2), within(1e-14));
    }
}

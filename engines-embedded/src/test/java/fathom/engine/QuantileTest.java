package fathom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuantileTest {
    @Test
    void liesBetweenOrderStatistics() {
        double[] values = {4, 1, 3, 2};
        assertThat(Quantile.of(values, 0.05)).isCloseTo(1.15, within(1e-12));
        assertThat(Quantile.of(values, 0.5)).isCloseTo(2.5, within(1e-12));
        assertThat(Quantile.of(values, 1)).isEqualTo(4);
        assertThat(values).containsExactly(4, 1, 3, 2);
    }

    @Test
    void isUnknownWithoutValues() {
        assertThat(Quantile.of(new double[0], 0.5)).isNaN();
    }
}

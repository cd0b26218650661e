package fathom.engine.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.features.StoikovMicroprice.Quotes;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoikovMicropriceTest {
    /** A book of one tick whose mid moves by a tick towards the side that is about to give way, with probability 0.2 |2I − 1|, and then forgets its imbalance. */
    private static Quotes simulate(long seed, int count) {
        var random = new Random(seed);
        double[] bid = new double[count], bidSize = new double[count], ask = new double[count], askSize = new double[count];
        long ticks = 10_000;
        for (int k = 0; k < count; k++) {
            double imbalance = random.nextDouble();
            if (k > 0) {
                double before = bidSize[k - 1] / (bidSize[k - 1] + askSize[k - 1]);
                if (random.nextDouble() < 0.2 * Math.abs(2 * before - 1)) ticks += before > 0.5 ? 1 : -1;
            }
            bid[k] = ticks * 0.01;
            ask[k] = (ticks + 1) * 0.01;
            bidSize[k] = imbalance * 100 + 1e-6;
            askSize[k] = (1 - imbalance) * 100 + 1e-6;
        }
        return new Quotes(bid, bidSize, ask, askSize);
    }

    /** As the next imbalance is drawn anew, all later moves cancel: G* is what the next move alone is worth, 0.2 (2I − 1) ticks, over all I of a class. */
    @Test
    void agreesWithTheClosedFormOfAMarketWithoutMemory() {
        var fitted = StoikovMicroprice.fit(simulate(5, 400_000), 0.01, 4, 2);
        double[] expected = {-0.75 * 0.2 * 0.01, -0.25 * 0.2 * 0.01, 0.25 * 0.2 * 0.01, 0.75 * 0.2 * 0.01};
        assertThat(fitted.adjustment()[0]).containsExactly(expected, within(3e-5));
        assertThat(fitted.adjustment()[1]).as("no spread of two ticks was seen").containsOnly(Double.NaN);
        assertThat(fitted.of(100, 90, 100.01, 10)).isCloseTo(100.005 + expected[3], within(3e-5));
        assertThat(fitted.of(100, 90, 100.05, 10)).isNaN();
        assertThat(fitted.quotes()).isEqualTo(399_999);
    }

    @Test
    void isAntisymmetricAndRisesWithTheImbalance() {
        double[] a = StoikovMicroprice.fit(simulate(6, 100_000), 0.01, 6, 1).adjustment()[0];
        for (int i = 0; i < 6; i++) assertThat(a[i]).isCloseTo(-a[5 - i], within(1e-12));
        assertThat(a).isSorted();
    }

    @Test
    void refusesWhatCannotBeFitted() {
        assertThatIllegalArgumentException().isThrownBy(() -> StoikovMicroprice.fit(simulate(1, 100), 0, 4, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> StoikovMicroprice.fit(simulate(1, 100), 0.01, 1, 1));
        double[] one = {1, 1, 1};
        var still = new Quotes(new double[] {100, 100, 100}, one, new double[] {100.01, 100.01, 100.01}, one);
        assertThatIllegalArgumentException().isThrownBy(() -> StoikovMicroprice.fit(still, 0.01, 4, 1)).withMessageContaining("never moved");
        var crossed = new Quotes(new double[] {101, 101}, new double[] {1, 1}, new double[] {100, 100}, new double[] {1, 1});
        assertThatIllegalArgumentException().isThrownBy(() -> StoikovMicroprice.fit(crossed, 0.01, 4, 1)).withMessageContaining("no two successive");
        assertThatIllegalArgumentException().isThrownBy(() -> new Quotes(one, one, one, new double[] {1, Double.NaN, 1}));
    }
}

package fathom.engine.vpin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PastValuesTest {
    @Test
    void agreesWithCountingThePastOneByOne() {
        for (long seed = 1; seed <= 10; seed++) {
            var random = new Random(seed);
            var past = new PastValues(30, 5);
            var all = new ArrayList<Double>();
            for (int i = 0; i < 500; i++) {
                double value = random.nextInt(12) / 10.0;
                var window = all.subList(Math.max(0, all.size() - 30), all.size());
                double expected = window.size() < 5 ? Double.NaN : window.stream().mapToDouble(v -> v < value ? 1 : v == value ? 0.5 : 0).sum() / window.size();
                assertThat(past.rank(value)).as("seed %d value %d", seed, i).isEqualTo(Double.valueOf(expected));
                all.add(value);
            }
        }
    }

    @Test
    void whatNeverMovesStaysInTheMiddle() {
        var past = new PastValues(30, 5);
        for (int i = 0; i < 100; i++) assertThat(past.rank(0.3 + (i % 2) * 1e-16)).isIn(Double.NaN, 0.5);
    }
}

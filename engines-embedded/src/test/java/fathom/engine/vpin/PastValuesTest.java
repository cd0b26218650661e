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
                double expected = window.size() < 5 ? Double.NaN : (double) window.stream().filter(v -> v <= value).count() / window.size();
                assertThat(past.rank(value)).as("seed %d value %d", seed, i).isEqualTo(Double.valueOf(expected));
                all.add(value);
            }
        }
    }
}

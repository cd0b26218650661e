package fathom.market.venue;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.model.Levels;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookSideTest {
    /** Against a sorted map, through thousands of random changes, in the venue's order and against it. */
    @ParameterizedTest
    @CsvSource({"1,true", "2,false", "3,true", "4,false"})
    void holdsTheSameLevelsAsASortedMap(long seed, boolean bids) {
        var random = new SplittableRandom(seed);
        BookSide side = bids ? BookSide.bids() : BookSide.asks();
        var truth = new TreeMap<Long, Double>(bids ? Comparator.reverseOrder() : Comparator.naturalOrder());
        var batch = new LevelBuffer();
        for (int i = 0; i < 4_000; i++) {
            batch.clear();
            var changes = new TreeMap<Long, Double>(i % 5 == 0 ? Comparator.naturalOrder() : truth.comparator());
            for (int n = random.nextInt(1, 12); n > 0; n--) {
                changes.put(1_000_000_000L + random.nextInt(3_000) * 1_000_000L, random.nextInt(3) == 0 ? 0.0 : random.nextInt(1, 100));
            }
            changes.forEach((price, size) -> {
                batch.add(price, size);
                if (size == 0) truth.remove(price);
                else truth.put(price, size);
            });
            side.setAll(batch);
            if (i % 17 == 0) assertSame(side.top(20), truth, seed);
        }
        assertSame(side.top(10_000), truth, seed);
        assertThat(side.top(10_000).count()).as("seed %d", seed).isEqualTo(truth.size());
    }

    private static void assertSame(Levels top, TreeMap<Long, Double> truth, long seed) {
        Iterator<Map.Entry<Long, Double>> expected = truth.entrySet().iterator();
        for (int i = 0; i < top.count(); i++) {
            Map.Entry<Long, Double> level = expected.next();
            assertThat(top.price(i)).as("seed %d, level %d", seed, i).isEqualTo(level.getKey() / 1e8);
            assertThat(top.size(i)).as("seed %d, level %d", seed, i).isEqualTo(level.getValue());
        }
    }
}

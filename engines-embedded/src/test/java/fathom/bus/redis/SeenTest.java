package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeenTest {
    private final Seen seen = new Seen();

    private static long id(long process, long count) {
        return process << Ids.BITS | count;
    }

    @Test
    void tellsAsASetWouldWhateverTheOrder() {
        var random = new Random(1);
        var set = new HashSet<Long>();
        for (int i = 0; i < 200_000; i++) {
            long id = id(1 + random.nextInt(3), random.nextInt(300_000));
            assertThat(seen.first(id)).as("%x", id).isEqualTo(set.add(id));
        }
    }

    @Test
    void remembersMoreThanAWriterMaySendAgain() {
        long most = (RedisBusSettings.STANDARD.retainBytes() + RedisBusSettings.STANDARD.queueBytes()) / 64 * Routing.FOUR.homes().size();
        assertThat(LongStream.range(0, most).filter(i -> !seen.first(id(7, i)))).isEmpty();
        assertThat(LongStream.range(0, most).filter(i -> seen.first(id(7, i)))).isEmpty();
    }

    @Test
    void whatIsTooLongAgoCountsAsNewBecauseALossWouldBeWorse() {
        assertThat(seen.first(id(7, 5))).isTrue();
        for (long page = 1; page <= 128; page++) seen.first(id(7, page << 16));
        assertThat(seen.first(id(7, 5))).isTrue();
        assertThat(seen.first(id(7, 128 << 16))).isFalse();
    }
}

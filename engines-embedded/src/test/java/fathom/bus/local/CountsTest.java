package fathom.bus.local;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.InboxStats;
import org.junit.jupiter.api.Test;

class CountsTest {
    private final Counts counts = new Counts();

    @Test
    void whatLeavesWhileItIsReadIsNotCountedTwice() {
        counts.accepted.add(5);
        counts.taken();
        counts.handled(0, 1, 2, false);
        counts.taken();
        InboxStats seen = counts.stats("a", () -> {
            counts.conflated.increment();
            counts.dropped.increment();
            return 0;
        });
        assertThat(seen.waiting()).isEqualTo(3);
        assertThat(inHand(seen)).isEqualTo(1);
        assertThat(inHand(counts.stats("a", () -> 0))).isEqualTo(1);
    }

    private static long inHand(InboxStats s) {
        return s.accepted() - s.handled() - s.conflated() - s.dropped() - s.waiting();
    }
}

package fathom.bus.work;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.Workers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Known loads, known sizes; the clock is the test's. */
class ScalingTest {
    private static final long STEP = 2_000_000, CALM = 1_000_000_000;
    private static final long LATE = Scaling.LATE + 1;

    private final Scaling scaling = new Scaling(new Workers(1, 50), CALM);
    private long now = 5_000_000_000L;

    private int look(int topics, int depth, long late, int busiest) {
        return scaling.look(new Load(topics, depth, late, busiest), now += STEP);
    }

    /** The sizes that so many equal looks lead to. */
    private List<Integer> looks(int n, int topics, int depth, long late, int busiest) {
        var sizes = new ArrayList<Integer>();
        for (int i = 0; i < n; i++) sizes.add(look(topics, depth, late, busiest));
        return sizes;
    }

    @Test
    void doublesWhileTopicsWaitTooLong() {
        assertThat(looks(7, 64, 10, LATE, 1)).containsExactly(2, 4, 8, 16, 32, 50, 50);
        assertThat(scaling.ups()).isEqualTo(6);
        assertThat(scaling.downs()).isZero();
    }

    @Test
    void doublesWhileTooManyWaitForEachWorker() {
        assertThat(looks(4, 64, 4 * Scaling.DEEP + 1, 0, 1)).containsExactly(2, 4, 8, 8);
    }

    @Test
    void aLoadThatIsMetNeedsNobody() {
        assertThat(looks(1_000, 64, Scaling.DEEP, Scaling.LATE, 1)).containsOnly(1);
    }

    @Test
    void neverMoreThanThereAreTopics() {
        assertThat(looks(5, 5, 100_000, LATE, 1)).containsExactly(2, 4, 5, 5, 5);
        assertThat(new Scaling(new Workers(1, 50), CALM).look(new Load(1, 100_000, LATE, 1), now)).isEqualTo(1);
    }

    @Test
    void neverLeavesItsBounds() {
        var bounded = new Scaling(new Workers(3, 7), CALM);
        for (int i = 0; i < 10; i++) bounded.look(new Load(64, 1_000, LATE, 7), now += STEP);
        assertThat(bounded.target()).isEqualTo(7);
        for (int i = 0; i < 2_000; i++) bounded.look(new Load(0, 0, 0, 0), now += STEP);
        assertThat(bounded.target()).isEqualTo(3);
        assertThat(bounded.isUp()).isFalse();
    }

    @Test
    void goesBackToTheMostThatWereAtWorkOnceACalmTimeIsOver() {
        looks(6, 64, 10, LATE, 1);
        long grown = now;
        while (now - grown < CALM - STEP) assertThat(look(12, 3, 0, now - grown == 10 * STEP ? 12 : 5)).isEqualTo(50);
        assertThat(look(12, 3, 0, 5)).isEqualTo(12);
        assertThat(scaling.downs()).isEqualTo(1);
        assertThat(scaling.isUp()).isTrue();
    }

    @Test
    void idleForACalmTimeItGivesBackEverything() {
        looks(6, 64, 10, LATE, 1);
        assertThat(looks((int) (CALM / STEP) - 1, 0, 0, 0, 0)).containsOnly(50);
        assertThat(look(0, 0, 0, 0)).isEqualTo(1);
    }

    @Test
    void loadThatComesAndGoesWithinTheCalmTimeDoesNotMakeItFlap() {
        looks(6, 64, 10, LATE, 50);
        int pause = (int) (CALM / STEP * 9 / 10);
        for (int burst = 0; burst < 20; burst++) {
            assertThat(looks(pause, 0, 0, 0, 0)).containsOnly(50);
            assertThat(looks(5, 64, 100, LATE, 50)).containsOnly(50);
        }
        assertThat(scaling.ups()).isEqualTo(6);
        assertThat(scaling.downs()).isZero();
    }
}

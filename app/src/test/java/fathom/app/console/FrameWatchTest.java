package fathom.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameWatchTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<String> told = new ArrayList<>();
    private long now = 100 * SECOND;
    private boolean expected = true;
    private final FrameWatch watch = new FrameWatch(() -> now, () -> expected, () -> "no memory", (since, why) -> told.add(since / SECOND + " " + why));

    @Test
    void whileFramesComeItSaysNothing() {
        for (int i = 0; i < 10; i++, now += SECOND) {
            watch.frame();
            watch.look();
        }
        assertThat(told).isEmpty();
    }

    @Test
    void beforeTheFirstFrameNothingStandsStill() {
        now += 60 * SECOND;
        watch.look();
        assertThat(told).isEmpty();
    }

    @Test
    void withoutFramesItSaysSinceWhenAndWhy() {
        watch.frame();
        now += FrameWatch.PATIENCE + 1;
        watch.look();
        assertThat(told).containsExactly("100 no memory");
    }

    @Test
    void ofAHiddenWindowNothingIsExpectedAndItHasTimeWhenItIsSeenAgain() {
        watch.frame();
        expected = false;
        now += 60 * SECOND;
        watch.look();
        expected = true;
        watch.look();
        assertThat(told).isEmpty();
    }
}

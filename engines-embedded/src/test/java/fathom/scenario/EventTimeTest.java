package fathom.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventTimeTest {
    private long feed = 1_000;

    private final EventTime time = new EventTime(() -> feed);

    private long at(long now) {
        return now + time.shift(now);
    }

    @Test
    void followsTheFeedAndGoesOnWithoutIt() {
        assertThat(at(50_000)).isEqualTo(1_000);
        feed = 5_000;
        assertThat(at(50_100)).as("a fast replay").isEqualTo(5_000);
        assertThat(at(50_300)).as("a feed that stands still").isEqualTo(5_200);
        feed = 5_100;
        assertThat(at(50_400)).as("a feed that resumed behind").isEqualTo(5_300);
        feed = 9_000;
        assertThat(at(50_500)).isEqualTo(9_000);
    }
}

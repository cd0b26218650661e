package fathom.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.market.sim.SimulatedFeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedsTest {
    @Test
    void opensTheSimulator() {
        try (Feed feed = Feeds.open("sim", 42, 1_000)) {
            assertThat(feed).isInstanceOf(SimulatedFeed.class);
            assertThat(feed.status().description()).isEqualTo("Market simulator, seed 42");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "simulator", "replay", "replay:", "live"})
    void namesTheFeedsThatThereAre(String spec) {
        assertThatThrownBy(() -> Feeds.open(spec, 1, 1_000)).isInstanceOf(FeedException.class).hasMessageContaining("sim or replay:FILE");
    }

    @Test
    void saysWhyAFeedCannotBeOpened() {
        assertThatThrownBy(() -> Feeds.open("replay:/no/such/file.gz", 1, 1_000)).isInstanceOf(FeedException.class).hasMessageContaining("/no/such/file.gz");
        assertThatThrownBy(() -> Feeds.open("replay:\u0000", 1, 1_000)).isInstanceOf(FeedException.class).hasMessageContaining("not a file name");
        assertThatThrownBy(() -> Feeds.open("sim", 1, 5)).isInstanceOf(FeedException.class).hasMessageContaining("10 to 1,000,000");
    }
}

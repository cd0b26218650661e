package fathom.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.market.sim.SimulatedFeed;
import fathom.model.Instrument;
import fathom.model.Venue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedsTest {
    private static FeedPlan plan(String text) {
        return Feeds.STANDARD.parse(text);
    }

    @Test
    void opensTheSimulator() {
        try (Feed feed = plan("sim").open(42, 1_000)) {
            assertThat(feed).isInstanceOf(SimulatedFeed.class);
            assertThat(feed.status().description()).isEqualTo("Market simulator, seed 42");
        }
    }

    @Test
    void theSimulatorPlaysTheVenuesThatAreNamed() {
        try (Feed feed = plan("sim:okx, Kraken").open(42, 1_000)) {
            assertThat(feed.instruments()).extracting(Instrument::venue).containsOnly(Venue.KRAKEN, Venue.OKX);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "simulator", "replay", "replay:", "sim:", "live", "+", "sim+live", "live+sim", "SIM"})
    void namesTheFeedsThatThereAre(String text) {
        assertThatThrownBy(() -> plan(text)).isInstanceOf(IllegalArgumentException.class).hasMessage("use sim[:VENUES] or replay:FILE, or several with + between");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"sim+replay:a.gz | sim | replay:a.gz", "replay:a+b.gz+sim:okx | replay:a+b.gz | sim:okx", "replay:a+simple+sim | replay:a+simple | sim",
            "replay:C:/a.gz+replay:b+ | replay:C:/a.gz | replay:b+"})
    void aPlusPartsOnlyWhereAKindFollows(String text, String first, String second) {
        assertThat(plan(text).parts()).extracting(FeedOption::toString).containsExactly(first, second);
        assertThat(plan(text)).hasToString(text);
    }

    @Test
    void whatCannotWorkIsSaidBeforeAnythingIsOpened() {
        assertThatThrownBy(() -> plan("sim+replay:/no/such.gz").check()).isInstanceOf(IllegalArgumentException.class).hasMessage("there is no such file");
        assertThatThrownBy(() -> plan("replay:\u0000").check()).isInstanceOf(IllegalArgumentException.class).hasMessage("that is not a file name");
        assertThatThrownBy(() -> plan("sim:okx,ftx").check()).hasMessage("there is no venue 'ftx' among binance, coinbase, kraken, bybit, okx");
    }

    @Test
    void saysWhyAFeedCannotBeOpened() {
        assertThatThrownBy(() -> plan("replay:/no/such/file.gz").open(1, 1_000)).isInstanceOf(FeedException.class).hasMessageContaining("/no/such/file.gz");
        assertThatThrownBy(() -> plan("replay:\u0000").open(1, 1_000)).isInstanceOf(FeedException.class).hasMessageContaining("not a file name");
        assertThatThrownBy(() -> plan("sim").open(1, 5)).isInstanceOf(FeedException.class).hasMessageContaining("10 to 1,000,000");
    }

    @Test
    void aKindIsNamedInTheHelpAndItsIdOnlyOnce() {
        assertThat(Feeds.STANDARD.help()).containsExactly("sim[:VENUES]: a simulated market, of those venues alone where some are named, e.g. sim:kraken,okx", "replay:FILE: a recording, played again");
        FeedKind taken = Feeds.STANDARD.kinds().getFirst();
        assertThatThrownBy(() -> Feeds.STANDARD.with(taken)).isInstanceOf(IllegalArgumentException.class);
    }
}

package fathom.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.market.Protocols;
import fathom.model.Venue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The frames that the benchmark makes are frames of their venue, without a hole and with the right checksums. */
class MarketBenchTest {
    @ParameterizedTest
    @EnumSource(Venue.class)
    void everyFrameComesToABookOrATrade(Venue venue) {
        assertThat(MarketBench.decoded(Protocols.STANDARD.only(venue).all().getFirst(), VenueFrames.of(venue, 7, 2_000))).isPositive();
    }
}

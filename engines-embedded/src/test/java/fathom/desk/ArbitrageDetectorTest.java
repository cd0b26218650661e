package fathom.desk;

import static fathom.desk.EdgeTest.side;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.model.ArbitrageState;
import fathom.model.Book;
import fathom.model.FeeSchedule;
import fathom.model.Instrument;
import fathom.model.Opportunity.State;
import fathom.model.Opportunity;
import fathom.model.Venue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArbitrageDetectorTest {
    private static final long MILLI = 1_000_000;
    private static final FeeSchedule FREE = new FeeSchedule("none", java.util.Map.of(Venue.BINANCE, 0.0, Venue.COINBASE, 0.0, Venue.KRAKEN, 0.0, Venue.BYBIT, 0.0, Venue.OKX, 0.0));

    private final AssetBooks btc = new AssetBooks("BTC");

    /** Quotes of two venues and the life of the edge between them; the same figures as the latency case of the known answers. */
    @Test
    void anEdgeLivesUntilTheSlowerVenueReprices() {
        var detector = new ArbitrageDetector(FREE, 1_000 * MILLI);
        quote(detector, Venue.BINANCE, 0, 100.00, 100.02);
        quote(detector, Venue.KRAKEN, 0, 100.00, 100.02);
        quote(detector, Venue.BINANCE, 5, 100.01, 100.03);
        assertThat(quote(detector, Venue.BINANCE, 12, 100.20, 100.22)).isNotNull();
        Opportunity open = state(detector).open().getFirst();
        assertThat(open.buy().venue()).isEqualTo(Venue.KRAKEN);
        assertThat(open.gross() / open.size()).isCloseTo(0.18, within(1e-9));
        assertThat(open.olderLeg()).isEqualTo(12 * MILLI);
        quote(detector, Venue.KRAKEN, 20, 100.19, 100.21);
        Opportunity ended = state(detector).recent().getFirst();
        assertThat(ended.life()).isEqualTo(8 * MILLI);
        assertThat(ended.state()).isEqualTo(State.MISSED);
        assertThat(state(detector).missed()).isOne();
        assertThat(state(detector).missedNet()).isCloseTo(0.18, within(1e-9));
        assertThat(state(detector).open()).isEmpty();
    }

    @Test
    void feesMakeItGrossOnlyAndAgeMakesItStale() {
        var detector = new ArbitrageDetector(FeeSchedule.BASE, 50 * MILLI);
        quote(detector, Venue.BINANCE, 0, 100, 100.02);
        quote(detector, Venue.OKX, 1, 100.10, 100.12);
        assertThat(state(detector).open().getFirst().state()).isEqualTo(State.GROSS_ONLY);
        assertThat(state(detector).open().getFirst().gross()).isPositive();
        assertThat(state(detector).open().getFirst().net()).isNegative();
        quote(detector, Venue.OKX, 2, 101, 101.02);
        assertThat(state(detector).open().getFirst().state()).isEqualTo(State.TAKEABLE);
        quote(detector, Venue.OKX, 80, 101, 101.02);
        assertThat(state(detector).open().getFirst().state()).isEqualTo(State.STALE);
    }

    @Test
    void whatWasTakenIsNotMissed() {
        var detector = new ArbitrageDetector(FREE, 1_000 * MILLI);
        quote(detector, Venue.BINANCE, 0, 100, 100.02);
        OpenEdge edge = quote(detector, Venue.OKX, 1, 100.5, 100.52);
        detector.take(edge);
        quote(detector, Venue.OKX, 2, 100, 100.02);
        assertThat(state(detector).taken()).isOne();
        assertThat(state(detector).missed()).isZero();
        assertThat(state(detector).recent().getFirst().state()).isEqualTo(State.TAKEN);
    }

    @Test
    void equalMarketsHaveNoEdge() {
        var detector = new ArbitrageDetector(FREE, 1_000 * MILLI);
        var random = new SplittableRandom(3);
        double mid = 100;
        for (int i = 0; i < 1_000; i++) {
            mid += (random.nextDouble() - 0.5) * 0.0001;
            for (Venue v : Venue.values()) quote(detector, v, i, mid - 0.01, mid + 0.01);
        }
        assertThat(state(detector).seen()).isZero();
    }

    @Test
    void everyEdgeThatOpenedIsOpenOrEnded() {
        var detector = new ArbitrageDetector(FeeSchedule.INSTITUTIONAL, 20 * MILLI);
        var random = new SplittableRandom(5);
        for (int i = 0; i < 150; i++) {
            double mid = 100 + random.nextDouble() * 0.3;
            quote(detector, Venue.values()[random.nextInt(5)], i, mid - 0.01, mid + 0.01);
            var s = state(detector);
            assertThat(s.seen()).as("seed 5 step %d", i).isEqualTo(s.open().size() + s.recent().size());
            assertThat(s.taken() + s.missed()).isLessThanOrEqualTo(s.takeable());
            s.open().forEach(o -> assertThat(o.net()).isLessThanOrEqualTo(o.gross()));
        }
        assertThat(state(detector).seen()).isPositive();
    }

    private OpenEdge quote(ArbitrageDetector detector, Venue venue, long milli, double bid, double ask) {
        btc.update(new Book(Instrument.spot(venue, "BTC"), milli * MILLI, milli * MILLI, milli, side(bid, 1), side(ask, 1)), 1);
        return detector.look(btc, venue, milli * MILLI);
    }

    private static ArbitrageState state(ArbitrageDetector detector) {
        return detector.state(0, 0, 0, 0);
    }
}

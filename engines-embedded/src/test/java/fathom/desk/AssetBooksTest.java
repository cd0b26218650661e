package fathom.desk;

import static fathom.desk.EdgeTest.side;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.model.Book;
import fathom.model.Instrument;
import fathom.model.Venue;
import org.junit.jupiter.api.Test;

class AssetBooksTest {
    private final AssetBooks btc = new AssetBooks("BTC");

    @Test
    void thePriceLiesBetweenTheBestOfAllVenues() {
        quote(Venue.BINANCE, 0, 100, 102);
        quote(Venue.OKX, 1, 99, 101);
        assertThat(btc.price()).isEqualTo(100.5);
    }

    @Test
    void aVenueThatFellSilentHasNoSay() {
        quote(Venue.BINANCE, 0, 100, 102);
        quote(Venue.OKX, AssetBooks.SILENT, 50, 51);
        assertThat(btc.price()).as("five seconds old: still heard").isEqualTo(75.5);
        quote(Venue.OKX, AssetBooks.SILENT + 1, 50, 51);
        assertThat(btc.price()).as("the market halved while one venue said nothing").isCloseTo(50.5, within(1e-12));
    }

    private void quote(Venue venue, long at, double bid, double ask) {
        btc.update(new Book(new Instrument(venue, "BTC", "USD", Instrument.Kind.SPOT), at, at, 1, side(bid, 1), side(ask, 1)), 1);
    }
}

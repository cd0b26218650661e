package fathom.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.model.Book;
import fathom.model.Instrument;
import fathom.model.Levels;
import fathom.model.Venue;
import org.junit.jupiter.api.Test;

class UsdRatesTest {
    private static final Instrument TETHER = new Instrument(Venue.KRAKEN, "USDT", "USD", Instrument.Kind.SPOT);

    private final UsdRates rates = new UsdRates();

    private void quote(double bid, double ask) {
        rates.onBook(new Book(TETHER, 0, 0, 0, new Levels(new double[] {bid}, new double[] {1}), new Levels(new double[] {ask}, new double[] {1})));
    }

    @Test
    void learnsFromASoundBookAlone() {
        assertThat(rates.isAssumed("USDT")).isTrue();
        double[][] unsound = {{1.2, 0.0001}, {1, 1}, {Double.NaN, 1}, {1, Double.NaN}, {0, 2}, {-1, 3}, {1, Double.POSITIVE_INFINITY}};
        for (double[] q : unsound) quote(q[0], q[1]);
        assertThat(rates.isAssumed("USDT")).isTrue();
        assertThat(rates.usdPer("USDT")).isEqualTo(1);
        quote(0.98, 1.00);
        for (double[] q : unsound) quote(q[0], q[1]);
        assertThat(rates.usdPer("USDT")).isEqualTo(0.99);
        assertThat(rates.usdPer("EUR")).isNaN();
    }

    @Test
    void aCoinIsConvertedThroughWhatTheFeedQuotes() {
        quote("USDC", "USDT", 0.8691);
        assertThat(rates.usdPer("USDC")).isCloseTo(0.8691, within(1e-12));
        assertThat(rates.isAssumed("USDC")).as("USDT itself is taken at par").isTrue();
        quote("USDT", "USD", 0.5);
        assertThat(rates.usdPer("USDC")).isCloseTo(0.8691 * 0.5, within(1e-12));
        assertThat(rates.isAssumed("USDC")).isFalse();
        quote("FDUSD", "USDC", 0.5);
        assertThat(rates.usdPer("FDUSD")).isCloseTo(0.8691 * 0.5 * 0.5, within(1e-12));
        quote("USDT", "DAI", 2);
        assertThat(rates.usdPer("DAI")).isCloseTo(0.25, within(1e-12));
        assertThat(rates.usdPer("TUSD")).as("quoted nowhere").isEqualTo(1);
        assertThat(rates.isAssumed("TUSD")).isTrue();
    }

    private void quote(String base, String quote, double mid) {
        var instrument = new Instrument(Venue.BINANCE, base, quote, Instrument.Kind.SPOT);
        double half = mid / 1024;
        rates.onBook(new Book(instrument, 0, 0, 0, new Levels(new double[] {mid - half}, new double[] {1}), new Levels(new double[] {mid + half}, new double[] {1})));
    }
}

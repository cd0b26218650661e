package fathom.engine;

import static fathom.engine.PortfolioFixtures.SECOND;
import static fathom.engine.PortfolioFixtures.START;
import static fathom.engine.PortfolioFixtures.bar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.model.Bar;
import fathom.model.Instrument;
import fathom.model.Venue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReturnMatrixTest {
    private static final Instrument BINANCE = Instrument.spot(Venue.BINANCE, "BTC");
    private static final Instrument KRAKEN = Instrument.spot(Venue.KRAKEN, "BTC");
    private static final Instrument PERPETUAL = new Instrument(Venue.BINANCE, "BTC", "USDT", Instrument.Kind.PERPETUAL);

    private final ReturnMatrix returns = new ReturnMatrix(4);

    @Test
    void alignsAssetsBySecond() {
        for (int t = 0; t < 3; t++) {
            returns.add(bar("BTC", t, 100 + t));
            returns.add(bar("ETH", t, 10 - t));
        }
        assertThat(returns.at()).isEqualTo(START + 3 * SECOND);
        assertThat(returns.assets()).containsExactly("BTC", "ETH");
        assertThat(returns.returns(List.of("ETH", "BTC"))[0]).containsExactly(new double[] {-0.1, 8.0 / 9 - 1}, within(1e-15));
        assertThat(returns.last(List.of("BTC", "ETH"))).containsExactly(new double[] {102.0 / 101 - 1, 8.0 / 9 - 1}, within(1e-15));
    }

    @Test
    void completesARowWhenEveryInstrumentHasDelivered() {
        returns.add(bar("BTC", 0, 100));
        returns.add(bar("ETH", 0, 10));
        assertThat(returns.add(bar("BTC", 1, 101))).isFalse();
        assertThat(returns.add(bar("ETH", 1, 10))).isTrue();
    }

    @Test
    void completesARowAtTheLatestWithTheFirstBarOfTheNext() {
        returns.add(bar("BTC", 0, 100));
        returns.add(bar("ETH", 0, 10));
        returns.add(bar("BTC", 1, 101));
        assertThat(returns.add(bar("BTC", 2, 102))).isTrue();
        assertThat(returns.last(List.of("BTC", "ETH"))).containsExactly(new double[] {0.01, 0}, within(1e-15));
    }

    @Test
    void whatStoodStillCatchesUp() {
        for (int t = 0; t < 4; t++) {
            returns.add(bar("BTC", t, 100));
            if (t != 2) returns.add(bar("ETH", t, 10 * (1 + t)));
        }
        assertThat(returns.returns(List.of("ETH"))[0]).containsExactly(new double[] {1, 0, 1}, within(1e-15));
    }

    @Test
    void averagesReturnsOverVenuesNotPrices() {
        returns.add(bar(BINANCE, 0, 100));
        returns.add(bar(KRAKEN, 0, 200));
        returns.add(bar(BINANCE, 1, 101));
        returns.add(bar(KRAKEN, 1, 206));
        assertThat(returns.last(List.of("BTC"))).containsExactly(new double[] {0.02}, within(1e-15));
    }

    @Test
    void aVenueThatAppearsIsNoMove() {
        returns.add(bar(BINANCE, 0, 100));
        returns.add(bar(BINANCE, 1, 100));
        returns.add(bar(KRAKEN, 1, 150));
        returns.add(bar(BINANCE, 2, 100));
        returns.add(bar(KRAKEN, 2, 150));
        assertThat(returns.returns(List.of("BTC"))[0]).containsExactly(0, 0);
    }

    @Test
    void aPerpetualCountsOnlyWhereNoSpotQuotes() {
        for (int t = 0; t < 4; t++) {
            returns.add(bar(PERPETUAL, t, 100 * (1 + t)));
            if (t > 0) returns.add(bar(BINANCE, t, 100));
        }
        // second 1 knows the perpetual alone; from second 2 on the spot has a return
        assertThat(returns.returns(List.of("BTC"))[0]).containsExactly(new double[] {1, 0, 0}, within(1e-15));
    }

    @Test
    void keepsTheLatestRowsOnly() {
        for (int t = 0; t < 10; t++) returns.add(bar("BTC", t, 100 + t));
        double[] window = returns.returns(List.of("BTC"))[0];
        assertThat(window).hasSize(4);
        assertThat(window[3]).isCloseTo(109.0 / 108 - 1, within(1e-15));
        assertThat(window[0]).isCloseTo(106.0 / 105 - 1, within(1e-15));
    }

    @Test
    void aShortHoleIsTimeWithoutMoves() {
        returns.add(bar("BTC", 0, 100));
        returns.add(bar("BTC", 1, 100));
        returns.add(bar("BTC", 4, 110));
        assertThat(returns.returns(List.of("BTC"))[0]).containsExactly(new double[] {0, 0, 0, 0.1}, within(1e-15));
    }

    @Test
    void aLeapOrARewindStartsAnew() {
        returns.add(bar("BTC", 0, 100));
        returns.add(bar("BTC", 1, 101));
        returns.add(bar("BTC", 1000, 7));
        returns.add(bar("BTC", 1001, 200));
        assertThat(returns.samples(List.of("BTC"))).isZero();
        returns.add(bar("BTC", 1002, 202));
        assertThat(returns.last(List.of("BTC"))).containsExactly(new double[] {0.01}, within(1e-15));
        returns.add(bar("BTC", 500, 150));
        returns.add(bar("BTC", 501, 150));
        assertThat(returns.samples(List.of("BTC"))).isZero();
    }

    @Test
    void oneLateOrFarBarErasesNothing() {
        var wide = new ReturnMatrix(600);
        for (int t = 0; t < 500; t++) {
            wide.add(bar("BTC", t, 100 + t % 7));
            wide.add(bar("ETH", t, 10 + t % 5));
            if (t > 0 && t % 50 == 0) for (int late : new int[] {t - 1, t - 30, t - 49, t - 100, t + 3000}) wide.add(bar("BTC", late, 55));
        }
        assertThat(wide.samples(List.of("BTC", "ETH"))).isEqualTo(499);
        assertThat(wide.passedOver()).isEqualTo(45);
        double[] kept = wide.returns(List.of("BTC"))[0];
        for (int t = 0; t < 499; t++) assertThat(kept[t]).isEqualTo((100.0 + (t + 1) % 7) / (100 + t % 7) - 1);
    }

    @Test
    void whatIsSilentForMoreThanAMinuteIsNotCalm() {
        var wide = new ReturnMatrix(600);
        for (int t = 0; t < 900; t++) {
            wide.add(bar("BTC", t, 100 + t % 7));
            if (t < 100 || t >= 800) wide.add(bar("ETH", t, 10 + t % 5));
            if (t == 159) assertThat(wide.silent()).isEmpty();
            if (t == 200) {
                assertThat(wide.silent()).containsExactly("ETH");
                assertThat(wide.assets()).containsExactly("BTC");
                assertThat(wide.lacks(60, List.of("BTC", "ETH"))).isEqualTo("ETH has been silent for more than 60 seconds");
            }
        }
        assertThat(wide.silent()).isEmpty();
        assertThat(wide.samples(List.of("ETH"))).isEqualTo(99);
        assertThat(wide.returns(List.of("ETH"))[0]).doesNotContain(10.0 / 10 - 1);
    }

    @Test
    void aVenueThatFallsSilentLeavesTheOthersTheirMean() {
        for (int t = 0; t < 200; t++) {
            returns.add(bar(BINANCE, t, 100 + t));
            if (t < 10) returns.add(bar(KRAKEN, t, 100 + t));
            assertThat(returns.at()).as("rows end with the last bar of those that quote").isEqualTo(START + (t < 10 || t > 70 ? t + 1 : t) * SECOND);
        }
        assertThat(returns.last(List.of("BTC"))).containsExactly(new double[] {299.0 / 298 - 1}, within(1e-15));
    }

    @Test
    void namesWhatDidNotMove() {
        for (int t = 0; t < 4; t++) {
            returns.add(bar("BTC", t, 100 + t));
            returns.add(bar("ETH", t, 10));
        }
        assertThat(returns.flaw("BTC")).isEmpty();
        assertThat(returns.flaw("ETH")).isEqualTo("ETH did not move in 3 one-second returns");
        assertThat(returns.lacks(3, List.of("BTC", "ETH"))).isEqualTo(returns.flaw("ETH"));
        assertThat(returns.lacks(4, List.of("BTC", "ETH"))).startsWith("needs 4 one-second returns");
    }

    @Test
    void aRepeatedBarABarOfAnotherIntervalAndOneWithoutPriceArePassedOver() {
        returns.add(bar("BTC", 0, 100));
        returns.add(bar("BTC", 1, 101));
        assertThat(returns.add(bar("BTC", 1, 101))).isFalse();
        assertThat(returns.add(new Bar(BINANCE, START + 2 * SECOND, 60 * SECOND, 1, 1, 1, 1, 0, 0))).isFalse();
        assertThat(returns.add(bar("BTC", 2, Double.NaN))).isFalse();
        assertThat(returns.returns(List.of("BTC"))[0]).containsExactly(new double[] {0.01}, within(1e-15));
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(returns.lacks(2, List.of("BTC"))).isEqualTo("needs 2 one-second returns, has 0 of BTC");
        for (int t = 0; t < 3; t++) {
            returns.add(bar("BTC", t, 100 + t));
            if (t > 0) returns.add(bar("ETH", t, 10));
        }
        assertThat(returns.lacks(2, List.of("BTC", "ETH"))).isEqualTo("needs 2 one-second returns, has 1 of ETH");
        assertThat(returns.lacks(2, List.of("BTC"))).isEmpty();
    }

    @Test
    void doesNotDependOnTheOrderWithinASecond() {
        var random = new Random(3);
        var shuffled = new ReturnMatrix(4);
        var all = List.of(BINANCE, KRAKEN, Instrument.spot(Venue.OKX, "BTC"), Instrument.spot(Venue.BYBIT, "ETH"));
        for (int t = 0; t < 8; t++) {
            var bars = new ArrayList<Bar>();
            for (var instrument : all) bars.add(bar(instrument, t, 100 + random.nextDouble()));
            bars.forEach(returns::add);
            if (t > 0) Collections.shuffle(bars, random);
            bars.forEach(shuffled::add);
        }
        assertThat(shuffled.returns(List.of("BTC", "ETH"))).isDeepEqualTo(returns.returns(List.of("BTC", "ETH")));
    }
}

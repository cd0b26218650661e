package fathom.market.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.market.UsdRates;
import fathom.model.Book;
import fathom.model.Instrument;
import fathom.model.Levels;
import fathom.model.Side;
import fathom.model.Trade;
import fathom.model.Venue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimMarketTest {
    private static final SimAsset BTC = new SimAsset("BTC", 64_000, 0.5, 0.01, 60_000, 1);
    private static final SimAsset ETH = new SimAsset("ETH", 3_100, 0.65, 0.01, 60_000, 1);

    @Test
    void sameSeedSameTicksBitForBit() {
        assertThat(digest(SimConfig.standard(42, 1_000), 200_000).value()).isEqualTo(digest(SimConfig.standard(42, 1_000), 200_000).value());
    }

    @Test
    void anotherSeedGivesOtherTicks() {
        assertThat(digest(SimConfig.standard(42, 1_000), 1_000).value()).isNotEqualTo(digest(SimConfig.standard(43, 1_000), 1_000).value());
    }

    @Test
    void quotesTenAssetsAtFiveVenuesAndTheDollarCoin() {
        List<Instrument> all = new SimMarket(SimConfig.standard(1, 1_000)).instruments();
        assertThat(all).hasSize(51).doesNotHaveDuplicates().contains(Instrument.spot(Venue.KRAKEN, "USDT"), Instrument.spot(Venue.OKX, "POL"));
        assertThat(all.stream().map(Instrument::venue).distinct()).containsExactly(Venue.values());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void booksAreWellFormedAndTradesHitTheTouch(long seed) {
        var market = new SimMarket(SimConfig.standard(seed, 5_000));
        Map<Instrument, Book> books = new HashMap<>();
        var sink = new Ticks(b -> {
            Book before = books.put(b.instrument(), b);
            assertThat(b.isCrossed()).as("seed %d: %s", seed, b).isFalse();
            assertThat(b.sequence()).isEqualTo(before == null ? 1 : before.sequence() + 1);
            assertSide(b.bids(), -1);
            assertSide(b.asks(), 1);
        }, t -> {
            Book touch = books.get(t.instrument());
            Levels hit = t.taker() == Side.BUY ? touch.asks() : touch.bids();
            assertThat(t.price()).isEqualTo(hit.best());
            assertThat(t.size()).isPositive();
        });
        for (int i = 0; i < 100_000; i++) market.next(sink);
        assertThat(books).hasSize(51);
    }

    private static void assertSide(Levels side, int outwards) {
        assertThat(side.count()).isEqualTo(Listing.LEVELS);
        for (int i = 0; i < side.count(); i++) {
            assertThat(side.size(i)).isPositive();
            if (i > 0) assertThat((side.price(i) - side.price(i - 1)) * outwards).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 1_000, 1_000_000})
    void theRateHoldsInEventTime(double rate) {
        var config = SimConfig.standard(7, rate);
        var market = new SimMarket(config);
        var sink = Ticks.books(b -> {});
        int ticks = 100_000;
        for (int i = 0; i < ticks; i++) market.next(sink);
        double seconds = (market.nextAt() - config.start()) / 1e9;
        // a Poisson count of 100,000 strays from its mean by 0.3 %
        assertThat(ticks / seconds / rate).isCloseTo(1, within(0.015));
    }

    @Test
    void ratesOutsideTheRangeAreRefused() {
        assertThatThrownBy(() -> SimConfig.standard(1, 9)).hasMessageContaining("10 to 1,000,000");
        assertThatThrownBy(() -> SimConfig.standard(1, 2_000_000)).hasMessageContaining("10 to 1,000,000");
    }

    /** Without noise a venue's mid is the fundamental as it was one lag ago, to within the rounding to the price step. */
    @ParameterizedTest
    @ValueSource(longs = {0, 2_000_000, 2_500_000, 10_000_000})
    void aVenueFollowsTheFundamentalOneLagLater(long lag) {
        var quiet = new SimVenue(Venue.COINBASE, lag, 0, 1, 1);
        var market = new SimMarket(SimConfig.standard(5, 2_000).withAssets(List.of(BTC)).withVenues(List.of(quiet)));
        double[] path = new double[4_000];
        var latest = new Book[1];
        var sink = Ticks.books(b -> latest[0] = b);
        int compared = 0;
        for (int i = 0; i < 20_000; i++) {
            latest[0] = null;
            market.next(sink);
            if (latest[0] == null) continue;
            int slot = (int) ((latest[0].receivedAt() - SimConfig.EPOCH) / Fundamentals.STEP);
            if (slot >= path.length) break;
            path[slot] = market.fundamental(0, 0);
            int then = slot - (int) (lag / Fundamentals.STEP);
            if (then < 0 || path[then] == 0) continue;
            assertThat(latest[0].mid()).isCloseTo(path[then], within(0.011));
            assertThat(latest[0].venueTime()).isEqualTo(latest[0].receivedAt() - lag);
            compared++;
        }
        assertThat(compared).isGreaterThan(500);
    }

    @Test
    void venuesCrossEachOtherBecauseOfLagAndNoise() {
        assertThat(crossings(SimConfig.standard(11, 20_000), 400_000)).isGreaterThan(1_000);
    }

    @Test
    void withoutLagAndNoiseNothingCrosses() {
        assertThat(crossings(twin(0, 0, Dynamics.STANDARD.withoutJumps()), 400_000)).isZero();
    }

    @Test
    void lagAloneMakesThemCrossWhenThePriceJumps() {
        var jumpy = new Dynamics(0.6, 20_000, 25, 3, List.of(new Dynamics.Regime("normal", 1, 1, 1, 1e9)));
        assertThat(crossings(twin(10_000_000, 0, jumpy), 400_000)).isGreaterThan(100);
    }

    @Test
    void noiseAloneMakesThemCross() {
        assertThat(crossings(twin(0, 2, Dynamics.STANDARD.withoutJumps()), 400_000)).isGreaterThan(100);
    }

    /** Two venues that differ in nothing but what is given. */
    private static SimConfig twin(long lag, double noise, Dynamics dynamics) {
        return SimConfig.standard(11, 100_000).withAssets(List.of(BTC, ETH)).withDynamics(dynamics)
                .withVenues(List.of(new SimVenue(Venue.BINANCE, 0, 0, 1, 1), new SimVenue(Venue.BYBIT, lag, noise, 1, 1)));
    }

    /** Ticks after which some bid, in USD, is above another venue's ask. */
    private static int crossings(SimConfig config, int ticks) {
        var market = new SimMarket(config);
        var rates = new UsdRates();
        Map<String, Map<Venue, Book>> books = new HashMap<>();
        int[] crossed = {0};
        var sink = Ticks.books(b -> {
            rates.onBook(b);
            Map<Venue, Book> row = books.computeIfAbsent(b.instrument().base(), k -> new HashMap<>());
            row.put(b.instrument().venue(), b);
            double bid = row.values().stream().mapToDouble(x -> x.bid() * rates.usdPer(x.instrument().quote())).max().orElseThrow();
            double ask = row.values().stream().mapToDouble(x -> x.ask() * rates.usdPer(x.instrument().quote())).min().orElseThrow();
            if (bid > ask) crossed[0]++;
        });
        for (int i = 0; i < ticks; i++) market.next(sink);
        return crossed[0];
    }

    /** A USDT book converted with Kraken's own quote says the same as a USD book; unconverted it does not have to. */
    @Test
    void theDollarCoinConvertsOneIntoTheOther() {
        var config = SimConfig.standard(3, 20_000).withAssets(List.of(BTC)).withDynamics(Dynamics.STANDARD.withoutJumps())
                .withVenues(List.of(new SimVenue(Venue.BINANCE, 0, 0, 0, 1), new SimVenue(Venue.KRAKEN, 0, 0, 0, 1)));
        var market = new SimMarket(config);
        var rates = new UsdRates();
        Map<Venue, Book> books = new HashMap<>();
        double[] worst = {0, 0};
        var sink = Ticks.books(b -> {
            rates.onBook(b);
            if (b.instrument().base().equals("BTC")) books.put(b.instrument().venue(), b);
            if (books.size() < 2 || rates.isAssumed("USDT")) return;
            double usd = books.get(Venue.KRAKEN).mid();
            double tether = books.get(Venue.BINANCE).mid();
            worst[0] = Math.max(worst[0], Math.abs(tether * rates.usdPer("USDT") / usd - 1));
            worst[1] = Math.max(worst[1], Math.abs(tether / usd - 1));
        });
        for (int i = 0; i < 2_000_000; i++) market.next(sink);
        assertThat(worst[0]).isLessThan(0.3e-4);
        assertThat(worst[1]).isGreaterThan(0.5e-4);
    }

    @Test
    void aSinglePricePathMovesEveryAsset() {
        var config = SimConfig.synthetic(9, 20_000, 100, 2).withOverlay(s -> s < 2 ? 1 : s < 3 ? 1 - 0.5 * (s - 2) : Math.min(0.8, 0.5 + 0.1 * (s - 3)));
        var market = new SimMarket(config);
        Map<Instrument, Book> start = new HashMap<>();
        Map<Instrument, Double> low = new HashMap<>();
        Map<Instrument, Book> end = new HashMap<>();
        double[] sold = {0, 0};
        var sink = new Ticks(b -> {
            start.putIfAbsent(b.instrument(), b);
            low.merge(b.instrument(), b.mid(), Math::min);
            end.put(b.instrument(), b);
        }, t -> {
            double second = (t.receivedAt() - config.start()) / 1e9;
            if (second > 2.2 && second < 3) sold[t.taker() == Side.SELL ? 0 : 1] += t.size() * t.price();
        });
        while (market.nextAt() < config.start() + 8_000_000_000L) market.next(sink);
        assertThat(market.instruments()).hasSize(200);
        assertThat(start).hasSize(200);
        for (Instrument i : start.keySet()) {
            assertThat(low.get(i) / start.get(i).mid()).as(i.toString()).isCloseTo(0.5, within(0.05));
            assertThat(end.get(i).mid() / start.get(i).mid()).as(i.toString()).isCloseTo(0.8, within(0.05));
        }
        assertThat(sold[0]).as("takers sell into the fall").isGreaterThan(4 * sold[1]);
    }

    /** Informed flow: over whole seconds, net taker volume has the sign of the move. */
    @Test
    void takersFollowTheMove() {
        var stressed = new Dynamics(0.6, 200, 25, 3, List.of(new Dynamics.Regime("stressed", 2.5, 1, 1, 1e9)));
        var market = new SimMarket(SimConfig.standard(21, 2_000).withAssets(List.of(BTC)).withDynamics(stressed));
        int seconds = 1_000;
        double[] net = new double[seconds];
        double[] price = new double[seconds + 1];
        var binance = Instrument.spot(Venue.BINANCE, "BTC");
        var sink = new Ticks(b -> {
            if (b.instrument().equals(binance)) price[second(b.receivedAt())] = b.mid();
        }, (Trade t) -> {
            if (t.instrument().base().equals("BTC")) net[second(t.receivedAt())] += t.size() * t.taker().sign();
        });
        while (second(market.nextAt()) < seconds) market.next(sink);
        double up = 0, down = 0;
        for (int s = 1; s < seconds; s++) {
            double move = price[s] - price[s - 1];
            if (move > 0) up += net[s];
            else down += net[s];
        }
        assertThat(up).isPositive();
        assertThat(down).isNegative();
    }

    private static int second(long at) {
        return (int) ((at - SimConfig.EPOCH) / 1_000_000_000L);
    }

    private static Digest digest(SimConfig config, int ticks) {
        var market = new SimMarket(config);
        var digest = new Digest();
        for (int i = 0; i < ticks; i++) market.next(digest);
        assertThat(digest.trades()).isBetween(ticks / 10L, ticks / 2L);
        return digest;
    }
}

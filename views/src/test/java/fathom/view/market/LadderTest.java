package fathom.view.market;

import static fathom.view.States.book;
import static fathom.view.States.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.model.Book;
import fathom.model.Instrument;
import fathom.model.Venue;
import fathom.view.States;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LadderTest {
    private static final Asset BTC = new Asset("BTC", Instrument.Kind.SPOT);
    private static final Instrument KRAKEN = Instrument.spot(Venue.KRAKEN, "BTC");
    private static final Instrument COINBASE = Instrument.spot(Venue.COINBASE, "BTC");
    private static final Instrument BINANCE = Instrument.spot(Venue.BINANCE, "BTC");

    private static Quotes quotes(Book... books) {
        return Quotes.of(state().books(books).build(), BTC);
    }

    @Test
    void roundsAsksUpAndBidsDown() {
        var ladder = Ladder.of(quotes(book(KRAKEN, 99.6, 1, 100.2, 2)), 6, 1, 1);
        assertThat(ladder.price(ladder.asks(), 0)).isEqualTo(101);
        assertThat(ladder.price(ladder.bids(), 0)).isEqualTo(99);
        assertThat(ladder.price(ladder.asks(), 2)).isEqualTo(103);
        assertThat(ladder.price(ladder.bids(), 2)).isEqualTo(97);
    }

    @Test
    void aPriceOnAStepStaysThere() {
        var ladder = Ladder.of(quotes(book(KRAKEN, 0.3, 1, 0.7, 2)), 4, 0.1, 1);
        assertThat(ladder.price(ladder.asks(), 0)).isEqualTo(0.7, within(1e-12));
        assertThat(ladder.price(ladder.bids(), 0)).isEqualTo(0.3, within(1e-12));
    }

    @Test
    void putsVenuesSideBySideOnOneListOfPrices() {
        var ladder = Ladder.of(quotes(book(COINBASE, 98, 4, 102, 8), book(KRAKEN, 99, 1, 101, 2)), 6, 1, 1);
        assertThat(ladder.asks().sizes()[0]).containsExactly(0, 8, 0);
        assertThat(ladder.asks().sizes()[1]).containsExactly(2, 0, 0);
        assertThat(ladder.asks().best()).containsExactly(1, 0);
        assertThat(ladder.asks().total(1)).isEqualTo(8);
        assertThat(ladder.asks().cumulated(2)).isEqualTo(10);
        assertThat(ladder.bids().cumulated(0)).isEqualTo(1);
    }

    @Test
    void convertsWhatIsNotInDollars() {
        var dollar = book(new Instrument(Venue.KRAKEN, "USDT", "USD", Instrument.Kind.SPOT), 0.989, 1, 0.991, 1);
        var quotes = quotes(book(BINANCE, 99, 1, 101, 1), dollar);
        assertThat(quotes.rows()).hasSize(1);
        assertThat(quotes.bestBid()).isEqualTo(99 * 0.99, within(1e-9));
        assertThat(quotes.conversion()).isEqualTo("USDT books converted at ");
        assertThat(quotes.conversionRate()).isEqualTo(0.99, within(1e-9));
    }

    @Test
    void saysSoWhenADollarCoinIsTakenAtPar() {
        var quotes = quotes(book(BINANCE, 99, 1, 101, 1));
        assertThat(quotes.bestBid()).isEqualTo(99);
        assertThat(quotes.conversion()).isEqualTo("USDT taken at par: this feed does not quote it");
        assertThat(quotes.conversionRate()).isNaN();
    }

    @Test
    void namesTheVenuesThatCrossEachOther() {
        var quotes = quotes(book(COINBASE, 103, 1, 104, 1), book(KRAKEN, 99, 1, 101, 1));
        assertThat(quotes.isCrossed()).isTrue();
        assertThat(quotes.spread()).isEqualTo(-2);
        assertThat(quotes.crossing()).isEqualTo("Kraken asks below the bid of Coinbase");
    }

    @Test
    void aBookCrossedInItselfIsNotTheBest() {
        var quotes = quotes(book(COINBASE, 105, 1, 95, 1), book(KRAKEN, 99, 1, 101, 1));
        assertThat(quotes.bestBid()).isEqualTo(99);
        assertThat(quotes.bestAsk()).isEqualTo(101);
        assertThat(quotes.isCrossed()).isFalse();
    }

    @Test
    void aPerpetualIsNotMixedWithSpot() {
        var perpetual = new Instrument(Venue.BINANCE, "BTC", "USDT", Instrument.Kind.PERPETUAL);
        var state = state().books(book(BINANCE, 99, 1, 101, 1), book(perpetual, 98, 1, 102, 1)).build();
        assertThat(Asset.in(state)).extracting(Asset::label).containsExactly("BTC", "BTC perp");
        assertThat(Quotes.of(state, BTC).rows()).hasSize(1);
    }

    /** What the books hold is what the ladder holds, as long as it reaches far enough. */
    @RepeatedTest(20)
    void losesNoSize(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        var random = new Random(seed);
        Book[] books = {random(random, KRAKEN), random(random, COINBASE)};
        var quotes = quotes(books);
        double step = RoundScale.atLeast(Ladder.wantedStep(quotes, 28));
        var ladder = Ladder.of(quotes, 128, step, 1);
        double asks = books[0].asks().depth(10) + books[1].asks().depth(10), bids = books[0].bids().depth(10) + books[1].bids().depth(10);
        assertThat(ladder.asks().cumulated(63)).as("seed %d", seed).isEqualTo(asks, within(1e-9));
        assertThat(ladder.bids().cumulated(63)).as("seed %d", seed).isEqualTo(bids, within(1e-9));
        assertThat(ladder.price(ladder.asks(), 0)).isGreaterThanOrEqualTo(quotes.bestAsk() - 1e-9);
        assertThat(ladder.price(ladder.bids(), 0)).isLessThanOrEqualTo(quotes.bestBid() + 1e-9);
    }

    private static Book random(Random random, Instrument instrument) {
        var sides = new double[40];
        double bid = 1000 + random.nextDouble(), ask = bid + 0.5 * random.nextDouble() + 0.01;
        for (int i = 0; i < 10; i++) {
            sides[4 * i] = bid -= 0.1 + random.nextDouble();
            sides[4 * i + 1] = random.nextDouble() + 0.01;
            sides[4 * i + 2] = ask += 0.1 + random.nextDouble();
            sides[4 * i + 3] = random.nextDouble() + 0.01;
        }
        return States.book(instrument, sides);
    }

    @Test
    void theScaleSitsStillWhilePricesMove() {
        var model = new MarketModel();
        double step = model.ladder(quotes(book(KRAKEN, 99, 1, 101, 1, 90, 1, 110, 1)), 20).step();
        assertThat(step).isEqualTo(1);
        assertThat(model.ladder(quotes(book(KRAKEN, 99, 1, 101, 1, 95, 1, 105, 1)), 20).step()).isEqualTo(1);
        assertThat(model.ladder(quotes(book(KRAKEN, 99, 1, 101, 1, 80, 1, 120, 1)), 20).step()).isEqualTo(2);
    }

    @Test
    void isEmptyWhenNobodyQuotes() {
        assertThat(new MarketModel().ladder(quotes(), 14).isEmpty()).isTrue();
    }
}

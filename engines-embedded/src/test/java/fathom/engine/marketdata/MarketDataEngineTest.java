package fathom.engine.marketdata;

import static fathom.engine.RandomTape.BINANCE;
import static fathom.engine.RandomTape.ETH;
import static fathom.engine.RandomTape.KRAKEN;
import static fathom.engine.RandomTape.SECOND;
import static fathom.engine.RandomTape.START;
import static fathom.engine.RandomTape.book;
import static fathom.engine.RandomTape.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fathom.bus.MessageType;
import fathom.bus.Topics;
import fathom.engine.EventClock;
import fathom.engine.RandomTape;
import fathom.engine.Stage;
import fathom.model.Book;
import fathom.model.ConsolidatedBook;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Levels;
import fathom.model.Side;
import fathom.model.Venue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarketDataEngineTest {
    private static final long PACE = MarketDataEngine.PACE;
    private static final Instrument TETHER = new Instrument(Venue.KRAKEN, "USDT", "USD", Instrument.Kind.SPOT);

    private final MarketDataEngine engine = new MarketDataEngine();
    private final Stage stage = new Stage(engine);

    private ConsolidatedBook last() {
        return stage.said(ConsolidatedBook.class).getLast();
    }

    private ConsolidatedBook ask(String asset) {
        return (ConsolidatedBook) stage.ask("book", asset);
    }

    private DataQuality quality(Instrument i) {
        return (DataQuality) ((List<?>) stage.ask("quality", i.topicPart())).getFirst();
    }

    @Test
    void takesTheBestOfAllVenues() {
        stage.put(book(BINANCE, START, 100, 1, 102, 2));
        stage.put(book(KRAKEN, START + PACE, 101, 3, 103, 4));
        assertThat(stage.said()).hasSize(2).allMatch(s -> s.topic() == Topics.CONSOLIDATED.topic("BTC") && s.type() == MessageType.PRICE_UPDATE);
        assertThat(last().at()).isEqualTo(START + PACE);
        assertThat(last().bestBid()).isEqualTo(101);
        assertThat(last().bestAsk()).isEqualTo(102);
        assertThat(last().microprice()).isCloseTo((101 * 2 + 102 * 3) / 5.0, within(1e-12));
        assertThat(last().bidShare()).isCloseTo(4.0 / 10, within(1e-15));
        assertThat(last().rows()).extracting(r -> r.book().instrument()).containsExactly(BINANCE, KRAKEN);
    }

    @Test
    void addsTheSizesOfVenuesAtTheSamePrice() {
        stage.put(book(BINANCE, START, 100, 1, 101, 1));
        stage.put(book(KRAKEN, START + PACE, 100, 2, 102, 1));
        assertThat(last().microprice()).isCloseTo((100 * 1 + 101 * 3) / 4.0, within(1e-12));
    }

    @Test
    void countsTheTenBestLevelsOverAllVenues() {
        stage.put(levels(BINANCE, START, 100, 8));
        stage.put(levels(KRAKEN, START + PACE, 100.5, 8));
        // bids interleave: 100.5, 100, 99.5, ... five of each venue; asks of Binance start lower: 200, 200.5, ...
        assertThat(last().bidShare()).isCloseTo((5 * 1 + 5 * 1) / 20.0, within(1e-15));
        stage.put(book(KRAKEN, START + 2 * PACE, 99.75, 30, 300, 7));
        // bids: 8 of Binance and 30; asks: 8 of Binance and 7
        assertThat(last().bidShare()).isCloseTo(38.0 / (38 + 15), within(1e-15));
    }

    private static Book levels(Instrument i, long at, double bid, int count) {
        double[] bids = new double[count], asks = new double[count], ones = new double[count];
        for (int l = 0; l < count; l++) {
            bids[l] = bid - l;
            asks[l] = bid + 100 + l;
            ones[l] = 1;
        }
        return new Book(i, at, at, 1, new Levels(bids, ones), new Levels(asks, ones));
    }

    @Test
    void convertsTetherByItsOwnBookAndAssumesParUntilThen() {
        stage.put(book(BINANCE, START, 100, 102));
        assertThat(last().rows().getFirst().assumed()).isTrue();
        assertThat(last().bestBid()).isEqualTo(100);
        stage.put(book(TETHER, START + 1, 0.98, 1.00));
        assertThat(stage.said()).as("a dollar coin has no consolidated book").hasSize(1);
        assertThat(ask("BTC").bestBid()).isCloseTo(99, within(1e-12));
        assertThat(ask("BTC").rows().getFirst().assumed()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> ask("USDT"));
        assertThat(quality(TETHER).books()).isEqualTo(1);
    }

    @Test
    void keepsPerpetualsApartFromSpot() {
        var perpetual = new Instrument(Venue.BINANCE, "BTC", "USDT", Instrument.Kind.PERPETUAL);
        stage.put(book(BINANCE, START, 100, 102));
        stage.put(book(perpetual, START + PACE, 105, 106));
        assertThat(ask("BTC").bestBid()).isEqualTo(100);
        assertThat(ask("BTC-PERP").bestBid()).isEqualTo(105);
        assertThat(stage.said().getLast().topic()).isEqualTo(Topics.CONSOLIDATED.topic("BTC-PERP"));
    }

    @Test
    void countsCrossedBooksAndLeavesThemOutOfTheBest() {
        stage.put(book(BINANCE, START, 100, 102));
        stage.put(book(KRAKEN, START + PACE, 105, 104));
        assertThat(last().crossed()).isEqualTo(1);
        assertThat(last().bestBid()).isEqualTo(100);
        assertThat(last().bestAsk()).isEqualTo(102);
        assertThat(last().rows()).hasSize(2);
        assertThat(quality(KRAKEN).crossed()).isEqualTo(1);
    }

    @Test
    void venuesMayCrossEachOther() {
        stage.put(book(BINANCE, START, 100, 102));
        stage.put(book(KRAKEN, START + PACE, 103, 104));
        assertThat(last().spread()).isEqualTo(-1);
        assertThat(last().crossed()).isZero();
    }

    @Test
    void aOneSidedOrEmptyMarketHasNoBest() {
        stage.put(new Book(BINANCE, START, START, 1, Levels.NONE, Levels.NONE));
        assertThat(last().bestBid()).isNaN();
        assertThat(last().microprice()).isNaN();
        assertThat(last().bidShare()).isNaN();
        assertThat(last().rows()).hasSize(1);
    }

    @Test
    void aGapTakesTheVenueOutUntilItsNextBook() {
        stage.put(book(BINANCE, START, 100, 102));
        stage.put(book(KRAKEN, START, 101, 102));
        stage.put(new Gap(KRAKEN, START + PACE, 5, 9));
        assertThat(last().gaps()).isEqualTo(1);
        assertThat(last().bestBid()).isEqualTo(100);
        assertThat(quality(KRAKEN).trusted()).isFalse();
        stage.put(book(KRAKEN, START + 2 * PACE, 101, 102));
        assertThat(last().bestBid()).isEqualTo(101);
        assertThat(quality(KRAKEN).trusted()).isTrue();
        assertThat(quality(KRAKEN).gaps()).isEqualTo(1);
    }

    @Test
    void aGapOvertakenByTheBookThatMendsItDoesNoHarm() {
        stage.put(book(KRAKEN, START + 5, 101, 102));
        stage.put(new Gap(KRAKEN, START + 3, 5, 9));
        assertThat(quality(KRAKEN).trusted()).isTrue();
        assertThat(quality(KRAKEN).gaps()).isEqualTo(1);
    }

    @Test
    void publishesAtOnceThenKeepsThePaceAndLosesNoLastState() {
        stage.put(book(BINANCE, START, 100, 102));
        for (int i = 1; i < 10; i++) stage.put(book(BINANCE, START + i, 100 + i, 120));
        assertThat(stage.said()).hasSize(1);
        stage.put(book(ETH, START + PACE, 9, 11));
        assertThat(stage.said(ConsolidatedBook.class)).extracting(ConsolidatedBook::base).containsExactly("BTC", "ETH", "BTC");
        assertThat(last().bestBid()).isEqualTo(109);
        stage.put(book(ETH, START + 3 * PACE, 9, 11));
        assertThat(stage.said(ConsolidatedBook.class)).extracting(ConsolidatedBook::base).containsExactly("BTC", "ETH", "BTC", "ETH");
    }

    @Test
    void aTradeAloneChangesNoBook() {
        stage.put(trade(BINANCE, START, 1, 100, 1, Side.BUY));
        assertThat(stage.said()).isEmpty();
        assertThat(quality(BINANCE).lastTrade()).isEqualTo(100);
        assertThat(quality(BINANCE).age()).isEqualTo(-1);
    }

    @Test
    void qualityTellsAgeAndOrder() {
        stage.put(book(BINANCE, START, 100, 102));
        stage.put(book(KRAKEN, START + 7 * SECOND, 100, 102));
        assertThat(quality(BINANCE)).isEqualTo(new DataQuality(BINANCE, 1, 0, 0, 0, 7 * SECOND, true, Double.NaN, Map.of(), ""));
        stage.put(book(KRAKEN, START + 6 * SECOND, 100, 102));
        assertThat(quality(KRAKEN).outOfOrder()).isEqualTo(1);
        assertThat((List<?>) stage.ask("quality", "")).hasSize(2);
        assertThat(engine.summary()).isEqualTo("2 books, 1 consolidated, 0 gaps, 0 crossed");
    }

    @Test
    void forgetsBooksOfAnotherTimeWhenTheFeedIsRewound() {
        stage.put(book(BINANCE, START, 100, 102));
        stage.put(book(TETHER, START, 0.5, 0.5001));
        stage.put(book(KRAKEN, START - EventClock.HOLE - 2, 40, 42));
        assertThat(ask("BTC").bestBid()).as("one message alone proves no rewind").isCloseTo(50.005, within(1e-9));
        stage.put(book(KRAKEN, START - EventClock.HOLE - 1, 50, 52));
        assertThat(last().bestBid()).isEqualTo(50);
        assertThat(last().rows()).hasSize(1);
        assertThat(ask("BTC").rows()).extracting(r -> r.book().instrument()).containsExactly(KRAKEN);
    }

    @Test
    void tellsDepthAndTheLevelsOfEachVenue() {
        stage.put(levels(BINANCE, START, 100, 8));
        stage.put(book(KRAKEN, START, 100.5, 3, 201, 4));
        var ladder = (Ladder) stage.ask("depth", "BTC");
        assertThat(ladder.bids().getFirst().instrument()).isEqualTo(KRAKEN);
        assertThat(ladder.bids()).hasSize(9);
        var top = (TopOfBook) ((List<?>) stage.ask("top", "KRAKEN.BTC-USD")).getFirst();
        assertThat(top.bidSize()).isEqualTo(3);
        assertThat(top.quality().trusted()).isTrue();
        assertThat((List<?>) stage.ask("levels", "BTC")).hasSize(2);
        stage.put(new Gap(KRAKEN, START + 1, 1, 5));
        assertThat((List<?>) stage.ask("levels", "BTC")).hasSize(1);
    }

    @Test
    void aPriceThatIsNoNumberTakesOneVenueOutNotTheMarket() {
        stage.put(book(KRAKEN, START, 100, 102));
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -1, 1e300}) {
            stage.put(book(BINANCE, START + PACE, 101, bad));
            assertThat(ask("BTC").bestBid()).as("ask %s", bad).isEqualTo(100);
            assertThat(ask("BTC").bestAsk()).isEqualTo(102);
            assertThat(quality(BINANCE).trusted()).isFalse();
            assertThat(quality(BINANCE).why()).isEqualTo("the latest book was refused: price not above 0");
        }
        assertThat(quality(BINANCE).refused()).isEqualTo(Map.of("price not above 0", 6L));
        stage.put(book(BINANCE, START + 2 * PACE, 101, 103));
        assertThat(quality(BINANCE).trusted()).isTrue();
        assertThat(ask("BTC").bestBid()).isEqualTo(101);
        assertThat(engine.summary()).endsWith(", 6 refused (6 price not above 0)");
    }

    @Test
    void refusesSizesThatAreNoneAndLevelsOutOfOrder() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) stage.put(book(BINANCE, START, 100, bad, 102, 1));
        var one = new double[] {1, 1};
        stage.put(new Book(BINANCE, START, START, 9, new Levels(new double[] {99, 100}, one), new Levels(new double[] {101, 102}, one)));
        stage.put(new Book(BINANCE, START, START, 9, new Levels(new double[] {100, 99}, one), new Levels(new double[] {101, 101}, one)));
        assertThat(quality(BINANCE).refused()).isEqualTo(Map.of("size not above 0", 4L, "levels out of order", 2L));
        assertThat(quality(BINANCE).trusted()).isFalse();
        assertThat(ask("BTC").rows()).isEmpty();
    }

    @Test
    void anOlderSequenceNeverReplacesANewerOne() {
        stage.put(numbered(START, 10, 100));
        stage.put(numbered(START + 1, 9, 90));
        assertThat(ask("BTC").bestBid()).isEqualTo(100);
        assertThat(quality(BINANCE).outOfOrder()).isEqualTo(1);
        assertThat(quality(BINANCE).trusted()).isTrue();
        stage.put(numbered(START + 2, 11, 101));
        assertThat(ask("BTC").bestBid()).isEqualTo(101);
    }

    @Test
    void aVenueWhoseCounterBeginsAnewIsHeardAgain() {
        stage.put(numbered(START, 1_000_000, 100));
        for (int i = 1; i < 8; i++) stage.put(numbered(START + i * SECOND / 4, i, 100 + i));
        assertThat(ask("BTC").bestBid()).isEqualTo(107);
        assertThat(quality(BINANCE).outOfOrder()).isEqualTo(4);
        stage.put(new Gap(BINANCE, START + 3 * SECOND, 8, 1));
        stage.put(numbered(START + 3 * SECOND, 1, 120));
        assertThat(ask("BTC").bestBid()).as("after a gap the counter may begin anew at once").isEqualTo(120);
    }

    private static Book numbered(long at, long sequence, double bid) {
        Book book = book(BINANCE, at, bid, bid + 1);
        return new Book(BINANCE, at, at, sequence, book.bids(), book.asks());
    }

    @Test
    void aCrossedBookOfACurrencyIsNoRate() {
        stage.put(book(BINANCE, START, 100, 102));
        stage.put(book(TETHER, START + 1, 1.2, 0.0001));
        assertThat(ask("BTC").rows().getFirst().assumed()).isTrue();
        assertThat(ask("BTC").bestBid()).isEqualTo(100);
        assertThat(quality(TETHER).trusted()).isFalse();
        assertThat(quality(TETHER).why()).isEqualTo("the book is crossed");
    }

    @Test
    void aTradeThatIsNoneIsCountedAndNotShown() {
        stage.put(trade(BINANCE, START, 1, 100, 1, Side.BUY));
        for (double bad : new double[] {0, -5, Double.NaN, Double.POSITIVE_INFINITY}) stage.put(trade(BINANCE, START, 2, bad, 1, Side.BUY));
        stage.put(trade(BINANCE, START, 3, 101, -1, Side.BUY));
        stage.put(trade(BINANCE, START, 4, 101, 1, null));
        assertThat(quality(BINANCE).lastTrade()).isEqualTo(100);
        assertThat(quality(BINANCE).refused()).isEqualTo(Map.of("price not above 0", 4L, "size not above 0", 1L, "no side", 1L));
    }

    /** The best of the consolidated book is what a naive search over the latest books finds; a prefix of the tape gives a prefix of the output. */
    @Test
    void agreesWithANaiveSearchAndNeverLooksAhead() {
        long seed = 21;
        List<Object> tape = RandomTape.of(seed, 20, 500);
        Book[] latest = new Book[2];
        long binanceGap = 0, krakenGap = 0;
        for (Object message : tape) {
            stage.put(message);
            if (message instanceof Book b && b.instrument().base().equals("BTC")) latest[b.instrument().venue() == Venue.BINANCE ? 0 : 1] = b;
            if (message instanceof Gap g && g.instrument().equals(BINANCE)) binanceGap = g.at();
            if (message instanceof Gap g && g.instrument().equals(KRAKEN)) krakenGap = g.at();
            if (latest[0] == null || latest[1] == null || latest[0].receivedAt() < binanceGap || latest[1].receivedAt() < krakenGap) continue;
            ConsolidatedBook now = ask("BTC");
            assertThat(now.bestBid()).as("seed %d", seed).isEqualTo(Math.max(latest[0].bid(), latest[1].bid()));
            assertThat(now.bestAsk()).as("seed %d", seed).isEqualTo(Math.min(latest[0].ask(), latest[1].ask()));
            assertThat(now.microprice()).isBetween(Math.min(now.bestBid(), now.bestAsk()), Math.max(now.bestBid(), now.bestAsk()));
        }
        assertThat(binanceGap).isPositive();
        List<String> whole = stage.transcript();
        List<String> part = new Stage(new MarketDataEngine()).putAll(tape.subList(0, tape.size() / 2)).transcript();
        assertThat(part).isEqualTo(whole.subList(0, part.size()));
        assertThat(new Stage(new MarketDataEngine()).putAll(tape).transcript()).isEqualTo(whole);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatIllegalArgumentException().isThrownBy(() -> stage.put("hello"));
        assertThatIllegalArgumentException().isThrownBy(() -> stage.ask("weather", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> stage.ask("book", "BTC")).withMessageContaining("BTC");
    }
}

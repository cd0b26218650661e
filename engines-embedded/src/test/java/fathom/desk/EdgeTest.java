package fathom.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fathom.model.Book;
import fathom.model.Instrument;
import fathom.model.Levels;
import fathom.model.Venue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EdgeTest {
    private static final Path CASES = Path.of(System.getProperty("fathom.shared", "../shared"), "data", "known-answers", "22-arbitrage", "cases.json");

    @Test
    void theFiveFeeCasesOfTwoVenues() {
        assumeTrue(Files.isRegularFile(CASES), "the known answers are not on this machine");
        JsonNode books = JsonMapper.shared().readTree(CASES.toFile()).get("two_venue_books");
        Book buy = book(Venue.BINANCE, Levels.NONE, levels(books.get("asks_on_buy_venue")));
        Book sell = book(Venue.OKX, levels(books.get("bids_on_sell_venue")), Levels.NONE);
        for (JsonNode c : books.get("cases")) {
            Edge edge = Edge.net(buy, 1, c.get("taker_fee_buy_venue").doubleValue(), sell, 1, c.get("taker_fee_sell_venue").doubleValue());
            assertThat(edge.size()).as("%s", c).isEqualTo(c.get("quantity").doubleValue());
            assertThat(edge.net()).as("%s", c).isCloseTo(c.get("net_profit").doubleValue(), within(1e-9));
        }
    }

    @Test
    void bothBooksAreWalkedLevelByLevel() {
        Book buy = book(Venue.BINANCE, Levels.NONE, side(10, 1, 11, 2));
        Book sell = book(Venue.OKX, side(12, 2, 10.5, 5), Levels.NONE);
        Edge edge = Edge.gross(buy, 1, 0.01, sell, 1, 0);
        assertThat(edge.size()).isEqualTo(2);
        assertThat(edge.gross()).isEqualTo(2 * 12 - 10 - 11);
        assertThat(edge.fees()).isCloseTo(0.21, within(1e-12));
        assertThat(edge.buyLimit()).isEqualTo(11);
        assertThat(edge.sellLimit()).isEqualTo(12);
    }

    @Test
    void theQuoteCurrencyIsConverted() {
        Book buy = book(Venue.BINANCE, Levels.NONE, side(100, 1));
        Book sell = book(Venue.KRAKEN, side(100.05, 1), Levels.NONE);
        assertThat(Edge.gross(buy, 1, 0, sell, 1, 0).gross()).isCloseTo(0.05, within(1e-9));
        assertThat(Edge.gross(buy, 1.001, 0, sell, 1, 0)).isSameAs(Edge.NONE);
    }

    @Test
    void higherFeesNeverEarnMoreAndTheBestSizeIsTheBest() {
        long seed = 7;
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            Book buy = book(Venue.BINANCE, Levels.NONE, randomSide(random, 100, 1));
            Book sell = book(Venue.OKX, randomSide(random, 100.3, -1), Levels.NONE);
            double fee = random.nextDouble(0.003);
            Edge cheap = Edge.net(buy, 1, fee, sell, 1, fee), dear = Edge.net(buy, 1, fee * 2, sell, 1, fee * 2), gross = Edge.gross(buy, 1, fee, sell, 1, fee);
            assertThat(dear.net()).as("seed %d round %d", seed, round).isLessThanOrEqualTo(cheap.net() + 1e-12);
            assertThat(cheap.net()).isLessThanOrEqualTo(cheap.gross());
            assertThat(cheap.net()).isGreaterThanOrEqualTo(gross.net() - 1e-9);
            assertThat(cheap.net()).isGreaterThanOrEqualTo(0);
        }
    }

    private static Levels randomSide(SplittableRandom random, double from, int direction) {
        double[] prices = new double[5], sizes = new double[5];
        double price = from;
        for (int i = 0; i < 5; i++) {
            prices[i] = price;
            sizes[i] = 0.1 + random.nextDouble();
            price += direction * random.nextDouble(0.2);
        }
        return new Levels(prices, sizes);
    }

    static Book book(Venue venue, Levels bids, Levels asks) {
        return new Book(Instrument.spot(venue, "BTC"), 0, 0, 1, bids, asks);
    }

    static Levels side(double... pricesAndSizes) {
        double[] prices = new double[pricesAndSizes.length / 2], sizes = new double[prices.length];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = pricesAndSizes[2 * i];
            sizes[i] = pricesAndSizes[2 * i + 1];
        }
        return new Levels(prices, sizes);
    }

    private static Levels levels(JsonNode node) {
        return side(StreamSupport.stream(node.spliterator(), false).flatMapToDouble(l -> java.util.stream.DoubleStream.of(l.get(0).doubleValue(), l.get(1).doubleValue())).toArray());
    }
}

package fathom.market.replay;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.market.FeedSink;
import fathom.market.FeedStatus.State;
import fathom.measure.Clock;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Trade;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What frames mean counts, not how they are written; what is not delivered is named and counted, and never the end. */
class InputByMeaningTest {
    private static final long T = 1_790_000_000_000_000_000L;

    @TempDir
    private Path folder;

    private final List<Book> books = new ArrayList<>();
    private final List<Trade> trades = new ArrayList<>();

    @Test
    void instrumentsThatAreNotReadAreNamed() throws Exception {
        var s = replay(trade("BTCUSDT", 1), trade("BTCUSDT_261225", 2), trade("BTCUSD_PERP", 3), trade("ETHRLUSD", 4), trade("BTCQQQ", 5), trade("BTCUSDT", 6));
        assertThat(s.undelivered().leftOut()).isEqualTo(Map.of("BTCUSDT_261225", 1L, "BTCUSD_PERP", 1L, "BTCQQQ", 1L));
        assertThat(trades).extracting(t -> t.instrument().symbol()).containsExactly("BTC/USDT", "ETH/RLUSD", "BTC/USDT");
        assertThat(s.malformed()).isZero();
        assertThat(s.undelivered().remarks()).anySatisfy(r -> assertThat(r).contains("BTCUSDT_261225 (1)"));
    }

    @Test
    void kindsThatAreNotReadAreCountedWhateverTheOrderOfTheirMembers() throws Exception {
        var s = replay(trade("BTCUSDT", 1), "{\"stream\":\"!miniTicker@arr\",\"data\":[{\"e\":\"24hrMiniTicker\",\"s\":\"BNBUSDT\"}]}",
                "[{\"e\":\"24hrMiniTicker\",\"s\":\"BNBUSDT\"}]", "{\"p\":\"-0.5\",\"b\":\"0.1\",\"s\":\"BNBUSDT\",\"e\":\"24hrTicker\"}", "{\"id\":1,\"result\":null}",
                "{\"method\":\"SUBSCRIBE\",\"params\":[],\"id\":1}", "{\"stream\":\"btcusdt@referencePrice\",\"data\":{\"s\":\"BTCUSDT\",\"r\":\"1\",\"t\":1790000000000}}");
        assertThat(s.undelivered().passedOver()).isEqualTo(Map.of("24hrMiniTicker", 2L, "24hrTicker", 1L, "result", 1L, "method", 1L, "referencePrice", 1L));
        assertThat(s.malformed()).isZero();
    }

    @Test
    void sortedMembersEscapesAndExponentsMeanTheSame() throws Exception {
        var s = replay("{\"data\":{\"A\":\"40\",\"B\":\"31\",\"a\":\"600.2\",\"b\":\"600.1\",\"s\":\"BNBUSDT\",\"u\":9},\"stream\":\"bnbusdt@bookTicker\"}",
                "{\"\\u0065\":\"trade\",\"E\":1790000000000,\"s\":\"\\u0042TCUSDT\",\"t\":1,\"p\":\"8.30001E4\",\"q\":\"1e-1\",\"T\":1790000000000,\"m\":true}");
        assertThat(s.malformed()).isZero();
        assertThat(books.getFirst().bid()).isEqualTo(600.1);
        assertThat(books.getFirst().bids().size(0)).isEqualTo(31);
        assertThat(trades.getFirst().price()).isEqualTo(83_000.1);
        assertThat(trades.getFirst().size()).isEqualTo(0.1);
        assertThat(trades.getFirst().instrument().base()).isEqualTo("BTC");
    }

    @Test
    void timesAreKnownByTheirSize() throws Exception {
        replay(trade("BTCUSDT", 1), trade("BTCUSDT", 2).replace("1790000000000", "1790000000000000"), trade("BTCUSDT", 3).replace("1790000000000", "1790000000000000000"));
        assertThat(trades).extracting(Trade::venueTime).containsOnly(T);
    }

    @Test
    void partialDepthReplacesTheTop() throws Exception {
        var s = replay(partial(90, 105, "104.9", "105.0"), partial(106, 110, "95.0", "95.1"));
        assertThat(s.crossedBooks()).isZero();
        assertThat(books.getLast().bid()).isEqualTo(95.0);
        assertThat(books.getLast().ask()).isEqualTo(95.1);
        assertThat(books.getLast().bids().count()).isEqualTo(1);
    }

    @Test
    void noTradeCountsTwiceAndNoneThatIsNoMarketFlow() throws Exception {
        var s = replay(trade("BTCUSDT", 1), trade("BTCUSDT", 1), aggregate(5, 1, 3), trade("BTCUSDT", 7).replace("\"m\"", "\"X\":\"MARKET\",\"m\""),
                trade("BTCUSDT", 8).replace("\"m\"", "\"X\":\"INSURANCE_FUND\",\"m\""));
        assertThat(trades).hasSize(2);
        assertThat(s.undelivered().duplicates()).isEqualTo(1);
        assertThat(s.undelivered().nonMarketTrades()).isEqualTo(1);
        assertThat(s.undelivered().passedOver()).containsOnlyKeys("aggTrade told by trade");
    }

    @Test
    void aggregatedTradesAloneAreATape() throws Exception {
        replay(aggregate(5, 1, 3), aggregate(6, 4, 4), aggregate(6, 4, 4));
        assertThat(trades).extracting(Trade::id).containsExactly(5L, 6L);
    }

    @Test
    void idsThatBeginAgainAreARestart() throws Exception {
        var s = replay(depth(5_000_000_001L, 0, "100.0", "101.0"), "{\"lastUpdateId\":5000000000,\"bids\":[[\"100.0\",\"1\"]],\"asks\":[[\"101.0\",\"1\"]]}",
                depth(1001, 3_600_000, "50.0", "51.0"), "{\"lastUpdateId\":1001,\"bids\":[[\"50.0\",\"1\"]],\"asks\":[[\"51.0\",\"1\"]]}", depth(1002, 3_600_100, "50.0", "51.0"));
        assertThat(s.undelivered().restarts()).isEqualTo(1);
        assertThat(books.getLast().bid()).isEqualTo(50);
        assertThat(books.getLast().ask()).isEqualTo(51);
    }

    @Test
    void updatesWithoutASnapshotAreSaid() throws Exception {
        assertThat(replay(depth(1, 0, "1.0", "2.0"), depth(2, 1, "1.0", "2.0")).undelivered().waitingForSnapshot()).isEqualTo(2);
    }

    @Test
    void aClockThatRunsBackIsARestartAndSecondsAreNeverNegative() throws Exception {
        Path file = folder.resolve("back.rec");
        Files.writeString(file, T + " " + trade("BTCUSDT", 1) + "\n" + (T - 60_000_000_000L) + " " + trade("BTCUSDT", 2) + "\n");
        var s = play(file);
        assertThat(s.undelivered().restarts()).isEqualTo(1);
        assertThat(s.seconds()).isZero();
    }

    @Test
    void arrivalsInMicrosecondsAreRecognised() throws Exception {
        Path file = folder.resolve("us.rec");
        Files.writeString(file, T / 1000 + " " + trade("BTCUSDT", 1) + "\n" + (T / 1000 + 1_000_000) + " " + trade("BTCUSDT", 2) + "\n");
        assertThat(play(file).seconds()).isEqualTo(1);
        assertThat(trades.getFirst().receivedAt()).isEqualTo(T);
    }

    private static String trade(String symbol, long id) {
        return "{\"e\":\"trade\",\"E\":1790000000000,\"s\":\"" + symbol + "\",\"t\":" + id + ",\"p\":\"100\",\"q\":\"0.5\",\"T\":1790000000000,\"m\":true}";
    }

    private static String aggregate(long id, long first, long last) {
        return "{\"e\":\"aggTrade\",\"E\":1790000000000,\"s\":\"BTCUSDT\",\"a\":" + id + ",\"p\":\"100\",\"q\":\"0.5\",\"f\":" + first + ",\"l\":" + last
                + ",\"T\":1790000000000,\"m\":true,\"M\":true}";
    }

    private static String partial(long first, long last, String bid, String ask) {
        return "{\"stream\":\"btcusdt@depth5@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1790000000100,\"T\":1790000000098,\"s\":\"BTCUSDT\",\"U\":" + first + ",\"u\":" + last
                + ",\"pu\":" + (first - 1) + ",\"b\":[[\"" + bid + "\",\"1\"]],\"a\":[[\"" + ask + "\",\"1\"]]}}";
    }

    private static String depth(long id, long later, String bid, String ask) {
        return "{\"e\":\"depthUpdate\",\"E\":" + (1_790_000_000_000L + later) + ",\"s\":\"BTCUSDT\",\"U\":" + id + ",\"u\":" + id + ",\"b\":[[\"" + bid + "\",\"1\"]],\"a\":[[\"" + ask
                + "\",\"1\"]]}";
    }

    private ReplaySummary replay(String... frames) throws Exception {
        var lines = new StringBuilder();
        for (int i = 0; i < frames.length; i++) lines.append(T + i * 1_000_000L).append(' ').append(frames[i]).append('\n');
        Path file = folder.resolve("frames.rec");
        Files.writeString(file, lines);
        return play(file);
    }

    private ReplaySummary play(Path file) throws Exception {
        try (var feed = new ReplayFeed(file, Double.POSITIVE_INFINITY, Clock.SYSTEM)) {
            feed.start(new FeedSink() {
                @Override
                public void book(Book book, long intended) {
                    books.add(book);
                }

                @Override
                public void trade(Trade trade, long intended) {
                    trades.add(trade);
                }

                @Override
                public void gap(Gap gap, long intended) {}
            });
            assertThat(feed.join(Duration.ofSeconds(20))).isTrue();
            assertThat(feed.status().state()).isEqualTo(State.ENDED);
            return feed.summary();
        }
    }
}

package fathom.market.venue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fathom.market.FeedSink;
import fathom.market.Protocols;
import fathom.market.venue.binance.Frames;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Levels;
import fathom.model.Trade;
import fathom.model.Venue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Frames with a few bytes changed, dropped, doubled or taken from another: read or malformed, nothing else, and what is handed on is sound. {@code -Dfathom.mutations=N} for more than usual. */
class MutatedFramesTest {
    private static final int MUTATIONS = Integer.getInteger("fathom.mutations", 30_000);
    private static final long SEED = 20260801;
    private static final String[] PIECES = {"9223372036854775807", "-1", "99999999999999999999999999", "1e400", "1e-400", "0.000000000000000000000000000001", "null", "[]", "{}", "\"\"", "\\u0000", "[[[[[[", "true", "\"",
            "18446744073709551616", "NaN", ",,", "\u0000", "é", "0000", "\"snapshot\"", "\"update\""};

    private static final Map<Venue, List<String>> FRAMES = Map.of(
            Venue.BINANCE, List.of(Frames.depth("BTCUSDT", 1, 3, "99=1", "102=1"), Frames.snapshot(2, "100=5 99=5", "101=5 102=5"), Frames.ticker("BTCUSDT", 9, "100=5", "101=5"),
                    Frames.trade("BTCUSDT", 7, "100", "0.25", true), Frames.futuresDepth("BTCUSDT", 4, 6, 3, "99=0", "103=1"), "{\"e\":\"aggTrade\",\"s\":\"BTCUSDT\",\"a\":1,\"p\":\"1\",\"q\":\"1\",\"f\":1,\"l\":2,\"T\":1,\"m\":true}"),
            Venue.COINBASE, List.of("{\"channel\":\"l2_data\",\"timestamp\":\"2026-08-24T22:34:13.793Z\",\"sequence_num\":0,\"events\":[{\"type\":\"snapshot\",\"product_id\":\"BTC-USD\",\"updates\":[{\"side\":\"bid\",\"price_level\":\"99\",\"new_quantity\":\"1\"},{\"side\":\"offer\",\"price_level\":\"101\",\"new_quantity\":\"1\"}]}]}",
                    "{\"channel\":\"l2_data\",\"sequence_num\":1,\"events\":[{\"type\":\"update\",\"product_id\":\"BTC-USD\",\"updates\":[{\"side\":\"offer\",\"price_level\":\"100.5\",\"new_quantity\":\"0\"}]}]}",
                    "{\"channel\":\"market_trades\",\"sequence_num\":2,\"events\":[{\"type\":\"update\",\"trades\":[{\"product_id\":\"BTC-USD\",\"trade_id\":\"7\",\"price\":\"99\",\"size\":\"1\",\"time\":\"2026-08-24T22:34:13Z\",\"side\":\"BUY\"}]}]}",
                    "{\"channel\":\"ticker\",\"sequence_num\":3,\"events\":[{\"type\":\"update\",\"tickers\":[{\"product_id\":\"ETH-USD\",\"best_bid\":\"9\",\"best_ask\":\"10\",\"best_bid_quantity\":\"1\",\"best_ask_quantity\":\"1\"}]}]}"),
            Venue.KRAKEN, List.of("{\"channel\":\"book\",\"type\":\"snapshot\",\"data\":[{\"symbol\":\"BTC/USD\",\"bids\":[{\"price\":99.5,\"qty\":1.00}],\"asks\":[{\"price\":100.5,\"qty\":2.00}],\"timestamp\":\"2026-08-26T11:55:56.663054Z\"}]}",
                    "{\"channel\":\"book\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\",\"bids\":[{\"price\":99.4,\"qty\":1.00}],\"asks\":[],\"checksum\":1184156425}]}",
                    "{\"method\":\"subscribe\",\"result\":{\"channel\":\"book\",\"depth\":25,\"symbol\":\"BTC/USD\"},\"success\":true,\"time_in\":\"x\"}",
                    "{\"channel\":\"trade\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\",\"side\":\"buy\",\"price\":99.5,\"qty\":1,\"trade_id\":7,\"timestamp\":\"2026-08-26T11:55:56Z\"}]}",
                    "{\"channel\":\"ticker\",\"type\":\"update\",\"data\":[{\"symbol\":\"ETH/USD\",\"bid\":9.5,\"bid_qty\":1,\"ask\":9.6,\"ask_qty\":1}]}"),
            Venue.BYBIT, List.of("{\"topic\":\"orderbook.50.BTCUSDT\",\"ts\":1787612486096,\"type\":\"snapshot\",\"data\":{\"s\":\"BTCUSDT\",\"b\":[[\"99\",\"1\"]],\"a\":[[\"101\",\"1\"]],\"u\":1,\"seq\":1},\"cts\":1787612486090}",
                    "{\"topic\":\"orderbook.50.BTCUSDT\",\"ts\":1787612486096,\"type\":\"delta\",\"data\":{\"s\":\"BTCUSDT\",\"b\":[[\"99\",\"0\"]],\"a\":[],\"u\":2,\"seq\":2}}",
                    "{\"topic\":\"publicTrade.BTCUSDT\",\"ts\":1789875217841,\"type\":\"snapshot\",\"data\":[{\"BT\":false,\"S\":\"Sell\",\"T\":1789875217840,\"i\":\"2290000001211680903\",\"p\":\"99\",\"s\":\"BTCUSDT\",\"v\":\"0.06\"}]}"),
            Venue.OKX, List.of("{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":\"snapshot\",\"data\":[{\"asks\":[[\"101\",\"1\",\"0\",\"1\"]],\"bids\":[[\"99\",\"1\",\"0\",\"1\"]],\"ts\":\"1652459225464\",\"checksum\":0,\"seqId\":5,\"prevSeqId\":-1}]}",
                    "{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":\"update\",\"data\":[{\"asks\":[],\"bids\":[[\"99\",\"2\",\"0\",\"1\"]],\"ts\":\"1652459225464\",\"checksum\":-914047754,\"seqId\":7,\"prevSeqId\":5}]}",
                    "{\"arg\":{\"channel\":\"trades\",\"instId\":\"BTC-USDT\"},\"data\":[{\"tradeId\":\"6\",\"px\":\"99\",\"sz\":\"1\",\"side\":\"buy\",\"ts\":\"1740394561685\"}]}",
                    "{\"arg\":{\"channel\":\"tickers\",\"instId\":\"ETH-USDT\"},\"data\":[{\"askPx\":\"10\",\"askSz\":\"1\",\"bidPx\":\"9\",\"bidSz\":\"1\",\"ts\":\"1652459225464\"}]}"));

    @ParameterizedTest
    @EnumSource(Venue.class)
    void nothingButAMalformedFrameComesOfIt(Venue venue) {
        var random = new SplittableRandom(SEED);
        var tally = new Tally();
        VenueDecoder decoder = Protocols.STANDARD.only(venue).all().getFirst().decoder(tally);
        List<byte[]> frames = FRAMES.get(venue).stream().map(f -> f.getBytes(UTF_8)).toList();
        var sound = new Sound();
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] frame = i % 50 < frames.size() ? frames.get(i % 50) : mutated(frames, random);
            try {
                decoder.apply(frame, 0, frame.length, i, sound, i);
                read++;
            } catch (MalformedFrameException e) {
                assertThat(e.getMessage()).isNotBlank();
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + SEED + ", mutation " + i + ": " + new String(frame, UTF_8), e);
            }
        }
        assertThat(read).as("some mean something").isBetween(MUTATIONS / 50, MUTATIONS - MUTATIONS / 50);
        assertThat(decoder.instruments()).as("bounded, whatever is named").hasSizeLessThanOrEqualTo(4_096);
        assertThat(sound.count).isPositive();
    }

    private static byte[] mutated(List<byte[]> frames, SplittableRandom random) {
        byte[] frame = frames.get(random.nextInt(frames.size())).clone();
        for (int changes = 1 + random.nextInt(3); changes > 0 && frame.length > 2; changes--) {
            int at = random.nextInt(frame.length), to = Math.min(frame.length, at + 1 + random.nextInt(12));
            frame = switch (random.nextInt(6)) {
                case 0 -> {
                    frame[at] = (byte) random.nextInt(256);
                    yield frame;
                }
                case 1 -> spliced(frame, at, to, new byte[0]);
                case 2 -> spliced(frame, at, at, Arrays.copyOfRange(frame, at, to));
                case 3 -> spliced(frame, at, to, PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8));
                case 4 -> {
                    byte[] other = frames.get(random.nextInt(frames.size()));
                    int from = random.nextInt(other.length);
                    yield spliced(frame, at, to, Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(40))));
                }
                default -> {
                    if (frame[at] >= '0' && frame[at] <= '9') frame[at] = (byte) ('0' + random.nextInt(10));
                    yield frame;
                }
            };
        }
        return frame;
    }

    private static byte[] spliced(byte[] frame, int from, int to, byte[] piece) {
        byte[] result = new byte[frame.length - (to - from) + piece.length];
        System.arraycopy(frame, 0, result, 0, from);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(frame, to, result, from + piece.length, frame.length - to);
        return result;
    }

    /** Prices and sizes above zero, levels in order. */
    private static final class Sound implements FeedSink {
        private int count;

        @Override
        public void book(Book book, long intended) {
            count++;
            for (int i = 0; i < book.bids().count(); i++) check(book.bids().price(i) >= 0 && book.bids().price(i) < Double.POSITIVE_INFINITY && book.bids().size(i) < Double.POSITIVE_INFINITY && book.bids().size(i) > 0 && (i == 0 || book.bids().price(i) < book.bids().price(i - 1)), book);
            for (int i = 0; i < book.asks().count(); i++) check(book.asks().price(i) >= 0 && book.asks().price(i) < Double.POSITIVE_INFINITY && book.asks().size(i) < Double.POSITIVE_INFINITY && book.asks().size(i) > 0 && (i == 0 || book.asks().price(i) > book.asks().price(i - 1)), book);
        }

        private static void check(boolean sound, Book book) {
            if (!sound) throw new AssertionError(book.instrument() + " has a level that is none");
        }

        @Override
        public void trade(Trade trade, long intended) {
            check(trade.price() > 0 && trade.size() > 0 && trade.price() < Double.POSITIVE_INFINITY && trade.size() < Double.POSITIVE_INFINITY && trade.taker() != null && trade.id() >= 0, new Book(trade.instrument(), 0, 0, 0, Levels.NONE, Levels.NONE));
        }

        @Override
        public void gap(Gap gap, long intended) {}
    }
}

package fathom.app.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fathom.market.FeedSink;
import fathom.market.sim.SimConfig;
import fathom.market.sim.SimMarket;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Levels;
import fathom.model.Side;
import fathom.model.Trade;
import fathom.model.Venue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** What the simulated BTC of a venue does, in the frames that this venue would send: its snapshot, what changes in each book, and the trades. Kraken's with their checksums. */
final class VenueFrames implements FeedSink {
    private static final double TICKS_PER_SECOND = 500;
    private static final int CHECKED = 10;

    private final Venue venue;
    private final List<byte[]> frames = new ArrayList<>();
    private Book told;
    private long id = 1_000_000;

    private VenueFrames(Venue venue) {
        this.venue = venue;
    }

    /** @return so many frames, each a whole JSON document */
    static List<byte[]> of(Venue venue, long seed, int count) {
        var standard = SimConfig.standard(seed, TICKS_PER_SECOND);
        var market = new SimMarket(standard.withAssets(standard.assets().subList(0, 1)).withVenues(standard.venues().stream().filter(v -> v.venue() == venue).toList()));
        var writer = new VenueFrames(venue);
        while (writer.frames.size() < count) market.next(writer);
        return writer.frames;
    }

    @Override
    public void book(Book book, long intended) {
        if (!book.instrument().base().equals("BTC")) return;
        boolean first = told == null;
        Levels bids = first ? Levels.NONE : told.bids(), asks = first ? Levels.NONE : told.asks();
        long millis = book.venueTime() / 1_000_000;
        String time = Instant.ofEpochSecond(0, book.venueTime()).toString();
        id++;
        add(switch (venue) {
            case BINANCE -> first ? "{\"lastUpdateId\":" + id + ",\"symbol\":\"BTCUSDT\",\"bids\":[" + pairs(bids, book.bids()) + "],\"asks\":[" + pairs(asks, book.asks()) + "]}"
                    : "{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":" + millis + ",\"s\":\"BTCUSDT\",\"U\":" + id + ",\"u\":" + id + ",\"b\":[" + pairs(bids, book.bids())
                    + "],\"a\":[" + pairs(asks, book.asks()) + "]}}";
            case COINBASE -> coinbase("l2_data", time, "{\"type\":\"" + (first ? "snapshot" : "update") + "\",\"product_id\":\"BTC-USD\",\"updates\":[" + updates(time, book, bids, asks) + "]}");
            case KRAKEN -> "{\"channel\":\"book\",\"type\":\"" + (first ? "snapshot" : "update") + "\",\"data\":[{\"symbol\":\"BTC/USD\",\"bids\":[" + objects(bids, book.bids()) + "],\"asks\":["
                    + objects(asks, book.asks()) + "],\"checksum\":" + checksum(book) + ",\"timestamp\":\"" + time + "\"}]}";
            case BYBIT -> "{\"topic\":\"orderbook.50.BTCUSDT\",\"ts\":" + millis + ",\"type\":\"" + (first ? "snapshot" : "delta") + "\",\"data\":{\"s\":\"BTCUSDT\",\"b\":[" + pairs(bids, book.bids())
                    + "],\"a\":[" + pairs(asks, book.asks()) + "],\"u\":" + id + ",\"seq\":" + id + "},\"cts\":" + millis + "}";
            case OKX -> "{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":\"" + (first ? "snapshot" : "update") + "\",\"data\":[{\"asks\":[" + pairs(asks, book.asks()) + "],\"bids\":["
                    + pairs(bids, book.bids()) + "],\"ts\":\"" + millis + "\",\"checksum\":0,\"seqId\":" + id + ",\"prevSeqId\":" + (first ? -1 : id - 1) + "}]}";
        });
        told = book;
    }

    @Override
    public void trade(Trade t, long intended) {
        if (!t.instrument().base().equals("BTC") || told == null) return;
        long millis = t.venueTime() / 1_000_000;
        String price = decimal(t.price()), size = decimal(t.size()), time = Instant.ofEpochSecond(0, t.venueTime()).toString();
        boolean buy = t.taker() == Side.BUY;
        if (venue == Venue.COINBASE) id++;
        add(switch (venue) {
            case BINANCE -> "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":" + millis + ",\"s\":\"BTCUSDT\",\"t\":" + t.id() + ",\"p\":\"" + price + "\",\"q\":\"" + size + "\",\"T\":" + millis
                    + ",\"m\":" + !buy + ",\"M\":true}}";
            case COINBASE -> coinbase("market_trades", time, "{\"type\":\"update\",\"trades\":[{\"product_id\":\"BTC-USD\",\"trade_id\":\"" + t.id() + "\",\"price\":\"" + price + "\",\"size\":\"" + size
                    + "\",\"time\":\"" + time + "\",\"side\":\"" + (buy ? "SELL" : "BUY") + "\"}]}");
            case KRAKEN -> "{\"channel\":\"trade\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\",\"side\":\"" + (buy ? "buy" : "sell") + "\",\"price\":" + price + ",\"qty\":" + size
                    + ",\"ord_type\":\"market\",\"trade_id\":" + t.id() + ",\"timestamp\":\"" + time + "\"}]}";
            case BYBIT -> "{\"topic\":\"publicTrade.BTCUSDT\",\"ts\":" + millis + ",\"type\":\"snapshot\",\"data\":[{\"BT\":false,\"RPI\":false,\"S\":\"" + (buy ? "Buy" : "Sell") + "\",\"T\":" + millis + ",\"i\":\""
                    + t.id() + "\",\"p\":\"" + price + "\",\"s\":\"BTCUSDT\",\"v\":\"" + size + "\"}]}";
            case OKX -> "{\"arg\":{\"channel\":\"trades\",\"instId\":\"BTC-USDT\"},\"data\":[{\"instId\":\"BTC-USDT\",\"tradeId\":\"" + t.id() + "\",\"px\":\"" + price + "\",\"sz\":\"" + size + "\",\"side\":\""
                    + (buy ? "buy" : "sell") + "\",\"ts\":\"" + millis + "\",\"count\":\"1\"}]}";
        });
    }

    @Override
    public void gap(Gap gap, long intended) {
        throw new IllegalStateException("the simulator leaves no gaps: " + gap);
    }

    private void add(String frame) {
        frames.add(frame.getBytes(US_ASCII));
    }

    private String coinbase(String channel, String time, String event) {
        return "{\"channel\":\"" + channel + "\",\"timestamp\":\"" + time + "\",\"sequence_num\":" + (id - 1_000_001) + ",\"events\":[" + event + "]}";
    }

    @FunctionalInterface
    private interface Level {
        String text(double price, double size);
    }

    /** Levels that are gone, with size 0, then those that are new or of another size, the best first. */
    private static String changes(Levels before, Levels after, Level level) {
        var all = new ArrayList<String>();
        for (int i = 0; i < before.count(); i++) if (Double.isNaN(sizeAt(after, before.price(i)))) all.add(level.text(before.price(i), 0));
        for (int i = 0; i < after.count(); i++) if (sizeAt(before, after.price(i)) != after.size(i)) all.add(level.text(after.price(i), after.size(i)));
        return String.join(",", all);
    }

    private static double sizeAt(Levels levels, double price) {
        for (int i = 0; i < levels.count(); i++) if (levels.price(i) == price) return levels.size(i);
        return Double.NaN;
    }

    private static String pairs(Levels before, Levels after) {
        return changes(before, after, (price, size) -> "[\"" + decimal(price) + "\",\"" + decimal(size) + "\"]");
    }

    private static String objects(Levels before, Levels after) {
        return changes(before, after, (price, size) -> "{\"price\":" + decimal(price) + ",\"qty\":" + decimal(size) + "}");
    }

    private static String updates(String time, Book book, Levels bids, Levels asks) {
        Level bid = (price, size) -> "{\"side\":\"bid\",\"event_time\":\"" + time + "\",\"price_level\":\"" + decimal(price) + "\",\"new_quantity\":\"" + decimal(size) + "\"}";
        Level ask = (price, size) -> bid.text(price, size).replace("\"bid\"", "\"offer\"");
        String first = changes(bids, book.bids(), bid), then = changes(asks, book.asks(), ask);
        return first.isEmpty() || then.isEmpty() ? first + then : first + "," + then;
    }

    private static String decimal(double value) {
        return BigDecimal.valueOf(Math.round(value * 1e8), 8).toPlainString();
    }

    private static long checksum(Book book) {
        var text = new StringBuilder();
        for (Levels side : new Levels[] {book.asks(), book.bids()}) {
            for (int i = 0; i < Math.min(CHECKED, side.count()); i++) text.append(Math.round(side.price(i) * 1e8)).append(Math.round(side.size(i) * 1e8));
        }
        var crc = new CRC32();
        crc.update(text.toString().getBytes(US_ASCII));
        return crc.getValue();
    }
}

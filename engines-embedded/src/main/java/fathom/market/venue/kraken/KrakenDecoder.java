package fathom.market.venue.kraken;

import fathom.market.FeedSink;
import fathom.market.venue.Change;
import fathom.market.venue.LevelBuffer;
import fathom.market.venue.MalformedFrameException;
import fathom.market.venue.StreamBook;
import fathom.market.venue.StreamDecoder;
import fathom.market.venue.Symbols;
import fathom.market.venue.Tally;
import fathom.model.Instrument;
import fathom.model.Side;
import fathom.model.Venue;
import java.util.HashMap;
import java.util.Map;

/**
 * Books have no counter: after each change the side is cut to the subscribed depth, and the checksum of what is left must be the venue's. It sees the best ten levels only, so a frame
 * lost below them may pass unseen.
 */
final class KrakenDecoder extends StreamDecoder {
    private static final int[] DEPTHS = {10, 25, 100, 500, 1_000};

    private final KrakenChecksum checksum = new KrakenChecksum();
    private final Map<String, Integer> depths = new HashMap<>();
    private String channel;
    private String type;
    private String method;
    private int data;
    private int result;
    /** Of an answer to a subscription; applied when the frame is found to be whole. */
    private String subscribed;
    private int subscribedDepth;

    KrakenDecoder(Tally tally) {
        super(tally, true);
    }

    @Override
    protected void read() {
        channel = type = method = subscribed = null;
        data = result = -1;
        if (json.open('{')) {
            do member();
            while (json.more('{'));
        }
        int end = json.place();
        if (channel != null) channel();
        else if (method != null) answer();
        else throw new MalformedFrameException("is JSON, but not a frame of Kraken");
        json.back(end);
    }

    private void member() {
        json.name();
        if (json.isText("channel")) channel = json.string(texts);
        else if (json.isText("type")) type = json.string(texts);
        else if (json.isText("method")) method = json.string(texts);
        else if (json.isText("data")) data = skipped();
        else if (json.isText("result")) result = skipped();
        else json.skip();
    }

    private int skipped() {
        int place = json.place();
        json.skip();
        return place;
    }

    private void channel() {
        boolean snapshot = "snapshot".equals(type);
        switch (channel) {
            case "book", "ticker" -> elements();
            case "trade" -> {
                if (snapshot) passOver("trade before the subscription");
                else elements();
            }
            default -> passOver(channel);
        }
    }

    private void elements() {
        require(data >= 0, "data");
        require(type != null, "a type");
        json.back(data);
        if (!json.open('[')) return;
        do element();
        while (json.more('['));
    }

    private void element() {
        Change c = change();
        String symbol = null;
        double bid = -1, ask = -1, bidSize = 0, askSize = 0;
        if (json.open('{')) {
            do {
                json.name();
                if (json.isText("symbol")) symbol = json.string(texts);
                else if (json.isText("bids")) side(c.bids());
                else if (json.isText("asks")) side(c.asks());
                else if (json.isText("checksum")) c.checksum = json.integer();
                else if (json.isText("timestamp")) c.venueTime = json.time();
                else if (json.isText("price")) c.price = json.number();
                else if (json.isText("qty")) c.size = json.number();
                else if (json.isText("trade_id")) c.tradeId = json.integer();
                else if (json.isText("side")) c.taker = side(json.string(texts));
                else if (json.isText("bid")) bid = json.number();
                else if (json.isText("bid_qty")) bidSize = json.number();
                else if (json.isText("ask")) ask = json.number();
                else if (json.isText("ask_qty")) askSize = json.number();
                else json.skip();
            } while (json.more('{'));
        }
        require(symbol != null, "a symbol");
        c.book = book(symbol);
        if (channel.equals("book")) {
            c.kind = type.equals("snapshot") ? Change.Kind.SNAPSHOT : Change.Kind.UPDATE;
        } else if (channel.equals("trade")) {
            require(c.price >= 0 && c.size >= 0 && c.tradeId >= 0 && c.taker != null, "an id, a side, a price and a quantity");
            c.kind = Change.Kind.TRADE;
        } else {
            require(bid >= 0 && ask >= 0, "a bid and an ask");
            c.kind = Change.Kind.QUOTE;
            c.bids().add(bid, 0, bidSize, 0);
            c.asks().add(ask, 0, askSize, 0);
        }
    }

    private static Side side(String taker) {
        return switch (taker) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default -> throw new MalformedFrameException("has '" + taker + "' where a side belongs");
        };
    }

    private void side(LevelBuffer side) {
        if (!json.open('[')) return;
        do {
            double price = -1, size = -1;
            long priceText = 0, sizeText = 0;
            if (json.open('{')) {
                do {
                    json.name();
                    if (json.isText("price")) {
                        price = json.number();
                        priceText = json.asWritten();
                    } else if (json.isText("qty")) {
                        size = json.number();
                        sizeText = json.asWritten();
                    } else {
                        json.skip();
                    }
                } while (json.more('{'));
            }
            require(price >= 0 && size >= 0, "a price and a quantity of each level");
            side.add(price, priceText, size, sizeText);
        } while (json.more('['));
    }

    /** The answer to a subscription gives the depth, and after the end of one the book is not kept up. */
    private void answer() {
        passOver(method);
        if (result < 0) return;
        json.back(result);
        if (json.peek() != '{' || !json.open('{')) return;
        String symbol = null, of = null;
        int depth = 0;
        do {
            json.name();
            if (json.isText("channel") && json.peek() == '"') of = json.string(texts);
            else if (json.isText("symbol") && json.peek() == '"') symbol = json.string(texts);
            else if (json.isText("depth")) depth = (int) Math.min(1_000, json.integer());
            else json.skip();
        } while (json.more('{'));
        if (!"book".equals(of) || symbol == null) return;
        subscribed = symbol;
        subscribedDepth = depth;
    }

    @Override
    protected boolean isNext(long at, FeedSink sink, long intended) {
        if (subscribed == null) return true;
        StreamBook book = book(subscribed);
        if (book != null && method.equals("unsubscribe")) book.forget();
        else if (book != null && subscribedDepth > 0) depths.put(subscribed, subscribedDepth);
        return true;
    }

    @Override
    protected void follow(Change c, long at, FeedSink sink, long intended) {
        StreamBook book = c.book;
        if (c.kind == Change.Kind.SNAPSHOT) {
            int levels = Math.max(c.bids().count(), c.asks().count());
            depths.computeIfAbsent(book.symbol(), s -> depthOf(levels));
            snapshot(c, depths.get(book.symbol()));
        } else if (book.isKnown()) {
            book.update(c, depths.get(book.symbol()));
        } else {
            book.await();
            return;
        }
        if (isRight(c, at, sink, intended)) book.publish(c.venueTime, at, sink, intended);
    }

    /** The smallest depth that can be subscribed to and holds so many levels. */
    private static int depthOf(int levels) {
        for (int depth : DEPTHS) if (levels <= depth) return depth;
        return levels;
    }

    private boolean isRight(Change c, long at, FeedSink sink, long intended) {
        long own = c.checksum == Change.NONE ? -1 : checksum.of(c.book.bids(), c.book.asks());
        if (own < 0) {
            tally.noChecksum();
            return true;
        }
        boolean good = own == c.checksum;
        tally.checksum(good);
        if (!good) lose(c.book, at, own, c.checksum, sink, intended);
        return good;
    }

    /** {@code XBT} and {@code XDG} are names of version 1 and of the REST interface. */
    @Override
    protected Instrument instrument(String symbol) {
        int slash = symbol.indexOf('/');
        if (slash <= 0 || slash != symbol.lastIndexOf('/') || slash == symbol.length() - 1 || symbol.isBlank()) return null;
        return Symbols.spot(Venue.KRAKEN, asset(symbol.substring(0, slash)), asset(symbol.substring(slash + 1)));
    }

    private static String asset(String name) {
        return switch (name) {
            case "XBT" -> "BTC";
            case "XDG" -> "DOGE";
            default -> name;
        };
    }
}

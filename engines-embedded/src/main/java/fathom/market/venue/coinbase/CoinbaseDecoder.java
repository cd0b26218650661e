package fathom.market.venue.coinbase;

import fathom.market.FeedSink;
import fathom.market.venue.BookSide;
import fathom.market.venue.Change;
import fathom.market.venue.MalformedFrameException;
import fathom.market.venue.StreamBook;
import fathom.market.venue.StreamDecoder;
import fathom.market.venue.Symbols;
import fathom.market.venue.Tally;
import fathom.model.Instrument;
import fathom.model.Side;
import fathom.model.Venue;

/**
 * {@code sequence_num} counts every frame of the connection, acknowledgements and heartbeats too, so a hole makes every book stale. A {@code market_trades} event names the side of the
 * maker; the first one holds what was traded before.
 */
final class CoinbaseDecoder extends StreamDecoder {
    /** Old frames in a row, each one after the one before, that belong to another connection. */
    private static final int ANOTHER = 4;

    private String channel;
    private long sentAt;
    private long sequence;
    private int events;
    private long last = -1;
    private long lastOld;
    private int oldInARow;

    CoinbaseDecoder(Tally tally) {
        super(tally, false);
    }

    @Override
    protected void read() {
        channel = null;
        sentAt = 0;
        sequence = events = -1;
        if (json.open('{')) {
            do member();
            while (json.more('{'));
        }
        int end = json.place();
        require(channel != null, "a channel");
        require(sequence >= 0, "its number");
        switch (channel) {
            case "l2_data", "market_trades", "ticker" -> events();
            default -> passOver(channel);
        }
        json.back(end);
    }

    private void member() {
        json.name();
        if (json.isText("channel")) channel = json.string(texts);
        else if (json.isText("timestamp")) sentAt = json.time();
        else if (json.isText("sequence_num")) sequence = json.integer();
        else if (json.isText("events")) {
            events = json.place();
            json.skip();
        } else {
            json.skip();
        }
    }

    private void events() {
        require(events >= 0, "events");
        json.back(events);
        if (!json.open('[')) return;
        do event();
        while (json.more('['));
    }

    /** The order of its members means nothing, so what it holds is read when its type and product are known. */
    private void event() {
        String type = null, product = null;
        int content = -1;
        if (json.open('{')) {
            do {
                json.name();
                if (json.isText("type")) type = json.string(texts);
                else if (json.isText("product_id")) product = json.string(texts);
                else if (json.isText("updates") || json.isText("trades") || json.isText("tickers")) {
                    content = json.place();
                    json.skip();
                } else {
                    json.skip();
                }
            } while (json.more('{'));
        }
        int end = json.place();
        require(type != null, "a type of its event");
        require(content >= 0, "updates, trades or tickers");
        json.back(content);
        switch (channel) {
            case "l2_data" -> levels(type, product);
            case "market_trades" -> {
                if (type.equals("snapshot")) passOver("trade before the subscription");
                else each(this::trade);
            }
            default -> each(this::ticker);
        }
        json.back(end);
    }

    private void each(Runnable element) {
        if (!json.open('[')) return;
        do element.run();
        while (json.more('['));
    }

    private void levels(String type, String product) {
        require(product != null, "a product");
        Change c = change();
        c.kind = type.equals("snapshot") ? Change.Kind.SNAPSHOT : Change.Kind.UPDATE;
        c.book = book(product);
        c.sequence = sequence;
        c.venueTime = sentAt;
        each(() -> level(c));
    }

    private void level(Change c) {
        int side = 0;
        double price = -1, size = -1;
        if (json.open('{')) {
            do {
                json.name();
                if (json.isText("side")) {
                    json.skip();
                    side = json.isText("bid") ? 1 : json.isText("offer") ? -1 : 0;
                } else if (json.isText("price_level")) {
                    price = json.value();
                } else if (json.isText("new_quantity")) {
                    size = json.value();
                } else {
                    json.skip();
                }
            } while (json.more('{'));
        }
        require(side != 0 && price >= 0 && size >= 0, "a side, a price and a quantity of each level");
        (side > 0 ? c.bids() : c.asks()).add(BookSide.key(price), size);
    }

    private void trade() {
        String product = null;
        Change c = change();
        double price = -1, size = -1;
        long id = -1;
        Side maker = null;
        if (json.open('{')) {
            do {
                json.name();
                if (json.isText("product_id")) product = json.string(texts);
                else if (json.isText("trade_id")) id = json.quotedInteger();
                else if (json.isText("price")) price = json.value();
                else if (json.isText("size")) size = json.value();
                else if (json.isText("time")) c.venueTime = json.time();
                else if (json.isText("side")) maker = side(json.string(texts));
                else json.skip();
            } while (json.more('{'));
        }
        require(product != null && price >= 0 && size >= 0 && id >= 0 && maker != null, "a product, an id, a side, a price and a size of each trade");
        c.book = book(product);
        c.trade(price, size, maker == Side.BUY ? Side.SELL : Side.BUY, id);
    }

    private static Side side(String name) {
        return switch (name) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw new MalformedFrameException("has '" + name + "' where a side belongs");
        };
    }

    /** Without its best prices, as in {@code ticker_batch}, it says nothing. */
    private void ticker() {
        String product = null;
        double bid = -1, ask = -1, bidSize = 0, askSize = 0;
        if (json.open('{')) {
            do {
                json.name();
                if (json.isText("product_id")) product = json.string(texts);
                else if (json.isText("best_bid")) bid = json.value();
                else if (json.isText("best_ask")) ask = json.value();
                else if (json.isText("best_bid_quantity")) bidSize = json.value();
                else if (json.isText("best_ask_quantity")) askSize = json.value();
                else json.skip();
            } while (json.more('{'));
        }
        require(product != null, "a product of each ticker");
        if (bid < 0 || ask < 0) {
            passOver("ticker without best prices");
            return;
        }
        Change c = change();
        c.kind = Change.Kind.QUOTE;
        c.book = book(product);
        c.venueTime = sentAt;
        c.bids().add(BookSide.key(bid), bidSize);
        c.asks().add(BookSide.key(ask), askSize);
    }

    /** A frame that came before is old; 0 begins another connection, and so do old ones that count on by themselves. */
    @Override
    protected boolean isNext(long at, FeedSink sink, long intended) {
        oldInARow = sequence > last ? 0 : oldInARow > 0 && sequence == lastOld + 1 ? oldInARow + 1 : 1;
        lastOld = sequence;
        boolean another = sequence == 0 && last > 0 || oldInARow == ANOTHER;
        if (oldInARow > 0 && !another) {
            tally.passOver("frame that came before");
            return false;
        }
        if (another) {
            tally.restart();
            for (StreamBook book : books()) book.lose(at, last + 1, sequence, sink, intended);
        } else if (last >= 0 && sequence > last + 1) {
            loseAll(at, last + 1, sequence, sink, intended);
        }
        last = sequence;
        oldInARow = 0;
        return true;
    }

    @Override
    protected void follow(Change c, long at, FeedSink sink, long intended) {
        if (c.kind == Change.Kind.SNAPSHOT) {
            snapshot(c, Integer.MAX_VALUE);
        } else if (c.book.isKnown()) {
            c.book.update(c, Integer.MAX_VALUE);
        } else {
            c.book.await();
            return;
        }
        tally.noChecksum();
        c.book.publish(c.venueTime, at, sink, intended);
    }

    @Override
    protected Instrument instrument(String symbol) {
        return Symbols.dashed(Venue.COINBASE, symbol);
    }
}

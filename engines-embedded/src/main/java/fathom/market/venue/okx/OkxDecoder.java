package fathom.market.venue.okx;

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
import java.util.HashSet;
import java.util.Set;

/**
 * An update follows the one whose {@code seqId} it names in {@code prevSeqId}; ids rise by any step. Equal ids keep alive, and a lower one is a reset after maintenance: neither is a hole.
 * Where a checksum other than 0 comes it must fit as well.
 */
final class OkxDecoder extends StreamDecoder {
    private static final String TRADES = "trades", ALL_TRADES = "trades-all";

    private final OkxChecksum checksum = new OkxChecksum();
    /** Of which each single trade comes. */
    private final Set<String> single = new HashSet<>();
    private String event;
    private String channel;
    private String instId;
    private String action;
    private int data;

    OkxDecoder(Tally tally) {
        super(tally, true);
    }

    @Override
    protected void read() {
        event = channel = instId = action = null;
        data = -1;
        if (json.open('{')) {
            do member();
            while (json.more('{'));
        }
        int end = json.place();
        if (event != null) passOver(event);
        else if (channel != null) channel();
        else throw new MalformedFrameException("is JSON, but not a frame of OKX");
        json.back(end);
    }

    private void member() {
        json.name();
        if (json.isText("event")) event = json.string(texts);
        else if (json.isText("action")) action = json.string(texts);
        else if (json.isText("arg")) argument();
        else if (json.isText("data")) {
            data = json.place();
            json.skip();
        } else {
            json.skip();
        }
    }

    private void argument() {
        if (!json.open('{')) return;
        do {
            json.name();
            if (json.isText("channel")) channel = json.string(texts);
            else if (json.isText("instId")) instId = json.string(texts);
            else json.skip();
        } while (json.more('{'));
    }

    private void channel() {
        Runnable element = switch (channel) {
            case "books", "books-l2-tbt", "books50-l2-tbt", "books5", "bbo-tbt" -> this::book;
            case TRADES, ALL_TRADES -> this::trade;
            case "tickers" -> this::ticker;
            default -> null;
        };
        if (element == null) {
            passOver(channel);
            return;
        }
        require(data >= 0 && instId != null, "an instrument and data");
        json.back(data);
        if (!json.open('[')) return;
        do element.run();
        while (json.more('['));
    }

    /** {@code books5} and {@code bbo-tbt} come whole each time, so that they need no update. */
    private void book() {
        Change c = change();
        if (json.open('{')) {
            do {
                json.name();
                if (json.isText("bids")) side(c.bids());
                else if (json.isText("asks")) side(c.asks());
                else if (json.isText("ts")) c.venueTime = json.quotedInteger() * 1_000_000;
                else if (json.isText("checksum")) c.checksum = json.signed();
                else if (json.isText("seqId")) c.sequence = json.signed();
                else if (json.isText("prevSeqId")) c.previous = json.signed();
                else json.skip();
            } while (json.more('{'));
        }
        c.book = book(instId);
        boolean update = "update".equals(action);
        if (!update && !"snapshot".equals(action) && action != null) throw new MalformedFrameException("has an action that is neither snapshot nor update");
        if (action == null && !channel.equals("books5") && !channel.equals("bbo-tbt")) throw new MalformedFrameException("is a frame of a book without an action");
        c.kind = action == null ? Change.Kind.QUOTE : update ? Change.Kind.UPDATE : Change.Kind.SNAPSHOT;
    }

    /** {@code [price, size, …]}. */
    private void side(LevelBuffer side) {
        if (!json.open('[')) return;
        do {
            json.expect('[');
            double price = json.value();
            long priceText = json.asWritten();
            json.expect(',');
            double size = json.value();
            side.add(price, priceText, size, json.asWritten());
            while (json.more('[')) json.skip();
        } while (json.more('['));
    }

    private void trade() {
        Change c = change();
        double price = -1, size = -1;
        long id = -1;
        Side taker = null;
        if (json.open('{')) {
            do {
                json.name();
                if (json.isText("px")) price = json.value();
                else if (json.isText("sz")) size = json.value();
                else if (json.isText("tradeId")) id = json.quotedInteger();
                else if (json.isText("ts")) c.venueTime = json.quotedInteger() * 1_000_000;
                else if (json.isText("side")) taker = side(json.string(texts));
                else json.skip();
            } while (json.more('{'));
        }
        require(price >= 0 && size >= 0 && id >= 0 && taker != null, "an id, a side, a price and a size of each trade");
        c.book = book(instId);
        c.trade(price, size, taker, id);
        if (channel.equals(ALL_TRADES)) {
            if (c.book != null) single.add(instId);
        } else if (single.contains(instId)) {
            noChange();
            passOver("trades told by trades-all");
        }
    }

    private static Side side(String name) {
        return switch (name) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default -> throw new MalformedFrameException("has '" + name + "' where a side belongs");
        };
    }

    private void ticker() {
        Change c = change();
        double bid = -1, ask = -1, bidSize = 0, askSize = 0;
        if (json.open('{')) {
            do {
                json.name();
                if (json.isText("bidPx")) bid = amount();
                else if (json.isText("askPx")) ask = amount();
                else if (json.isText("bidSz")) bidSize = amount();
                else if (json.isText("askSz")) askSize = amount();
                else if (json.isText("ts")) c.venueTime = json.quotedInteger() * 1_000_000;
                else json.skip();
            } while (json.more('{'));
        }
        c.kind = Change.Kind.QUOTE;
        c.book = book(instId);
        if (bid >= 0) c.bids().add(bid, 0, bidSize, 0);
        if (ask >= 0) c.asks().add(ask, 0, askSize, 0);
    }

    /** An empty text is a side without an offer. */
    private double amount() {
        int place = json.place();
        if (json.string(texts).isEmpty()) return 0;
        json.back(place);
        return json.value();
    }

    @Override
    protected void follow(Change c, long at, FeedSink sink, long intended) {
        StreamBook book = c.book;
        if (c.kind == Change.Kind.SNAPSHOT) {
            snapshot(c, Integer.MAX_VALUE);
        } else if (!book.isKnown()) {
            book.await();
            return;
        } else {
            if (!isNext(c, at, sink, intended)) return;
            book.update(c, Integer.MAX_VALUE);
        }
        if (isRight(c, at, sink, intended)) book.publish(c.venueTime, at, sink, intended);
    }

    private boolean isNext(Change c, long at, FeedSink sink, long intended) {
        long last = c.book.sequence();
        if (c.sequence == Change.NONE || c.previous == Change.NONE || last == Change.NONE) return true;
        if (c.previous == last) {
            if (c.sequence < c.previous) tally.reset();
            return true;
        }
        if (c.sequence <= last && c.sequence >= c.previous) {
            tally.passOver("frame that came before");
            return false;
        }
        lose(c.book, at, last, c.previous, sink, intended);
        return true;
    }

    private boolean isRight(Change c, long at, FeedSink sink, long intended) {
        long own = c.checksum == Change.NONE || c.checksum == 0 ? OkxChecksum.UNKNOWN : checksum.of(c.book.bids(), c.book.asks());
        if (own == OkxChecksum.UNKNOWN) {
            tally.noChecksum();
            return true;
        }
        boolean good = own == c.checksum;
        tally.checksum(good);
        if (!good) lose(c.book, at, own, c.checksum, sink, intended);
        return good;
    }

    @Override
    protected Instrument instrument(String symbol) {
        return Symbols.dashed(Venue.OKX, symbol);
    }
}

package fathom.market.venue.bybit;

import static java.nio.charset.StandardCharsets.UTF_8;

import fathom.market.FeedSink;
import fathom.market.venue.BookSide;
import fathom.market.venue.Change;
import fathom.market.venue.LevelBuffer;
import fathom.market.venue.MalformedFrameException;
import fathom.market.venue.StreamDecoder;
import fathom.market.venue.Symbols;
import fathom.market.venue.Tally;
import fathom.model.Instrument;
import fathom.model.Side;
import fathom.model.Venue;
import java.util.UUID;

/**
 * {@code u} rises by one with each update of a topic; a snapshot begins anew. {@code orderbook.1} comes whole on spot and repeats {@code u} while nothing changes. Where deeper books
 * of an instrument are followed too, the best prices alone say nothing more.
 *
 * <p>Nothing in a frame says whether it is spot or linear; on the wire linear frames have their type before their time, spot frames after it, and only linear trades a tick direction.
 */
final class BybitDecoder extends StreamDecoder {
    /** Ends the name under which a linear contract's book is kept, beside that of the pair of the same symbol. */
    private static final String LINEAR = "#";

    private String topic;
    private String type;
    private String op;
    private boolean linear;
    private long sentAt;
    private long matchedAt;
    private int data;

    BybitDecoder(Tally tally) {
        super(tally, false);
    }

    @Override
    protected void read() {
        topic = type = op = null;
        linear = false;
        sentAt = matchedAt = 0;
        data = -1;
        if (json.open('{')) {
            do member();
            while (json.more('{'));
        }
        int end = json.place();
        if (topic != null) topic();
        else if (op != null) passOver(op);
        else throw new MalformedFrameException("is JSON, but not a frame of Bybit");
        json.back(end);
    }

    private void member() {
        json.name();
        if (json.isText("topic")) {
            topic = json.string(texts);
        } else if (json.isText("type")) {
            type = json.string(texts);
            linear = sentAt == 0;
        } else if (json.isText("ts")) {
            sentAt = json.integer();
        } else if (json.isText("cts")) {
            matchedAt = json.integer();
        } else if (json.isText("op")) {
            op = json.string(texts);
        } else if (json.isText("data")) {
            data = json.place();
            json.skip();
        } else {
            json.skip();
        }
    }

    private void topic() {
        if (topic.startsWith("orderbook.")) {
            require(data >= 0 && type != null, "a type and data");
            json.back(data);
            book(topic.startsWith("orderbook.1."));
        } else if (topic.startsWith("publicTrade.")) {
            require(data >= 0, "data");
            json.back(data);
            if (!json.open('[')) return;
            do trade();
            while (json.more('['));
        } else {
            int dot = topic.indexOf('.');
            passOver(dot < 0 ? topic : topic.substring(0, dot));
        }
    }

    private void book(boolean best) {
        Change c = change();
        String symbol = null;
        if (json.open('{')) {
            do {
                json.name();
                if (json.isText("s")) symbol = json.string(texts);
                else if (json.isText("b")) side(c.bids());
                else if (json.isText("a")) side(c.asks());
                else if (json.isText("u")) c.sequence = json.integer();
                else json.skip();
            } while (json.more('{'));
        }
        require(symbol != null && c.sequence >= 0, "a symbol and an update id");
        c.venueTime = (matchedAt != 0 ? matchedAt : sentAt) * 1_000_000;
        c.whole = type.equals("snapshot");
        c.kind = best ? Change.Kind.QUOTE : c.whole ? Change.Kind.SNAPSHOT : Change.Kind.UPDATE;
        c.book = book(linear ? symbol + LINEAR : symbol);
    }

    private void side(LevelBuffer side) {
        if (!json.open('[')) return;
        do {
            json.expect('[');
            double price = json.value();
            json.expect(',');
            side.add(BookSide.key(price), json.value());
            json.expect(']');
        } while (json.more('['));
    }

    private void trade() {
        Change c = change();
        String symbol = null;
        double price = -1, size = -1;
        long id = -1;
        Side taker = null;
        boolean block = false, direction = linear;
        if (json.open('{')) {
            do {
                json.name();
                if (json.isText("s")) symbol = json.string(texts);
                else if (json.isText("p")) price = json.value();
                else if (json.isText("v")) size = json.value();
                else if (json.isText("T")) c.venueTime = json.integer() * 1_000_000;
                else if (json.isText("i")) id = id(json.string());
                else if (json.isText("S")) taker = side(json.string(texts));
                else if (json.isText("BT")) block = json.bool();
                else {
                    direction |= json.isText("L");
                    json.skip();
                }
            } while (json.more('{'));
        }
        require(symbol != null && price >= 0 && size >= 0 && id >= 0 && taker != null, "a symbol, an id, a side, a price and a size of each trade");
        c.book = book(direction ? symbol + LINEAR : symbol);
        c.market = !block;
        c.trade(price, size, taker, id);
    }

    /** A number on spot, a UUID on linear, of which 63 bits are kept. */
    private static long id(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text).getLeastSignificantBits() >>> 1 ^ UUID.fromString(text).getMostSignificantBits() & Long.MAX_VALUE
                    : Long.parseUnsignedLong(text) & Long.MAX_VALUE;
        } catch (IllegalArgumentException e) {
            return UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).getMostSignificantBits() & Long.MAX_VALUE;
        }
    }

    private static Side side(String name) {
        return switch (name) {
            case "Buy" -> Side.BUY;
            case "Sell" -> Side.SELL;
            default -> throw new MalformedFrameException("has '" + name + "' where a side belongs");
        };
    }

    @Override
    protected void follow(Change c, long at, FeedSink sink, long intended) {
        if (c.kind == Change.Kind.SNAPSHOT) {
            snapshot(c, Integer.MAX_VALUE);
        } else if (!c.book.isKnown()) {
            c.book.await();
            return;
        } else if (c.sequence <= c.book.sequence()) {
            tally.passOver("frame that came before");
            return;
        } else {
            if (c.sequence != c.book.sequence() + 1) lose(c.book, at, c.book.sequence() + 1, c.sequence, sink, intended);
            c.book.update(c, Integer.MAX_VALUE);
        }
        tally.noChecksum();
        c.book.publish(c.venueTime, at, sink, intended);
    }

    @Override
    protected Instrument instrument(String name) {
        return Symbols.joined(Venue.BYBIT, symbol(name), name.endsWith(LINEAR) ? Instrument.Kind.PERPETUAL : Instrument.Kind.SPOT);
    }

    @Override
    protected String symbol(String name) {
        return name.endsWith(LINEAR) ? name.substring(0, name.length() - LINEAR.length()) : name;
    }
}

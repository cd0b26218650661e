package fathom.market.venue.binance;

import fathom.market.venue.binance.BinanceFrame.Kind;
import java.util.Locale;

/** Reads one frame at a time, bare or in the combined stream's envelope. Not safe for several threads. */
public final class BinanceDecoder {
    private static final int DATA = 'd' << 24 | 'a' << 16 | 't' << 8 | 'a';
    private static final int BIDS = 'b' << 24 | 'i' << 16 | 'd' << 8 | 's';
    private static final int ASKS = 'a' << 24 | 's' << 16 | 'k' << 8 | 's';
    private static final int PREVIOUS = 'p' << 8 | 'u';

    private final JsonCursor json = new JsonCursor();
    private final TextCache texts = new TextCache();
    private final BinanceSymbols symbols = new BinanceSymbols();
    private final BinanceFrame frame = new BinanceFrame();

    private String stream;
    private String symbol;
    private boolean future;
    private boolean foreign;

    /**
     * @return the frame, valid until the next call
     * @throws MalformedFrameException when the bytes are not exactly one frame of Binance; the next frame can be decoded all the same
     */
    public BinanceFrame decode(byte[] bytes, int from, int to) {
        frame.clear();
        stream = symbol = null;
        future = foreign = false;
        json.on(bytes, from, to);
        if (json.peek() != '{') throw new MalformedFrameException("is not a JSON object");
        object();
        if (!json.atEnd()) throw new MalformedFrameException("goes on after the end of its JSON object");
        classify();
        return frame;
    }

    private void object() {
        if (!json.open('{')) return;
        do {
            int name = json.name();
            if (foreign) json.skip();
            else field(name);
        } while (json.more('{'));
    }

    private void field(int name) {
        switch (name) {
            case 'e' -> event();
            case 's' -> symbol = json.string(texts);
            case 'E' -> frame.eventTime = json.integer();
            case 'T' -> frame.matchTime = json.integer();
            case 'U' -> frame.firstId = json.integer();
            case 'u' -> frame.lastId = json.integer();
            case PREVIOUS -> {
                frame.previousId = json.integer();
                future = true;
            }
            case 'b', BIDS -> side(frame.bids);
            case 'a', ASKS -> side(frame.asks);
            case 'B' -> bestSize(frame.bids);
            case 'A' -> bestSize(frame.asks);
            case 't' -> frame.tradeId = json.integer();
            case 'p' -> frame.price = json.scaled();
            case 'q' -> frame.size = json.value();
            case 'm' -> frame.buyerIsMaker = json.bool();
            case 'X' -> {
                future = true;
                json.skip();
            }
            case DATA -> {
                if (json.peek() != '{') throw new MalformedFrameException("has no object as its data");
                object();
            }
            default -> longName();
        }
    }

    private void longName() {
        if (json.isText("stream")) {
            stream = json.string(texts);
        } else if (json.isText("symbol")) {
            symbol = json.string(texts);
        } else if (json.isText("lastUpdateId")) {
            frame.lastId = json.integer();
            frame.kind = Kind.SNAPSHOT;
        } else {
            foreign = json.isText("result") || json.isText("error");
            json.skip();
        }
    }

    /** Anything but the three events that we read is not for us. */
    private void event() {
        String name = json.string(texts);
        switch (name) {
            case "bookTicker" -> {
                frame.kind = Kind.TICKER;
                future = true;
            }
            case "trade" -> frame.kind = Kind.TRADE;
            case "depthUpdate" -> frame.kind = Kind.DEPTH;
            default -> foreign = true;
        }
    }

    /** An array of [price, size], or the best price alone. */
    private void side(LevelBuffer side) {
        int c = json.peek();
        if (c == '"') {
            side.add(json.scaled(), 0);
            return;
        }
        if (c != '[') throw new MalformedFrameException("has a side of the book that is neither levels nor a price");
        if (!json.open('[')) return;
        do {
            json.expect('[');
            long price = json.scaled();
            json.expect(',');
            side.add(price, json.value());
            json.expect(']');
        } while (json.more('['));
    }

    private void bestSize(LevelBuffer side) {
        double size = json.value();
        if (side.count() != 1) throw new MalformedFrameException("gives a best size without its price before it");
        long price = side.price(0);
        side.clear();
        if (size > 0) side.add(price, size);
    }

    private void classify() {
        if (foreign) {
            frame.kind = Kind.OTHER;
            return;
        }
        if (frame.kind == null) {
            if (frame.lastId < 0 || symbol == null) throw new MalformedFrameException("is JSON, but not a frame of Binance");
            frame.kind = Kind.TICKER;
        }
        if (frame.kind == Kind.SNAPSHOT) {
            if (symbol == null && stream != null && stream.indexOf('@') > 0) symbol = stream.substring(0, stream.indexOf('@')).toUpperCase(Locale.ROOT);
        } else {
            require(symbol != null, "a symbol");
        }
        if (symbol != null) frame.instrument = symbols.instrument(symbol, isFuture());
        switch (frame.kind) {
            case DEPTH -> require(frame.firstId >= 0 && frame.lastId >= frame.firstId, "a range of update ids");
            case TICKER, SNAPSHOT -> require(frame.lastId >= 0, "an update id");
            case TRADE -> require(frame.tradeId >= 0 && frame.price >= 0 && frame.size >= 0, "an id, a price and a size");
            case OTHER -> {}
        }
    }

    /** Only futures give {@code pu} in a depth update, {@code X} in a trade, an event name in a ticker, a time in a snapshot. */
    private boolean isFuture() {
        return future || frame.kind == Kind.SNAPSHOT && frame.matchTime != 0;
    }

    private void require(boolean there, String what) {
        if (!there) throw new MalformedFrameException("is a " + frame.kind.name().toLowerCase(Locale.ROOT) + " frame without " + what);
    }
}

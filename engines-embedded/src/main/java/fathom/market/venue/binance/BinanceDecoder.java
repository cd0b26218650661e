package fathom.market.venue.binance;

import fathom.market.venue.JsonCursor;
import fathom.market.venue.LevelBuffer;
import fathom.market.venue.MalformedFrameException;
import fathom.market.venue.Tally;
import fathom.market.venue.TextCache;
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
    private final ForeignFrame foreignFrame = new ForeignFrame();
    private final Tally tally;

    private String stream;
    private String symbol;
    private boolean future;
    private boolean spot;
    /** What the frame is when it is not for us. */
    private String foreign;
    private double bestBidSize;
    private double bestAskSize;

    public BinanceDecoder() {
        this(new Tally());
    }

    /** @param tally where frames and instruments that are not read are counted */
    public BinanceDecoder(Tally tally) {
        this.tally = tally;
    }

    /**
     * @return the frame, valid until the next call
     * @throws MalformedFrameException when the bytes are not exactly one frame of Binance; the next frame can be decoded all the same
     */
    public BinanceFrame decode(byte[] bytes, int from, int to) {
        frame.clear();
        stream = symbol = foreign = null;
        future = spot = false;
        bestBidSize = bestAskSize = -1;
        try {
            json.on(bytes, from, to);
            if (json.peek() != '{') throw new MalformedFrameException("is not a JSON object");
            object();
            if (!json.atEnd()) throw new MalformedFrameException("goes on after the end of its JSON object");
            classify();
        } catch (MalformedFrameException e) {
            // Its members may mean something else than in the frames that we read: their order does not tell which it is.
            foreign = foreignFrame.kind(bytes, from, to);
            if (foreign == null) throw e;
        }
        if (foreign != null) {
            frame.kind = Kind.OTHER;
            tally.passOver(foreign);
        }
        return frame;
    }

    private void object() {
        if (!json.open('{')) return;
        do {
            int name = json.name();
            if (foreign != null) json.skip();
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
            case 'a', ASKS -> {
                int c = json.peek();
                if (c >= '0' && c <= '9') frame.aggregateId = json.integer();
                else side(frame.asks);
            }
            case 'B' -> bestBidSize = json.value();
            case 'A' -> bestAskSize = json.value();
            case 'f' -> frame.firstTradeId = json.integer();
            case 'l' -> frame.lastTradeId = json.integer();
            case 'M' -> {
                spot = true;
                json.skip();
            }
            case 't' -> frame.tradeId = json.integer();
            case 'p' -> frame.price = json.scaled();
            case 'q' -> frame.size = json.value();
            case 'm' -> frame.buyerIsMaker = json.bool();
            case 'X' -> {
                future = true;
                if (json.peek() == '"') {
                    json.string(texts);
                    frame.market = json.isText("MARKET");
                } else {
                    json.skip();
                }
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
            if (json.isText("result")) foreign = "result";
            else if (json.isText("error")) foreign = "error";
            json.skip();
        }
    }

    /** Anything but the events that we read is not for us. */
    private void event() {
        String name = json.string(texts);
        switch (name) {
            case "bookTicker" -> {
                frame.kind = Kind.TICKER;
                future = true;
            }
            case "trade" -> frame.kind = Kind.TRADE;
            case "depthUpdate" -> frame.kind = Kind.DEPTH;
            case "aggTrade" -> frame.kind = Kind.AGGREGATE;
            default -> foreign = name;
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

    private static void bestSize(LevelBuffer side, double size) {
        if (size < 0) return;
        if (side.count() != 1) throw new MalformedFrameException("gives a best size without its price");
        long price = side.price(0);
        side.clear();
        if (size > 0) side.add(price, size);
    }

    private void classify() {
        if (foreign != null) return;
        if (frame.kind == null) {
            if (frame.lastId < 0 || symbol == null) throw new MalformedFrameException("is JSON, but not a frame of Binance");
            frame.kind = Kind.TICKER;
        }
        if (frame.kind == Kind.SNAPSHOT) {
            if (symbol == null && stream != null && stream.indexOf('@') > 0) symbol = stream.substring(0, stream.indexOf('@')).toUpperCase(Locale.ROOT);
        } else {
            require(symbol != null, "a symbol");
        }
        if (symbol != null && !find()) return;
        frame.partial = (frame.kind == Kind.DEPTH || frame.kind == Kind.SNAPSHOT) && isPartial(stream);
        if (frame.kind == Kind.TICKER) {
            bestSize(frame.bids, bestBidSize);
            bestSize(frame.asks, bestAskSize);
        }
        switch (frame.kind) {
            case DEPTH -> require(frame.firstId >= 0 && frame.lastId >= frame.firstId, "a range of update ids");
            case TICKER, SNAPSHOT -> require(frame.lastId >= 0, "an update id");
            case TRADE -> require(frame.tradeId >= 0 && frame.price >= 0 && frame.size >= 0, "an id, a price and a size");
            case AGGREGATE -> require(frame.aggregateId >= 0 && frame.price >= 0 && frame.size >= 0, "an id, a price and a size");
            case OTHER -> {}
        }
    }

    /** @return false when it is an instrument that we do not read, which is counted */
    private boolean find() {
        frame.instrument = symbols.instrument(symbol, isFuture());
        if (frame.instrument != null) return true;
        frame.kind = Kind.OTHER;
        tally.leaveOut(symbol);
        return false;
    }

    /** {@code btcusdt@depth5@100ms} holds the best levels whole; {@code btcusdt@depth@100ms} what changed. */
    private static boolean isPartial(String stream) {
        if (stream == null) return false;
        int after = stream.indexOf("@depth") + "@depth".length();
        return after >= "@depth".length() && after < stream.length() && Character.isDigit(stream.charAt(after));
    }

    /** Only futures give {@code pu} in a depth update, {@code X} in a trade, an event name in a ticker, a time in a snapshot; only spot {@code M} in an aggregated trade. */
    private boolean isFuture() {
        return future || frame.kind == Kind.AGGREGATE && !spot || frame.kind == Kind.SNAPSHOT && frame.matchTime != 0;
    }

    private void require(boolean there, String what) {
        if (!there) throw new MalformedFrameException("is a " + frame.kind.name().toLowerCase(Locale.ROOT) + " frame without " + what);
    }
}

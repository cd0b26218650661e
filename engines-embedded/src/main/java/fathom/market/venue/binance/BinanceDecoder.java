package fathom.market.venue.binance;

import fathom.market.venue.binance.BinanceFrame.Kind;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.async.ByteArrayFeeder;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one frame at a time, bare or in the combined stream's envelope. One parser is fed with frame after frame, because to open a parser
 * costs as much as to read a small frame. Not safe for several threads.
 */
public final class BinanceDecoder {
    private final JsonFactory factory = new JsonFactory();
    private final TextCache texts = new TextCache();
    private final BinanceSymbols symbols = new BinanceSymbols();
    private final BinanceFrame frame = new BinanceFrame();
    private JsonParser parser = factory.createNonBlockingByteArrayParser(ObjectReadContext.empty());

    private String event;
    private String symbol;
    private String stream;
    private boolean future;
    private boolean foreign;

    /**
     * @return the frame, valid until the next call
     * @throws MalformedFrameException when the bytes are not exactly one frame of Binance; the next frame can be decoded all the same
     */
    public BinanceFrame decode(byte[] bytes, int from, int to) {
        frame.clear();
        event = symbol = stream = null;
        future = foreign = false;
        try {
            ((ByteArrayFeeder) parser).feedInput(bytes, from, to);
            if (parser.nextToken() != JsonToken.START_OBJECT) throw new MalformedFrameException("is not a JSON object");
            object();
            if (parser.nextToken() != JsonToken.NOT_AVAILABLE) throw new MalformedFrameException("goes on after the end of its JSON object");
            classify();
            return frame;
        } catch (JacksonException e) {
            reopen();
            throw new MalformedFrameException("is not valid JSON: " + e.getOriginalMessage().lines().findFirst().orElse("unreadable"));
        } catch (MalformedFrameException | ArithmeticException e) {
            reopen();
            throw e instanceof MalformedFrameException m ? m : new MalformedFrameException("has a number that is too large");
        }
    }

    /** After an error the parser is somewhere inside the frame. */
    private void reopen() {
        parser.close();
        parser = factory.createNonBlockingByteArrayParser(ObjectReadContext.empty());
    }

    private void object() {
        JsonToken token;
        while ((token = parser.nextToken()) == JsonToken.PROPERTY_NAME) field(parser.currentName());
        if (token != JsonToken.END_OBJECT) throw cutOff();
    }

    private void field(String name) {
        JsonToken value = parser.nextToken();
        if (value == JsonToken.NOT_AVAILABLE) throw cutOff();
        if (foreign) {
            parser.skipChildren();
            return;
        }
        switch (name) {
            case "stream" -> stream = string(value);
            case "data" -> {
                if (value != JsonToken.START_OBJECT) throw new MalformedFrameException("has no object as its data");
                object();
            }
            case "e" -> event = event(value);
            case "s", "symbol" -> symbol = string(value);
            case "E" -> frame.eventTime = number(value);
            case "T" -> frame.matchTime = number(value);
            case "U" -> frame.firstId = number(value);
            case "u", "lastUpdateId" -> {
                frame.lastId = number(value);
                if (name.length() > 1) frame.kind = Kind.SNAPSHOT;
            }
            case "pu" -> {
                frame.previousId = number(value);
                future = true;
            }
            case "b", "bids" -> side(value, frame.bids);
            case "a", "asks" -> side(value, frame.asks);
            case "B" -> bestSize(value, frame.bids);
            case "A" -> bestSize(value, frame.asks);
            case "t" -> frame.tradeId = number(value);
            case "p" -> frame.price = scaled(value);
            case "q" -> frame.size = decimal(value);
            case "m" -> frame.buyerIsMaker = value == JsonToken.VALUE_TRUE;
            case "X" -> future = true;
            case "result", "error" -> {
                foreign = true;
                parser.skipChildren();
            }
            default -> parser.skipChildren();
        }
    }

    /** An array of [price, size], or the best price alone. */
    private void side(JsonToken value, LevelBuffer side) {
        if (value == JsonToken.VALUE_STRING) {
            side.add(scaled(value), 0);
            return;
        }
        if (value != JsonToken.START_ARRAY) throw new MalformedFrameException("has a side of the book that is neither levels nor a price");
        JsonToken token;
        while ((token = parser.nextToken()) == JsonToken.START_ARRAY) {
            long price = scaled(parser.nextToken());
            side.add(price, decimal(parser.nextToken()));
            if (parser.nextToken() != JsonToken.END_ARRAY) throw new MalformedFrameException("has a level that is not [price, size]");
        }
        if (token != JsonToken.END_ARRAY) throw cutOff();
    }

    private void bestSize(JsonToken value, LevelBuffer side) {
        double size = decimal(value);
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
        if (event != null) {
            frame.kind = event.equals("trade") ? Kind.TRADE : event.equals("depthUpdate") ? Kind.DEPTH : Kind.TICKER;
        } else if (frame.kind == null) {
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
        return future || frame.kind == Kind.TICKER && event != null || frame.kind == Kind.SNAPSHOT && frame.matchTime != 0;
    }

    private void require(boolean there, String what) {
        if (!there) throw new MalformedFrameException("is a " + frame.kind.name().toLowerCase(Locale.ROOT) + " frame without " + what);
    }

    /** Anything but the three events that we read is not for us. */
    private String event(JsonToken value) {
        String name = string(value);
        foreign = !name.equals("trade") && !name.equals("depthUpdate") && !name.equals("bookTicker");
        return name;
    }

    private String string(JsonToken value) {
        expect(value, JsonToken.VALUE_STRING);
        return texts.string(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
    }

    private long number(JsonToken value) {
        expect(value, JsonToken.VALUE_NUMBER_INT);
        return parser.getLongValue();
    }

    private long scaled(JsonToken value) {
        expect(value, JsonToken.VALUE_STRING);
        return Decimals.scaled(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
    }

    private double decimal(JsonToken value) {
        expect(value, JsonToken.VALUE_STRING);
        return Decimals.value(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
    }

    private static void expect(JsonToken value, JsonToken wanted) {
        if (value == JsonToken.NOT_AVAILABLE) throw cutOff();
        if (value != wanted) throw new MalformedFrameException("has " + value + " where " + wanted + " belongs");
    }

    private static MalformedFrameException cutOff() {
        return new MalformedFrameException("is cut off");
    }
}

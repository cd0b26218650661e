package fathom.market.venue.binance;

import fathom.market.venue.JsonCursor;
import fathom.market.venue.MalformedFrameException;
import fathom.market.venue.TextCache;
import java.util.Set;

/** Tells what kind of frame it is that the decoder does not read. */
final class ForeignFrame {
    private static final Set<String> READ = Set.of("trade", "aggTrade", "depthUpdate", "bookTicker");
    private static final Set<String> READ_STREAMS = Set.of("trade", "aggTrade", "depth", "bookTicker");

    private final JsonCursor json = new JsonCursor();
    private final TextCache texts = new TextCache();
    private String event;
    private String stream;

    /** @return the event's name, or the stream's; null when it is a frame that should have been read, or none at all */
    String kind(byte[] bytes, int from, int to) {
        event = stream = null;
        try {
            json.on(bytes, from, to);
            value(0);
            if (!json.atEnd()) return null;
        } catch (MalformedFrameException e) {
            return null;
        }
        if (event != null) return READ.contains(event) ? null : event;
        if (stream == null || stream.indexOf('@') < 0) return null;
        String kind = stream.substring(stream.indexOf('@') + 1);
        return READ_STREAMS.stream().anyMatch(kind::startsWith) ? null : kind;
    }

    /** Its own members, or those of its data, or those of the first element that has any. */
    private void value(int depth) {
        if (json.peek() == '[') {
            if (!json.open('[')) return;
            do {
                if (event == null && json.peek() == '{' && depth < 2) value(depth + 1);
                else json.skip();
            } while (json.more('['));
        } else if (json.peek() == '{') {
            if (!json.open('{')) return;
            do member(depth);
            while (json.more('{'));
        } else {
            json.skip();
        }
    }

    private void member(int depth) {
        int name = json.name();
        if (name == 'e' && json.peek() == '"') event = json.string(texts);
        else if (json.isText("stream") && json.peek() == '"') stream = json.string(texts);
        else if (json.isText("data") && depth < 2) value(depth + 1);
        else if (event == null && (json.isText("result") || json.isText("error") || json.isText("method"))) skipNamed();
        else json.skip();
    }

    private void skipNamed() {
        event = json.isText("method") ? "method" : json.isText("error") ? "error" : "result";
        json.skip();
    }
}

package fathom.market.venue;

import java.util.HashSet;
import java.util.Set;

/** The names of a frame's own members, by which a venue can be told; of an array those of its first element, and of Binance's envelope those of what is in it. */
public final class FrameShape {
    private static final int MOST = 64;

    private final Set<String> names = new HashSet<>();

    /** @throws MalformedFrameException when it is not exactly one JSON object or array */
    public static FrameShape of(byte[] bytes, int from, int to) {
        var shape = new FrameShape();
        var json = new JsonCursor();
        json.on(bytes, from, to);
        int c = json.peek();
        if (c == '{') {
            shape.object(json);
        } else if (c == '[') {
            if (json.open('[')) {
                do {
                    if (shape.names.isEmpty() && json.peek() == '{') shape.object(json);
                    else json.skip();
                } while (json.more('['));
            }
        } else {
            throw new MalformedFrameException("is not a JSON object");
        }
        if (!json.atEnd()) throw new MalformedFrameException("goes on after the end of its JSON object");
        return shape;
    }

    private void object(JsonCursor json) {
        if (!json.open('{')) return;
        do {
            json.name();
            if (names.size() < MOST) names.add(json.text());
            json.skip();
        } while (json.more('{'));
    }

    public boolean has(String... all) {
        for (String name : all) if (!names.contains(name)) return false;
        return true;
    }

    public boolean hasAny(String... any) {
        for (String name : any) if (names.contains(name)) return true;
        return false;
    }
}

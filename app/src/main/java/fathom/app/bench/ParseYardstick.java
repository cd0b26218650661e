package fathom.app.bench;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What a replay is held against: Jackson's streaming parser over the same bytes, every token passed over and nothing done with it. */
public final class ParseYardstick {
    private static final JsonFactory JSON = new JsonFactory();
    /** Keeps the tokens counted, so that the parse cannot be optimised away. */
    private static volatile long tokens;

    private ParseYardstick() {}

    /**
     * @param plainLines a recording without compression, one {@code <local ns> <json>} per line, each line a document of its own
     * @return seconds for one pass; the caller warms up and takes a median
     */
    public static double bareParseSeconds(byte[] plainLines) {
        long start = System.nanoTime();
        long count = 0;
        for (int from = 0; from < plainLines.length; ) {
            int end = indexOf(plainLines, '\n', from, plainLines.length);
            int json = Math.min(end, indexOf(plainLines, ' ', from, end) + 1);
            count += tokens(plainLines, json, end - json);
            from = end + 1;
        }
        tokens = count;
        return (System.nanoTime() - start) / 1e9;
    }

    private static long tokens(byte[] bytes, int offset, int length) {
        long count = 0;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            while (parser.nextToken() != null) count++;
        }
        return count;
    }

    private static int indexOf(byte[] bytes, char wanted, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != wanted) at++;
        return at;
    }
}

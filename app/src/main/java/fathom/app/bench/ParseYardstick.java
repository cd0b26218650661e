package fathom.app.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The least that anybody who reads a recording with Jackson must do: one streaming parser over the whole file, decompression included, that visits every
 * token and does nothing with it. A line is two values to it, a number and an object.
 */
final class ParseYardstick {
    private static final int CHUNK = 1 << 16;
    private static final JsonFactory FACTORY = new JsonFactory();

    private ParseYardstick() {}

    /** @return how many lines there were */
    static long lines(Path recording) throws IOException {
        long lines = 0, depth = 0;
        try (InputStream in = open(recording); var parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            for (JsonToken token; (token = parser.nextToken()) != null; ) {
                if (token == JsonToken.START_OBJECT && depth++ == 0) lines++;
                else if (token == JsonToken.END_OBJECT) depth--;
            }
        }
        return lines;
    }

    private static InputStream open(Path recording) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(recording), CHUNK);
        in.mark(2);
        boolean compressed = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return compressed ? new GZIPInputStream(in, CHUNK) : in;
    }
}

package fathom.bus.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import fathom.bus.Envelope;
import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Entries of JSON: one object, or a list of them. */
final class JsonFormat {
    /** Jackson remembers some thousand names, whoever made them up, and counts them in bytes. */
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder().maxNameLength(4 * JsonWriter.LONGEST_NAME)
            .maxDocumentLength(WireCodec.LARGEST).maxTokenCount(4L * ValueReader.MOST_ELEMENTS).build();
    /** What comes after a message is looked at here: mostly it is the next one. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(BOUNDS).build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final PayloadTypes types;

    JsonFormat(PayloadTypes types) {
        this.types = types;
    }

    byte[] frame(Envelope message, long sequence) {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = MAPPER.createGenerator(bytes)) {
            JsonMessage.write(message, sequence, types, new JsonWriter(out));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("a message that JSON cannot say: " + e.getOriginalMessage(), e);
        }
        if (bytes.size() > WireCodec.LARGEST) throw new IllegalArgumentException("a message of more than " + WireCodec.LARGEST + " bytes cannot travel");
        return bytes.toByteArray();
    }

    byte[] entry(List<byte[]> frames, int size) {
        if (frames.size() == 1) return frames.getFirst();
        var bytes = new ByteArrayOutputStream(size + 2);
        char before = '[';
        for (byte[] frame : frames) {
            bytes.write(before);
            bytes.writeBytes(frame);
            before = ',';
        }
        bytes.write(']');
        return bytes.toByteArray();
    }

    int read(byte[] entry, IncomingSink sink) throws CodecException {
        try (JsonParser in = MAPPER.createParser(entry)) {
            int count = next(in) == JsonToken.START_ARRAY ? readList(in, sink) : readOne(in, sink);
            if (next(in) != null) throw new CodecException("something after the last message");
            return count;
        }
    }

    private int readOne(JsonParser in, IncomingSink sink) throws CodecException {
        give(in, sink);
        return 1;
    }

    private int readList(JsonParser in, IncomingSink sink) throws CodecException {
        int count = 0;
        for (; next(in) == JsonToken.START_OBJECT; count++) give(in, sink);
        if (in.currentToken() != JsonToken.END_ARRAY) throw new CodecException("a list with something else than messages in it");
        if (count == 0) throw new CodecException("an entry without a message");
        return count;
    }

    /** What is JSON but no message is left out; the next one begins after it. */
    private void give(JsonParser in, IncomingSink sink) throws CodecException {
        JsonNode node = node(in);
        JsonMessage message;
        try {
            message = new JsonMessage(node, types);
        } catch (CodecException e) {
            sink.leftOut(e);
            return;
        }
        sink.message(message);
    }

    private static JsonToken next(JsonParser in) throws CodecException {
        try {
            return in.nextToken();
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    private static JsonNode node(JsonParser in) throws CodecException {
        try {
            return MAPPER.readTree(in);
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    private static CodecException broken(JacksonException e) {
        return new CodecException("not JSON, or more of it than a message may hold", e);
    }
}

package fathom.hardware.recording;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Members of JSON documents that may be there, and be of the kind that is meant, or not. */
final class Nodes {
    private Nodes() {}

    /** All documents of a text, one behind the other or in one list. @throws RuntimeException where one is damaged */
    static List<JsonNode> documents(String text) {
        var all = new ArrayList<JsonNode>();
        try (var documents = JsonMapper.shared().readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            while (documents.hasNext()) {
                JsonNode next = documents.next();
                if (next.isArray()) next.forEach(all::add);
                else all.add(next);
            }
        }
        return all;
    }

    /** @param path as in JSON pointer, e.g. {@code /ecpu_usage/0} */
    static OptionalDouble number(JsonNode node, String path) {
        JsonNode at = node.at(path);
        return at.isNumber() && Double.isFinite(at.asDouble()) ? OptionalDouble.of(at.asDouble()) : OptionalDouble.empty();
    }

    static OptionalDouble number(JsonNode node, String path, double factor) {
        OptionalDouble n = number(node, path);
        return n.isPresent() ? OptionalDouble.of(n.getAsDouble() * factor) : n;
    }

    static String text(JsonNode node, String path) {
        JsonNode at = node.at(path);
        return at.isString() ? at.stringValue() : "";
    }

    /** Epoch nanoseconds. @param otherwise where none is told */
    static long time(String text, long otherwise) {
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            return at.getEpochSecond() * 1_000_000_000L + at.getNano();
        } catch (DateTimeException e) {
            return otherwise;
        }
    }
}

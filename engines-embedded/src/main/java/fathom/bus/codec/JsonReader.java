package fathom.bus.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads one node of a JSON document. The order of a record's components does not matter, and what it does not know is left alone. */
final class JsonReader extends ValueReader {
    private final JsonNode node;
    private List<Map.Entry<String, JsonNode>> entries;

    JsonReader(JsonNode node) {
        this(node, 0);
    }

    private JsonReader(JsonNode node, int depth) {
        super(depth);
        this.node = node;
    }

    private JsonReader inside(JsonNode inner) {
        return new JsonReader(inner, depth());
    }

    private void require(boolean right, String wanted) throws CodecException {
        if (!right) throw new CodecException("a JSON " + node.getNodeType().name().toLowerCase(Locale.ROOT) + " where " + wanted + " belongs");
    }

    @Override
    boolean nil() {
        return node.isNull();
    }

    @Override
    boolean bool() throws CodecException {
        require(node.isBoolean(), "true or false");
        return node.booleanValue();
    }

    @Override
    long integer() throws CodecException {
        require(node.isIntegralNumber() && node.canConvertToLong(), "an integer of 64 bits");
        return node.longValue();
    }

    @Override
    double number() throws CodecException {
        if (node.isString()) {
            return switch (node.stringValue()) {
                case "NaN" -> Double.NaN;
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                default -> throw new CodecException("a JSON string where a number belongs");
            };
        }
        require(node.isNumber(), "a number");
        return node.doubleValue();
    }

    @Override
    String text() throws CodecException {
        require(node.isString(), "a text");
        return node.stringValue();
    }

    @Override
    double[] doubles() throws CodecException {
        var values = new double[beginArray()];
        for (int i = 0; i < values.length; i++) values[i] = element(i).number();
        return values;
    }

    @Override
    int beginArray() throws CodecException {
        require(node.isArray(), "a list");
        return node.size();
    }

    @Override
    JsonReader element(int i) {
        return inside(node.get(i));
    }

    @Override
    int beginMap() throws CodecException {
        require(node.isObject(), "a map");
        entries = new ArrayList<>(node.properties());
        return entries.size();
    }

    @Override
    String name(int i) {
        return entries.get(i).getKey();
    }

    @Override
    JsonReader value(int i) {
        return inside(entries.get(i).getValue());
    }

    @Override
    void beginRecord(int components) throws CodecException {
        require(node.isObject(), "an object");
    }

    @Override
    JsonReader component(String name) throws CodecException {
        JsonNode component = node.get(name);
        if (component == null) throw new CodecException("no '" + name + "' where one belongs");
        return inside(component);
    }
}

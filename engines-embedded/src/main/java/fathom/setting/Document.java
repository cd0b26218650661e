package fathom.setting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * A value of a JSON or YAML document that knows its place, so that a fault can be told with line and column. References of YAML are not followed: what a small file
 * says stays small.
 *
 * @param path   of the value from the root, a key of {@code places}
 * @param places empty where the document was not read from text
 */
public record Document(JsonNode node, String path, Map<String, TokenStreamLocation> places) {
    /** Bytes. */
    public static final int LARGEST = 256 << 10;

    private static final int DEEPEST = 20;
    private static final TokenStreamFactory JSON = new JsonFactory();

    /** Made when it is first needed: a start reads no YAML. */
    private static final class Yaml {
        static final TokenStreamFactory FACTORY = new YAMLFactory();
    }

    /** Without places. */
    public static Document of(JsonNode node) {
        return new Document(node, "", Map.of());
    }

    /** @param what it is to be, in a word; @throws DocumentException one sentence with its place */
    public static Document read(byte[] text, boolean yaml, String what) {
        if (text.length > LARGEST) throw new DocumentException("it has more than " + LARGEST / 1024 + " KB, so it is no " + what);
        var places = new HashMap<String, TokenStreamLocation>();
        try (JsonParser in = (yaml ? Yaml.FACTORY : JSON).createParser(ObjectReadContext.empty(), text)) {
            if (in.nextToken() == null) throw new DocumentException("the file is empty");
            JsonNode root = value(in, "", places, 0);
            if (in.nextToken() != null) throw new DocumentException("something follows after the end").at(line(in), column(in));
            return new Document(root, "", places);
        } catch (JacksonException e) {
            throw DocumentFaults.of(e, yaml);
        }
    }

    private static JsonNode value(JsonParser in, String path, Map<String, TokenStreamLocation> places, int depth) {
        places.put(path, in.currentTokenLocation());
        if (depth > DEEPEST) throw new DocumentException("it is nested more than " + DEEPEST + " deep").at(line(in), column(in));
        if (in instanceof YAMLParser y && y.isCurrentAlias()) throw new DocumentException("references like *" + y.getString() + " are not read").at(line(in), column(in));
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (in.currentToken()) {
            case START_OBJECT -> object(in, path, places, depth);
            case START_ARRAY -> {
                ArrayNode array = nodes.arrayNode();
                while (in.nextToken() != JsonToken.END_ARRAY) array.add(value(in, path + "/" + array.size(), places, depth + 1));
                yield array;
            }
            case VALUE_STRING -> nodes.stringNode(in.getString());
            case VALUE_NUMBER_INT -> in.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? nodes.numberNode(in.getBigIntegerValue()) : nodes.numberNode(in.getLongValue());
            case VALUE_NUMBER_FLOAT -> nodes.numberNode(in.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> nodes.booleanNode(in.getBooleanValue());
            default -> nodes.nullNode();
        };
    }

    private static ObjectNode object(JsonParser in, String path, Map<String, TokenStreamLocation> places, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            if (object.has(name)) throw new DocumentException("the field '" + name + "' is there twice").at(line(in), column(in));
            String at = path + "/" + name;
            TokenStreamLocation place = in.currentTokenLocation();
            in.nextToken();
            object.set(name, value(in, at, places, depth + 1));
            places.put(at + "=", place);
        }
        return object;
    }

    private static int line(JsonParser in) {
        return in.currentTokenLocation().getLineNr();
    }

    private static int column(JsonParser in) {
        return in.currentTokenLocation().getColumnNr();
    }

    public DocumentException fault(String sentence) {
        return placed(new DocumentException(sentence));
    }

    private DocumentException placed(DocumentException e) {
        TokenStreamLocation place = places.get(path);
        return place == null ? e : e.at(place.getLineNr(), place.getColumnNr());
    }

    /** Does it, and gives whatever fault it finds the place of this value. */
    public <T> T checked(Supplier<T> work) {
        try {
            return work.get();
        } catch (DocumentException e) {
            throw placed(e);
        } catch (IllegalArgumentException e) {
            throw placed(new DocumentException(e.getMessage(), e));
        }
    }

    public boolean has(String name) {
        return node.has(name);
    }

    public List<String> names() {
        return List.copyOf(node.propertyNames());
    }

    /** Of a name rather than of its value. */
    public Document name(String name) {
        return new Document(node, path + "/" + name + "=", places);
    }

    public Document field(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) throw fault("the field '" + name + "' is missing");
        return new Document(value, path + "/" + name, places);
    }

    public String text(String name) {
        Document value = field(name);
        if (!value.node.isString() || value.node.stringValue().isBlank()) throw value.fault("'" + name + "' must be a text, not " + value.node);
        return value.node.stringValue();
    }

    public double number(String name) {
        Document value = field(name);
        if (!value.node.isNumber()) throw value.fault("'" + name + "' must be a number, not " + value.node);
        return value.node.asDouble();
    }

    public long whole(String name) {
        Document value = field(name);
        if (!value.node.isIntegralNumber() || !value.node.canConvertToLong()) throw value.fault("'" + name + "' must be a whole number, not " + value.node);
        return value.node.asLong();
    }

    public boolean truth(String name) {
        Document value = field(name);
        if (!value.node.isBoolean()) throw value.fault("'" + name + "' must be true or false");
        return value.node.asBoolean();
    }

    public List<Document> items(String name) {
        Document value = field(name);
        if (!value.node.isArray()) throw value.fault("'" + name + "' must be a list");
        var items = new ArrayList<Document>();
        for (JsonNode item : value.node.values()) items.add(new Document(item, value.path + "/" + items.size(), places));
        return items;
    }

    /** @throws DocumentException when it has no fields, or one that is none of these; @param what it is, e.g. {@code a profile} */
    public Document object(String what, Set<String> fields) {
        if (!node.isObject()) throw fault(what + " must have fields with names");
        for (String name : names()) {
            if (!fields.contains(name)) throw name(name).fault("unknown field '" + name + "' in " + what + Names.suggestion(name, fields));
        }
        return this;
    }
}

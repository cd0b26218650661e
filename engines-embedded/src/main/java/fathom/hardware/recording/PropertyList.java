package fathom.hardware.recording;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Apple's property lists in XML, as maps, lists, numbers, texts and truths. Nothing outside the text is looked up. */
final class PropertyList {
    private static final int DEEPEST = 64;

    private PropertyList() {}

    /** @throws IllegalArgumentException where it is no property list */
    static Object read(String xml) {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader in = factory.createXMLStreamReader(new StringReader(xml));
            while (in.hasNext()) if (in.next() == XMLStreamReader.START_ELEMENT && !in.getLocalName().equals("plist")) return value(in, 0);
        } catch (XMLStreamException | NumberFormatException e) {
            throw new IllegalArgumentException("it is no property list", e);
        }
        throw new IllegalArgumentException("it is empty");
    }

    /** Stands on the element's start, and on its end afterwards. */
    private static Object value(XMLStreamReader in, int depth) throws XMLStreamException {
        if (depth > DEEPEST) throw new IllegalArgumentException("it is nested too deeply");
        return switch (in.getLocalName()) {
            case "dict" -> dictionary(in, depth);
            case "array" -> array(in, depth);
            case "integer" -> Long.parseLong(in.getElementText().strip());
            case "real" -> Double.parseDouble(in.getElementText().strip());
            case "true", "false" -> in.getElementText().isEmpty() && in.getLocalName().equals("true");
            default -> in.getElementText();
        };
    }

    private static Map<String, Object> dictionary(XMLStreamReader in, int depth) throws XMLStreamException {
        var map = new LinkedHashMap<String, Object>();
        String key = null;
        while (in.nextTag() == XMLStreamReader.START_ELEMENT) {
            if (in.getLocalName().equals("key")) key = in.getElementText();
            else if (key == null) throw new IllegalArgumentException("a value has no key");
            else map.put(key, value(in, depth + 1));
        }
        return map;
    }

    private static List<Object> array(XMLStreamReader in, int depth) throws XMLStreamException {
        var list = new ArrayList<>();
        while (in.nextTag() == XMLStreamReader.START_ELEMENT) list.add(value(in, depth + 1));
        return list;
    }

    static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> m ? m : Map.of();
    }

    static List<?> list(Object value) {
        return value instanceof List<?> l ? l : List.of();
    }

    static OptionalDouble number(Map<?, ?> map, String key) {
        return map.get(key) instanceof Number n && Double.isFinite(n.doubleValue()) ? OptionalDouble.of(n.doubleValue()) : OptionalDouble.empty();
    }

    static String text(Map<?, ?> map, String key) {
        return map.get(key) instanceof String s ? s.strip() : "";
    }
}

package fathom.app;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one document that {@code --json} prints. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    public static String write(Object document) {
        return MAPPER.writeValueAsString(document);
    }

    /** On one line. */
    public static String line(Object document) {
        return JsonMapper.shared().writeValueAsString(document);
    }

    /** An object with its fields in this order: name, value, name, value, ...; NaN and infinite numbers become null, since JSON has none. */
    public static Map<String, Object> object(Object... fields) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < fields.length; i += 2) {
            Object value = fields[i + 1];
            object.put((String) fields[i], value instanceof Double d && !Double.isFinite(d) ? null : value);
        }
        return object;
    }
}

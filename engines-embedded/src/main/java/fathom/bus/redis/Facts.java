package fathom.bus.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@code XINFO} answers: names and values in turn, of whatever kind the protocol made of them. */
final class Facts {
    private Facts() {}

    static Map<String, Object> of(Object answer) {
        Map<String, Object> facts = new HashMap<>();
        if (answer instanceof Map<?, ?> map) {
            map.forEach((k, v) -> facts.put(text(k), v));
        } else if (answer instanceof List<?> list) {
            for (int i = 0; i + 1 < list.size(); i += 2) facts.put(text(list.get(i)), list.get(i + 1));
        }
        return facts;
    }

    static String text(Object value) {
        return switch (value) {
            case byte[] b -> new String(b, StandardCharsets.UTF_8);
            case ByteBuffer b -> StandardCharsets.UTF_8.decode(b.duplicate()).toString();
            case null -> "";
            default -> value.toString();
        };
    }

    /** -1 when it is none. */
    static long number(Object value) {
        if (value instanceof Number n) return n.longValue();
        try {
            return Long.parseLong(text(value));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}

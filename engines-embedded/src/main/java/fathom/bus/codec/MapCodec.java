package fathom.bus.codec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A {@code Map}, in its order: with names as keys where they are names, else as a list of pairs. What was read cannot be changed. */
final class MapCodec extends ValueCodec {
    private static final int PAIR = 2;

    private final ValueCodec key;
    private final ValueCodec value;

    MapCodec(ValueCodec key, ValueCodec value) {
        this.key = key;
        this.value = value;
    }

    @Override
    void write(Object map, ValueWriter out) {
        if (key instanceof NameCodec names) writeNamed((Map<?, ?>) map, names, out);
        else writePairs((Map<?, ?>) map, out);
    }

    private void writeNamed(Map<?, ?> map, NameCodec names, ValueWriter out) {
        out.beginMap(map.size());
        map.forEach((k, v) -> {
            if (k == null) throw new IllegalArgumentException("a map with a key that is null cannot travel");
            out.name(names.name(k));
            value.writeOrNil(v, out);
        });
        out.endMap();
    }

    private void writePairs(Map<?, ?> map, ValueWriter out) {
        out.beginArray(map.size());
        map.forEach((k, v) -> {
            out.beginArray(PAIR);
            key.writeOrNil(k, out);
            value.writeOrNil(v, out);
            out.endArray();
        });
        out.endArray();
    }

    @Override
    Object read(ValueReader in) throws CodecException {
        var map = new LinkedHashMap<>();
        if (key instanceof NameCodec names) {
            for (int i = 0, n = in.beginMap(); i < n; i++) add(map, names.named(in.name(i)), value.readOrNull(in.value(i)));
        } else {
            for (int i = 0, n = in.beginArray(); i < n; i++) addPair(map, in.element(i));
        }
        return Collections.unmodifiableMap(map);
    }

    private void addPair(Map<Object, Object> map, ValueReader pair) throws CodecException {
        int n = pair.beginArray();
        if (n != PAIR) throw new CodecException("an entry of a map that is not a key and a value");
        add(map, key.readOrNull(pair.element(0)), value.readOrNull(pair.element(1)));
    }

    private static void add(Map<Object, Object> map, Object key, Object value) throws CodecException {
        if (map.containsKey(key)) throw new CodecException("a map that holds a key twice");
        map.put(key, value);
    }
}

package fathom.bus.codec;

import java.util.HashMap;
import java.util.Map;

/** A constant of an enum, by its name: constants may be added and moved without old messages changing their meaning. */
final class EnumCodec extends ValueCodec implements NameCodec {
    private final Class<?> type;
    private final Map<String, Object> byName = new HashMap<>();

    EnumCodec(Class<?> type) {
        this.type = type;
        for (Object constant : type.getEnumConstants()) byName.put(name(constant), constant);
    }

    @Override
    void write(Object value, ValueWriter out) {
        out.symbol(name(value));
    }

    @Override
    Object read(ValueReader in) throws CodecException {
        return named(in.text());
    }

    @Override
    public String name(Object value) {
        return ((Enum<?>) value).name();
    }

    @Override
    public Object named(String name) throws CodecException {
        Object constant = byName.get(name);
        if (constant == null) throw new CodecException("'" + name + "' is no " + type.getSimpleName());
        return constant;
    }
}

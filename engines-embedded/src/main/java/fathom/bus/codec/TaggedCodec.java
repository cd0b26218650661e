package fathom.bus.codec;

/** A value of which only an interface is declared, or nothing: it travels with the name of its type. */
final class TaggedCodec extends ValueCodec {
    private static final int COMPONENTS = 2;

    private final Class<?> declared;
    private final PayloadTypes types;

    TaggedCodec(Class<?> declared, PayloadTypes types) {
        this.declared = declared;
        this.types = types;
    }

    @Override
    void write(Object value, ValueWriter out) {
        PayloadTypes.Entry entry = types.of(value);
        out.enter();
        out.beginRecord(COMPONENTS);
        out.component("type");
        out.symbol(entry.name());
        out.component("value");
        entry.codec().write(value, out);
        out.endRecord();
        out.leave();
    }

    @Override
    Object read(ValueReader in) throws CodecException {
        in.enter();
        in.beginRecord(COMPONENTS);
        String name = in.component("type").text();
        Object value = types.named(name).codec().read(in.component("value"));
        in.leave();
        if (!declared.isInstance(value)) throw new CodecException("a " + name + " where a " + declared.getSimpleName() + " belongs");
        return value;
    }
}

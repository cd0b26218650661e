package fathom.bus.codec;

/** Writes and reads the values of one type. */
abstract class ValueCodec {
    /** @throws IllegalArgumentException when the value, or something in it, cannot travel */
    abstract void write(Object value, ValueWriter out);

    /** @throws CodecException when something else lies there */
    abstract Object read(ValueReader in) throws CodecException;

    final void writeOrNil(Object value, ValueWriter out) {
        if (value == null) out.nil();
        else write(value, out);
    }

    final Object readOrNull(ValueReader in) throws CodecException {
        return in.nil() ? null : read(in);
    }
}

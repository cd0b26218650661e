package fathom.bus.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Writes MessagePack into an array that grows and is used again. */
final class PackWriter extends ValueWriter {
    /** Buffers above this size are not kept. */
    private static final int KEPT = 1 << 20;
    private static final int WIDEST = 9;
    private static final Encoded<String> SYMBOLS = new Encoded<>(PackWriter::encode);

    private byte[] bytes = new byte[1024];
    private int at;

    private static byte[] encode(String text) {
        var out = new PackWriter();
        out.text(text);
        return out.toByteArray();
    }

    /** Begins anew. */
    PackWriter reset() {
        if (bytes.length > KEPT) bytes = new byte[1024];
        at = 0;
        surface();
        return this;
    }

    /** What is written so far is in the first {@link #length} of them, until more is written. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return at;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, at);
    }

    private void room(long more) {
        if (bytes.length - at < more) grow(at + more);
    }

    private void grow(long wanted) {
        if (wanted > WireCodec.LARGEST) throw new IllegalArgumentException("a message of more than " + WireCodec.LARGEST + " bytes cannot travel");
        bytes = Arrays.copyOf(bytes, Math.min(WireCodec.LARGEST, Math.max(bytes.length * 2, (int) wanted)));
    }

    @Override
    void nil() {
        put(Pack.NIL);
    }

    @Override
    void bool(boolean value) {
        put(value ? Pack.TRUE : Pack.FALSE);
    }

    /** A byte that is no MessagePack. */
    void first(byte mark) {
        put(mark);
    }

    private void put(int first) {
        room(1);
        bytes[at++] = (byte) first;
    }

    private void put8(int first, int value) {
        room(2);
        bytes[at++] = (byte) first;
        bytes[at++] = (byte) value;
    }

    private void put16(int first, int value) {
        room(3);
        bytes[at] = (byte) first;
        Pack.SHORT.set(bytes, at + 1, (short) value);
        at += 3;
    }

    private void put32(int first, int value) {
        room(5);
        bytes[at] = (byte) first;
        Pack.INT.set(bytes, at + 1, value);
        at += 5;
    }

    @Override
    void integer(long value) {
        if (value != (int) value) {
            room(WIDEST);
            bytes[at] = (byte) Pack.INT64;
            Pack.LONG.set(bytes, at + 1, value);
            at += WIDEST;
        } else if (value >= -32 && value < 128) {
            put((int) value);
        } else if (value == (byte) value) {
            put8(Pack.INT8, (int) value);
        } else if (value == (short) value) {
            put16(Pack.INT16, (int) value);
        } else {
            put32(Pack.INT32, (int) value);
        }
    }

    @Override
    void number(double value) {
        room(WIDEST);
        bytes[at] = (byte) Pack.FLOAT64;
        Pack.LONG.set(bytes, at + 1, Double.doubleToRawLongBits(value));
        at += WIDEST;
    }

    @Override
    void text(String value) {
        Texts.requireWhole(value);
        byte[] utf8 = value.getBytes(UTF_8);
        int n = utf8.length;
        if (n < 32) put(Pack.FIXSTR | n);
        else if (n < 1 << 8) put8(Pack.STR8, n);
        else if (n < 1 << 16) put16(Pack.STR16, n);
        else put32(Pack.STR32, n);
        raw(utf8);
    }

    @Override
    void symbol(String value) {
        raw(SYMBOLS.of(value));
    }

    /** MessagePack that was made before. */
    void raw(byte[] ready) {
        room(ready.length);
        System.arraycopy(ready, 0, bytes, at, ready.length);
        at += ready.length;
    }

    /** As bytes, eight for each: a quarter of the work of as many separate numbers. */
    @Override
    void doubles(int count, IntToDoubleFunction values) {
        room(WIDEST + (long) count * Double.BYTES);
        int length = count * Double.BYTES;
        if (length < 1 << 8) put8(Pack.BIN8, length);
        else if (length < 1 << 16) put16(Pack.BIN16, length);
        else put32(Pack.BIN32, length);
        for (int i = 0; i < count; i++) Pack.LONG.set(bytes, at + i * Double.BYTES, Double.doubleToRawLongBits(values.applyAsDouble(i)));
        at += length;
    }

    /** @return what {@link #endBinary} wants to know */
    int beginBinary() {
        put32(Pack.BIN32, 0);
        return at;
    }

    void endBinary(int begun) {
        Pack.INT.set(bytes, begun - Integer.BYTES, at - begun);
    }

    @Override
    void beginArray(int count) {
        claim(count);
        if (count < 16) put(Pack.FIXARRAY | count);
        else if (count < 1 << 16) put16(Pack.ARRAY16, count);
        else put32(Pack.ARRAY32, count);
    }

    @Override
    void endArray() {}

    @Override
    void beginMap(int count) {
        claim(count);
        if (count < 16) put(Pack.FIXMAP | count);
        else if (count < 1 << 16) put16(Pack.MAP16, count);
        else put32(Pack.MAP32, count);
    }

    @Override
    void name(String name) {
        text(name);
    }

    @Override
    void endMap() {}

    @Override
    void beginRecord(int components) {
        beginArray(components);
    }

    @Override
    void component(String name) {}

    @Override
    void endRecord() {}
}

package fathom.bus.codec;

/** Reads MessagePack in place, and only as it was written by {@link PackWriter}. Every length is compared with what is left before anything is made of it. */
final class PackReader extends ValueReader {
    private static final Interner<String> TEXTS = new Interner<>(Texts::read);

    private final byte[] bytes;
    private final int end;
    private int at;

    PackReader(byte[] bytes, int from, int end) {
        super(0);
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    byte[] bytes() {
        return bytes;
    }

    int position() {
        return at;
    }

    /** Goes there, whatever was read. */
    void seek(int position) {
        at = position;
    }

    /** Passes a value, whatever it is and however deep it lies. */
    void skip() throws CodecException {
        for (long left = 1; left > 0; left--) left += inside();
    }

    /** Passes a value but for those inside it. @return how many of them follow */
    private long inside() throws CodecException {
        int first = unsigned8();
        if (first < 0x80 || first >= 0xe0 || first == Pack.NIL || first == Pack.FALSE || first == Pack.TRUE) return 0;
        if ((first & 0xf0) == Pack.FIXMAP) return 2L * (first & 0xf);
        if ((first & 0xf0) == Pack.FIXARRAY) return first & 0xf;
        int length = (first & 0xe0) == Pack.FIXSTR ? first & 0x1f : switch (first) {
            case Pack.INT8 -> 1;
            case Pack.INT16 -> Short.BYTES;
            case Pack.INT32 -> Integer.BYTES;
            case Pack.INT64, Pack.FLOAT64 -> Long.BYTES;
            case Pack.STR8, Pack.BIN8 -> unsigned8();
            case Pack.STR16, Pack.BIN16 -> unsigned16();
            case Pack.STR32, Pack.BIN32 -> int32();
            case Pack.ARRAY16, Pack.ARRAY32, Pack.MAP16, Pack.MAP32 -> -1;
            default -> throw unexpected(first, "a value");
        };
        if (length >= 0 || first < Pack.ARRAY16) {
            pass(length);
            return 0;
        }
        long count = first == Pack.ARRAY16 || first == Pack.MAP16 ? unsigned16() : int32() & 0xffffffffL;
        return first >= Pack.MAP16 ? 2 * count : count;
    }

    void requireEnd() throws CodecException {
        if (at != end) throw new CodecException((end - at) + " bytes too many");
    }

    /** Passes so many bytes. @return where they begin */
    int pass(int length) throws CodecException {
        if (length > end - at || length < 0) throw new CodecException("cut off, or a length that is wrong");
        int from = at;
        at += length;
        return from;
    }

    private int unsigned8() throws CodecException {
        return bytes[pass(1)] & 0xff;
    }

    private int unsigned16() throws CodecException {
        return (short) Pack.SHORT.get(bytes, pass(Short.BYTES)) & 0xffff;
    }

    /** As a length: one above the largest int comes out negative, which {@link #pass} and {@link #elements} refuse. */
    private int int32() throws CodecException {
        return (int) Pack.INT.get(bytes, pass(Integer.BYTES));
    }

    private long int64() throws CodecException {
        return (long) Pack.LONG.get(bytes, pass(Long.BYTES));
    }

    private static CodecException unexpected(int first, String wanted) {
        return new CodecException("byte 0x%02x where %s belongs".formatted(first, wanted));
    }

    @Override
    boolean nil() throws CodecException {
        if (at >= end) throw new CodecException("cut off");
        if ((bytes[at] & 0xff) != Pack.NIL) return false;
        at++;
        return true;
    }

    @Override
    boolean bool() throws CodecException {
        int first = unsigned8();
        if (first == Pack.TRUE) return true;
        if (first == Pack.FALSE) return false;
        throw unexpected(first, "true or false");
    }

    @Override
    long integer() throws CodecException {
        int first = unsigned8();
        if (first < 0x80 || first >= 0xe0) return (byte) first;
        return switch (first) {
            case Pack.INT64 -> int64();
            case Pack.INT8 -> (byte) unsigned8();
            case Pack.INT16 -> (short) unsigned16();
            case Pack.INT32 -> int32();
            default -> throw unexpected(first, "an integer");
        };
    }

    @Override
    double number() throws CodecException {
        int first = unsigned8();
        if (first != Pack.FLOAT64) throw unexpected(first, "a number");
        return Double.longBitsToDouble(int64());
    }

    @Override
    String text() throws CodecException {
        int length = textLength();
        return TEXTS.get(bytes, pass(length), length);
    }

    /** @return how long it is, in bytes; it is not passed yet */
    int textLength() throws CodecException {
        int first = unsigned8();
        if ((first & 0xe0) == Pack.FIXSTR) return first & 0x1f;
        return switch (first) {
            case Pack.STR8 -> unsigned8();
            case Pack.STR16 -> unsigned16();
            case Pack.STR32 -> int32();
            default -> throw unexpected(first, "a text");
        };
    }

    void passText() throws CodecException {
        pass(textLength());
    }

    @Override
    double[] doubles() throws CodecException {
        int length = binaryLength();
        if (length % Double.BYTES != 0) throw new CodecException("numbers that end within one");
        int from = pass(length);
        var values = new double[length / Double.BYTES];
        for (int i = 0; i < values.length; i++) values[i] = Double.longBitsToDouble((long) Pack.LONG.get(bytes, from + i * Double.BYTES));
        return values;
    }

    /** @return how long it is; it is not passed yet, but all there */
    int binaryLength() throws CodecException {
        int first = unsigned8();
        int length = switch (first) {
            case Pack.BIN8 -> unsigned8();
            case Pack.BIN16 -> unsigned16();
            case Pack.BIN32 -> int32();
            default -> throw unexpected(first, "bytes");
        };
        if (length > end - at || length < 0) throw new CodecException("cut off, or a length that is wrong");
        return length;
    }

    @Override
    int beginArray() throws CodecException {
        int first = unsigned8();
        if ((first & 0xf0) == Pack.FIXARRAY) return elements(first & 0xf);
        return switch (first) {
            case Pack.ARRAY16 -> elements(unsigned16());
            case Pack.ARRAY32 -> elements(int32());
            default -> throw unexpected(first, "a list");
        };
    }

    /** Each takes a byte at least. */
    private int elements(int count) throws CodecException {
        if (count < 0 || count > end - at) throw new CodecException("a list that is longer than what is left");
        claim(count);
        return count;
    }

    @Override
    PackReader element(int i) {
        return this;
    }

    @Override
    int beginMap() throws CodecException {
        int first = unsigned8();
        if ((first & 0xf0) == Pack.FIXMAP) return elements(first & 0xf);
        return switch (first) {
            case Pack.MAP16 -> elements(unsigned16());
            case Pack.MAP32 -> elements(int32());
            default -> throw unexpected(first, "a map");
        };
    }

    @Override
    String name(int i) throws CodecException {
        return text();
    }

    @Override
    PackReader value(int i) {
        return this;
    }

    @Override
    void beginRecord(int components) throws CodecException {
        int count = beginArray();
        if (count != components) throw new CodecException(count + " components instead of " + components);
    }

    @Override
    PackReader component(String name) {
        return this;
    }
}

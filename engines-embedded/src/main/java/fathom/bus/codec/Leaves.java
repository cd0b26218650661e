package fathom.bus.codec;

import fathom.bus.Topic;
import fathom.model.Instrument;
import fathom.model.Levels;
import java.util.HashMap;
import java.util.Map;

/** The codecs of values that hold no others. */
final class Leaves {
    static final ValueCodec TEXT = new Text();

    private static final Map<Class<?>, ValueCodec> ALL = new HashMap<>();

    static {
        leaf((v, out) -> out.bool((Boolean) v), ValueReader::bool, boolean.class, Boolean.class);
        leaf((v, out) -> out.integer((Byte) v), in -> (byte) integer(in, Byte.MIN_VALUE, Byte.MAX_VALUE), byte.class, Byte.class);
        leaf((v, out) -> out.integer((Short) v), in -> (short) integer(in, Short.MIN_VALUE, Short.MAX_VALUE), short.class, Short.class);
        leaf((v, out) -> out.integer((Character) v), in -> (char) integer(in, Character.MIN_VALUE, Character.MAX_VALUE), char.class, Character.class);
        leaf((v, out) -> out.integer((Integer) v), Leaves::int32, int.class, Integer.class);
        leaf((v, out) -> out.integer((Long) v), ValueReader::integer, long.class, Long.class);
        leaf((v, out) -> out.number((Float) v), in -> (float) in.number(), float.class, Float.class);
        leaf((v, out) -> out.number((Double) v), ValueReader::number, double.class, Double.class);
        leaf((v, out) -> out.symbol(((Topic) v).name()), in -> topic(in.text()), Topic.class);
        leaf((v, out) -> write((double[]) v, out), ValueReader::doubles, double[].class);
        leaf((v, out) -> write((long[]) v, out), Leaves::longs, long[].class);
        leaf((v, out) -> write((int[]) v, out), Leaves::ints, int[].class);
        leaf((v, out) -> write((String[]) v, out), Leaves::texts, String[].class);
        ALL.put(String.class, TEXT);
        ALL.put(Levels.class, LevelsCodec.INSTANCE);
        ALL.put(Instrument.class, InstrumentCodec.INSTANCE);
    }

    private Leaves() {}

    /** Null when values of that type hold others. */
    static ValueCodec of(Class<?> type) {
        return ALL.get(type);
    }

    @FunctionalInterface
    private interface Write {
        void to(Object value, ValueWriter out);
    }

    @FunctionalInterface
    private interface Read {
        Object from(ValueReader in) throws CodecException;
    }

    private static void leaf(Write write, Read read, Class<?>... types) {
        var codec = new ValueCodec() {
            @Override
            void write(Object value, ValueWriter out) {
                write.to(value, out);
            }

            @Override
            Object read(ValueReader in) throws CodecException {
                return read.from(in);
            }
        };
        for (Class<?> type : types) ALL.put(type, codec);
    }

    private static final class Text extends ValueCodec implements NameCodec {
        @Override
        void write(Object value, ValueWriter out) {
            out.text((String) value);
        }

        @Override
        Object read(ValueReader in) throws CodecException {
            return in.text();
        }

        @Override
        public String name(Object value) {
            return (String) value;
        }

        @Override
        public Object named(String name) {
            return name;
        }
    }

    private static long integer(ValueReader in, long least, long most) throws CodecException {
        long value = in.integer();
        if (value < least || value > most) throw new CodecException(value + " where " + least + " to " + most + " belongs");
        return value;
    }

    private static Object int32(ValueReader in) throws CodecException {
        return (int) integer(in, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Of a sender. @throws CodecException when it is longer than a name may be */
    static String name(String name) throws CodecException {
        if (name.length() > Topic.LONGEST) throw new CodecException("a name of " + name.length() + " characters");
        return name;
    }

    /** @throws CodecException when the name is none, or there are too many already */
    static Topic topic(String name) throws CodecException {
        try {
            return Topic.heard(name);
        } catch (IllegalArgumentException e) {
            throw new CodecException(e.getMessage(), e);
        }
    }

    private static void write(double[] values, ValueWriter out) {
        out.doubles(values.length, i -> values[i]);
    }

    private static void write(long[] values, ValueWriter out) {
        out.beginArray(values.length);
        for (long value : values) out.integer(value);
        out.endArray();
    }

    private static void write(int[] values, ValueWriter out) {
        out.beginArray(values.length);
        for (int value : values) out.integer(value);
        out.endArray();
    }

    private static void write(String[] values, ValueWriter out) {
        out.beginArray(values.length);
        for (String value : values) TEXT.writeOrNil(value, out);
        out.endArray();
    }

    private static Object longs(ValueReader in) throws CodecException {
        var values = new long[in.beginArray()];
        for (int i = 0; i < values.length; i++) values[i] = in.element(i).integer();
        return values;
    }

    private static Object ints(ValueReader in) throws CodecException {
        var values = new int[in.beginArray()];
        for (int i = 0; i < values.length; i++) values[i] = (int) integer(in.element(i), Integer.MIN_VALUE, Integer.MAX_VALUE);
        return values;
    }

    private static Object texts(ValueReader in) throws CodecException {
        var values = new String[in.beginArray()];
        for (int i = 0; i < values.length; i++) values[i] = (String) TEXT.readOrNull(in.element(i));
        return values;
    }
}

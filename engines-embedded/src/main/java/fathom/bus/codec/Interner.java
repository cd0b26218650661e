package fathom.bus.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What was made from bytes that come again and again, so that it need not be made again. Bounded: a new one takes the place of an older one. Threads share it
 * without a lock, because what stands in a place never changes.
 */
final class Interner<T> {
    /** Longer ones are made each time. */
    static final int LONGEST = 128;

    private static final int BITS = 12;
    private static final int PLACES = 1 << BITS;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    @FunctionalInterface
    interface Maker<T> {
        T make(byte[] bytes, int from, int length) throws CodecException;
    }

    private record Entry<T>(byte[] bytes, T value) {
        boolean is(byte[] other, int from, int length) {
            return bytes.length == length && Arrays.equals(bytes, 0, length, other, from, from + length);
        }
    }

    private final Maker<T> maker;
    private final Entry<T>[] places;

    @SuppressWarnings("unchecked")
    Interner(Maker<T> maker) {
        this.maker = maker;
        places = new Entry[PLACES];
    }

    T get(byte[] bytes, int from, int length) throws CodecException {
        if (length > LONGEST) return maker.make(bytes, from, length);
        int first = place(bytes, from, length);
        Entry<T> known = places[first];
        if (known != null && known.is(bytes, from, length)) return known.value;
        return second(first, bytes, from, length);
    }

    /** The place beside it, for the few that would otherwise push each other out. */
    private T second(int first, byte[] bytes, int from, int length) throws CodecException {
        Entry<T> pushed = places[first ^ 1];
        if (pushed != null && pushed.is(bytes, from, length)) return pushed.value;
        T value = maker.make(bytes, from, length);
        places[first ^ 1] = places[first];
        places[first] = new Entry<>(Arrays.copyOfRange(bytes, from, from + length), value);
        return value;
    }

    private static int place(byte[] bytes, int from, int length) {
        long hash = length;
        int i = from, end = from + length;
        for (; i <= end - Long.BYTES; i += Long.BYTES) hash = (hash ^ (long) LONG.get(bytes, i)) * SPREAD + (hash >>> 29);
        if (length >= Long.BYTES) hash = (hash ^ (long) LONG.get(bytes, end - Long.BYTES)) * SPREAD;
        else for (; i < end; i++) hash = (hash ^ bytes[i]) * SPREAD;
        return (int) (hash >>> Long.SIZE - BITS);
    }
}

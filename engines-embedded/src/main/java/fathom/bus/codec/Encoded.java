package fathom.bus.codec;

import java.util.function.Function;

/**
 * Values that are written again and again, as the bytes that were made of them. Bounded: two that share a place take turns. Threads share it without a lock,
 * because what stands in a place never changes.
 */
final class Encoded<T> {
    private static final int PLACES = 2048;
    private static final int LONGEST = 256;

    private record Entry<T>(T value, byte[] bytes) {}

    private final Function<T, byte[]> encoder;
    private final Entry<T>[] places;

    @SuppressWarnings("unchecked")
    Encoded(Function<T, byte[]> encoder) {
        this.encoder = encoder;
        places = new Entry[PLACES];
    }

    byte[] of(T value) {
        int hash = value.hashCode();
        int place = (hash ^ hash >>> 11) & PLACES - 1;
        Entry<T> known = places[place];
        if (known != null && (known.value == value || known.value.equals(value))) return known.bytes;
        byte[] bytes = encoder.apply(value);
        if (bytes.length <= LONGEST) places[place] = new Entry<>(value, bytes);
        return bytes;
    }
}

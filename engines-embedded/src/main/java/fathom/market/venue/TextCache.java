package fathom.market.venue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Strings of short texts that come again and again, without making them again. Direct mapped: two that share a place take turns. */
public final class TextCache {
    private static final int PLACES = 1024;

    private final byte[][] texts = new byte[PLACES][];
    private final String[] strings = new String[PLACES];

    public String string(byte[] bytes, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) hash = hash * 31 + bytes[i];
        int place = (hash ^ hash >>> 10) & PLACES - 1;
        byte[] known = texts[place];
        if (known == null || !Arrays.equals(known, 0, known.length, bytes, from, from + length)) {
            texts[place] = Arrays.copyOfRange(bytes, from, from + length);
            strings[place] = new String(bytes, from, length, UTF_8);
        }
        return strings[place];
    }
}

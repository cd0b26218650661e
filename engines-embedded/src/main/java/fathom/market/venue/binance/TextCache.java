package fathom.market.venue.binance;

import java.util.Arrays;

/** Strings of short texts that come again and again, without making them again. Direct mapped: two that share a place take turns. */
final class TextCache {
    private static final int PLACES = 1024;

    private final char[][] texts = new char[PLACES][];
    private final String[] strings = new String[PLACES];

    String string(char[] chars, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) hash = hash * 31 + chars[i];
        int place = (hash ^ hash >>> 10) & PLACES - 1;
        char[] known = texts[place];
        if (known == null || !Arrays.equals(known, 0, known.length, chars, from, from + length)) {
            texts[place] = Arrays.copyOfRange(chars, from, from + length);
            strings[place] = new String(chars, from, length);
        }
        return strings[place];
    }
}

package fathom.bus.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Texts as UTF-8, without replacing anything on the way. */
final class Texts {
    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {}

    /** @throws CodecException when the bytes are no UTF-8 */
    static String read(byte[] bytes, int from, int length) throws CodecException {
        var text = new String(bytes, from, length, UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 && !Arrays.equals(text.getBytes(UTF_8), Arrays.copyOfRange(bytes, from, from + length))) {
            throw new CodecException("a text that is not UTF-8");
        }
        return text;
    }

    /** @throws IllegalArgumentException when half of a surrogate pair is missing: UTF-8 cannot say that */
    static void requireWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) continue;
            if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(++i))) {
                throw new IllegalArgumentException("a text with half a surrogate pair cannot travel");
            }
        }
    }
}

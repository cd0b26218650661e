package fathom.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The secret that whoever asks must show. Kept as its digest, so that no dump or log holds it and a comparison takes the same time whatever is shown. */
public final class Token {
    private static final int SHORTEST = 16;

    private final byte[] digest;

    private Token(byte[] digest) {
        this.digest = digest;
    }

    /** @throws IllegalArgumentException with a sentence where it could be guessed or could not stand in a header */
    public static Token of(String secret) {
        if (secret.length() < SHORTEST) throw new IllegalArgumentException("a token has at least " + SHORTEST + " characters");
        if (!secret.chars().allMatch(c -> c > ' ' && c < 127)) throw new IllegalArgumentException("a token consists of letters, digits and signs of ASCII, without spaces");
        return new Token(sha256(secret));
    }

    boolean is(String shown) {
        return MessageDigest.isEqual(digest, sha256(shown));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

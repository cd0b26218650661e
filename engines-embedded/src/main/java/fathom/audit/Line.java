package fathom.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The form of a record: {@code sequence previous hash length payload}, one space between, a line feed behind; the payload is a JSON object in UTF-8 on one line. */
final class Line {
    static final String FIRST = "0".repeat(64);
    private static final byte[] DOMAIN = "fathom-audit-v1\0".getBytes(StandardCharsets.US_ASCII);

    private Line() {}

    /** Over the domain, the sequence, the previous hash, the length and the payload. */
    static String hash(long sequence, String previous, byte[] line, int from, int length) {
        MessageDigest digest = Merkle.sha256();
        digest.update(DOMAIN);
        digest.update(ByteBuffer.allocate(44).putLong(sequence).put(HexFormat.of().parseHex(previous)).putInt(length).flip());
        digest.update(line, from, length);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Without the line feed. */
    static byte[] of(long sequence, String previous, String hash, byte[] payload) {
        byte[] front = (sequence + " " + previous + " " + hash + " " + payload.length + " ").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(front.length + payload.length).put(front).put(payload).array();
    }

    static String seal(long count, String head, byte[] root) {
        return "{\"type\":\"seal\",\"count\":" + count + ",\"head\":\"" + head + "\",\"merkleRoot\":\"" + HexFormat.of().formatHex(root) + "\"}";
    }
}

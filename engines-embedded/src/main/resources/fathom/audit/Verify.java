import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Verifies an audit file of Fathom: java Verify.java FILE [--anchor COUNT:HEAD]
 * Prints one JSON object; ends with 0 when all is as it was written, 2 when not, 64 when asked wrongly, 70 when the file cannot be read.
 *
 * A line is "sequence previous hash length payload" and a line feed. hash = SHA-256("fathom-audit-v1", 0, sequence in 8 bytes, previous in 32, length in 4, payload).
 * The seal holds the Merkle root (RFC 9162) over all lines before it, each without its line feed.
 */
public class Verify {
    static long records;
    static String head = "";
    static boolean sealed;
    static final List<byte[]> leaves = new ArrayList<>();

    public static void main(String[] args) throws Exception {
        boolean anchored = args.length == 3 && args[1].equals("--anchor") && args[2].matches("[1-9][0-9]{0,17}:[0-9a-f]{64}");
        if (args.length != 1 && !anchored) {
            System.err.println("usage: java Verify.java FILE [--anchor COUNT:HEAD]");
            System.exit(64);
        }
        long count = anchored ? Long.parseLong(args[2].split(":")[0]) : 0;
        String[] fault = {null, null};
        try (var in = new java.io.BufferedInputStream(Files.newInputStream(Path.of(args[0])))) {
            var line = new java.io.ByteArrayOutputStream();
            int b;
            while (fault[1] == null && (b = in.read()) >= 0) {
                if (b != '\n') {
                    line.write(b);
                    continue;
                }
                fault(fault, records, check(line.toByteArray()));
                line.reset();
                if (fault[1] == null && anchored && records == count && !head.equals(args[2].split(":")[1])) fault(fault, records - 1, "the anchor has another hash for this record");
            }
            if (fault[1] == null && records < count) fault(fault, records, "the file ends here, and its anchor counts " + count + " records");
            if (fault[1] == null && line.size() > 0) fault(fault, records, "the line is cut off: it has no end");
            if (fault[1] == null && records == 0) fault(fault, 0, "the file has no head");
        } catch (IOException e) {
            System.err.println(args[0] + " cannot be read");
            System.exit(70);
        }
        System.out.println("{\"records\":" + records + ",\"head\":\"" + head + "\",\"root\":\"" + root(leaves) + "\",\"sealed\":" + sealed + ",\"ok\":" + (fault[1] == null)
                + ",\"firstFault\":" + (fault[1] == null ? "null" : "{\"record\":" + fault[0] + ",\"why\":\"" + fault[1] + "\"}") + "}");
        System.exit(fault[1] == null ? 0 : 2);
    }

    static void fault(String[] fault, long record, String why) {
        fault[0] = Long.toString(record);
        fault[1] = why;
    }

    static String check(byte[] line) throws Exception {
        String[] part = new String(line, StandardCharsets.ISO_8859_1).split(" ", 5);
        if (part.length < 5 || !part[0].matches("0|[1-9][0-9]{0,17}") || !part[1].matches("[0-9a-f]{64}") || !part[2].matches("[0-9a-f]{64}") || !part[3].matches("0|[1-9][0-9]{0,8}")) {
            return "the line is not in the form of a record";
        }
        if (sealed) return "there is a record behind the seal";
        if (!part[0].equals(Long.toString(records))) return "the record has the number " + part[0];
        if (!part[1].equals(records == 0 ? "0".repeat(64) : head)) return "the hash of the record before it is another";
        byte[] payload = part[4].getBytes(StandardCharsets.ISO_8859_1);
        if (!part[3].equals(Integer.toString(payload.length))) return "the payload has " + payload.length + " bytes and not " + part[3];
        byte[] hashed = ByteBuffer.allocate(60 + payload.length).put("fathom-audit-v1\0".getBytes(StandardCharsets.US_ASCII)).putLong(records).put(HexFormat.of().parseHex(part[1]))
                .putInt(payload.length).put(payload).array();
        if (!part[2].equals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(hashed)))) return "the payload does not have this hash";
        if (records == 0 && !part[4].startsWith("{\"type\":\"header\",")) return "the file has no head";
        if (part[4].startsWith("{\"type\":\"seal\",")) {
            String expected = "{\"type\":\"seal\",\"count\":" + records + ",\"head\":\"" + head + "\",\"merkleRoot\":\"" + root(leaves) + "\"}";
            if (!part[4].equals(expected)) return "the seal does not fit the records before it";
            sealed = true;
        } else {
            leaves.add(sha(0, line, new byte[0]));
        }
        head = part[2];
        records++;
        return null;
    }

    static String root(List<byte[]> nodes) throws Exception {
        return HexFormat.of().formatHex(nodes.isEmpty() ? MessageDigest.getInstance("SHA-256").digest() : tree(nodes));
    }

    static byte[] tree(List<byte[]> nodes) throws Exception {
        if (nodes.size() == 1) return nodes.get(0);
        int k = Integer.highestOneBit(nodes.size() - 1);
        return sha(1, tree(nodes.subList(0, k)), tree(nodes.subList(k, nodes.size())));
    }

    static byte[] sha(int kind, byte[] a, byte[] b) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((byte) kind);
        digest.update(a);
        return digest.digest(b);
    }
}

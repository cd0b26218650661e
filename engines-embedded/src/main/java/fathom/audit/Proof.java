package fathom.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * That one record is in a file, without the others; RFC 9162, section 2.1.3.
 *
 * @param line   of the record, without its line feed
 * @param size   leaves of the tree: all lines but the seal
 * @param path   from the leaf to the root, hexadecimal
 */
public record Proof(long record, long size, String line, List<String> path, String root) {
    /** @throws IOException when the file cannot be read; @throws IllegalArgumentException in a sentence, when it is not whole or has no such record */
    public static Proof of(Path file, int record) throws IOException {
        var leaves = new ArrayList<byte[]>();
        var found = new byte[1][];
        Verification verified = AuditReader.verify(file, null, line -> {
            if (leaves.size() == record) found[0] = line;
            leaves.add(Merkle.leaf(line));
        });
        if (verified.firstFault() != null) throw new IllegalArgumentException("record " + verified.firstFault().record() + " is at fault: " + verified.firstFault().why());
        if (verified.sealed()) leaves.removeLast();
        if (record < 0 || record >= leaves.size()) throw new IllegalArgumentException("there is no record " + record + " under the root; there are 0 to " + (leaves.size() - 1));
        return new Proof(record, leaves.size(), new String(found[0], StandardCharsets.UTF_8), Merkle.path(record, leaves).stream().map(HexFormat.of()::formatHex).toList(), verified.root());
    }

    public boolean holds() {
        return Merkle.includes(record, size, Merkle.leaf(line.getBytes(StandardCharsets.UTF_8)), path.stream().map(HexFormat.of()::parseHex).toList(), HexFormat.of().parseHex(root));
    }
}

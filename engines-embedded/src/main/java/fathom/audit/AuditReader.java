package fathom.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a trail once, from front to end, and stops at the first record that is not as it was written. */
public final class AuditReader {
    private static final Pattern FRONT = Pattern.compile("(0|[1-9][0-9]{0,17}) ([0-9a-f]{64}) ([0-9a-f]{64}) (0|[1-9][0-9]{0,8}) ");
    private static final int LONGEST_FRONT = 160, LONGEST_LINE = 1 << 24;

    private final @Nullable Anchor anchor;
    private final Consumer<byte[]> lines;
    private final Merkle tree = new Merkle();
    private long records;
    private String head = "";
    private boolean sealed;

    private AuditReader(@Nullable Anchor anchor, Consumer<byte[]> lines) {
        this.anchor = anchor;
        this.lines = lines;
    }

    /** @param anchor null for none; @throws IOException when the file cannot be read */
    public static Verification verify(Path file, @Nullable Anchor anchor) throws IOException {
        return verify(file, anchor, line -> { });
    }

    /** @param lines is given each line that holds, without its line feed, the seal too */
    static Verification verify(Path file, @Nullable Anchor anchor, Consumer<byte[]> lines) throws IOException {
        var reader = new AuditReader(anchor, lines);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            String why = reader.read(in);
            return reader.verification(why);
        }
    }

    private Verification verification(@Nullable String why) {
        long at = why != null && why.startsWith("the anchor has another") ? records - 1 : records;
        return new Verification(records, head, HexFormat.of().formatHex(tree.root()), sealed, why == null ? null : new Verification.Fault(at, why));
    }

    private @Nullable String read(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(512);
        for (int b; (b = in.read()) >= 0;) {
            if (b != '\n') {
                line.write(b);
                if (line.size() > LONGEST_LINE) return "the line is longer than a record can be";
                continue;
            }
            String why = take(line.toByteArray());
            if (why != null) return why;
            line.reset();
        }
        if (anchor != null && records < anchor.count()) return "the file ends here, and its anchor counts " + anchor.count() + " records";
        if (line.size() > 0) return "the line is cut off: it has no end";
        return records == 0 ? "the file has no head" : null;
    }

    private @Nullable String take(byte[] line) {
        Matcher front = FRONT.matcher(new String(line, 0, Math.min(line.length, LONGEST_FRONT), StandardCharsets.ISO_8859_1));
        if (!front.lookingAt()) return "the line is not in the form of a record";
        if (sealed) return "there is a record behind the seal";
        if (Long.parseLong(front.group(1)) != records) return "the record has the number " + front.group(1);
        if (!front.group(2).equals(records == 0 ? Line.FIRST : head)) return "the hash of the record before it is another";
        int from = front.end(), length = line.length - from;
        if (Integer.parseInt(front.group(4)) != length) return "the payload has " + length + " bytes and not " + front.group(4);
        if (!front.group(3).equals(Line.hash(records, front.group(2), line, from, length))) return "the payload does not have this hash";
        if (records == 0 && !is("header", line, from)) return "the file has no head";
        boolean seal = is("seal", line, from);
        if (seal && !Arrays.equals(line, from, line.length, expected(), 0, expected().length)) return "the seal does not fit the records before it";
        head = front.group(3);
        records++;
        sealed = seal;
        if (!seal) tree.add(Merkle.leaf(line));
        if (anchor != null && records == anchor.count() && !head.equals(anchor.head())) return "the anchor has another hash for this record";
        lines.accept(line);
        return null;
    }

    private byte[] expected() {
        return Line.seal(records, head, tree.root()).getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean is(String type, byte[] line, int from) {
        byte[] start = ("{\"type\":\"" + type + "\",").getBytes(StandardCharsets.US_ASCII);
        return line.length - from >= start.length && Arrays.equals(line, from, from + start.length, start, 0, start.length);
    }
}

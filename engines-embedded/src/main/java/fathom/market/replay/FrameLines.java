package fathom.market.replay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import fathom.market.venue.JsonCursor;
import fathom.market.venue.MalformedFrameException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * The lines of a recording: when each frame arrived, and where it lies. Read are {@code <epoch> <json>} in nanoseconds, microseconds or milliseconds,
 * {@code <ISO time> <json>} (Tardis), {@code <seconds>: <json>} between lines with an address (cryptofeed), {@code {"recv_ts_ns":…,"payload":"…"}}, and frames alone, whose
 * arrival is not known.
 */
final class FrameLines implements AutoCloseable {
    /** OTHER is what a recorder notes besides what it received; {@link #what} says what. */
    enum Kind { FRAME, OTHER, UNREADABLE }

    /** 2009 and 2106: nanoseconds since 1970 of anything that could have been recorded. */
    private static final long EARLIEST = 1_230_000_000_000_000_000L, LATEST = 4_294_967_296_000_000_000L;
    private static final long SECOND = 1_000_000_000;

    private final Recording recording;
    private final JsonCursor json = new JsonCursor();
    private long receivedAt;
    private long elapsed;
    private boolean ranBack;
    private boolean timeless;
    private byte[] bytes;
    private int from;
    private int to;
    private String what;

    FrameLines(Path path) {
        recording = Recording.open(path);
    }

    /** Moves to the next line that is not blank. @return false at the end */
    boolean next() {
        return recording.next();
    }

    /** Reads what kind of line it is and, of a frame, when it arrived. */
    Kind read() {
        bytes = recording.bytes();
        from = recording.start();
        to = recording.end();
        what = "does not begin with the time of its arrival in nanoseconds";
        return switch (bytes[from]) {
            case '{', '[' -> startsWith("{\"recv_ts_ns\"") ? wrapped() : bare();
            case 'w', 'h' -> ofConnection();
            default -> stamped();
        };
    }

    private Kind stamped() {
        int at = digits(from);
        if (at == from || at == to || at - from > 19) return Kind.UNREADABLE;
        if (bytes[at] == '.') return ofSeconds(from);
        if (bytes[at] == '-') return iso();
        long value = number(from, at);
        for (int unit = 0; unit < 2 && value < EARLIEST && value >= EARLIEST / 1_000_000; unit++) value *= 1_000;
        return bytes[at] == ' ' || bytes[at] == '\t' ? frame(value, at + 1) : Kind.UNREADABLE;
    }

    private Kind iso() {
        int at = from;
        while (at < to && bytes[at] != ' ') at++;
        try {
            Instant time = Instant.parse(new String(bytes, from, at - from, ISO_8859_1));
            return at == to ? Kind.UNREADABLE : frame(Math.addExact(Math.multiplyExact(time.getEpochSecond(), SECOND), time.getNano()), at + 1);
        } catch (DateTimeException | ArithmeticException e) {
            return Kind.UNREADABLE;
        }
    }

    /** {@code 1652459225.5037491: …} */
    private Kind ofSeconds(int start) {
        int point = digits(start), end = point < to && bytes[point] == '.' ? digits(point + 1) : point;
        if (point == start || point - start > 10 || end + 1 >= to || bytes[end] != ':') return Kind.UNREADABLE;
        long nanos = 0;
        for (int i = 0, at = point + 1; i < 9; i++, at++) nanos = nanos * 10 + (at < end ? bytes[at] - '0' : 0);
        return frame(number(start, point) * SECOND + nanos, end + 1);
    }

    /** {@code ADDRESS <-> time}, {@code ADDRESS <- time: what the client sent}, {@code ADDRESS -> time: answer to a request}. */
    private Kind ofConnection() {
        int space = from;
        while (space < to && bytes[space] != ' ') space++;
        from = space;
        if (startsWith(" <-> ")) return other("connection opened");
        if (startsWith(" <- ")) return other("sent by the client");
        return startsWith(" -> ") ? ofSeconds(space + 4) : Kind.UNREADABLE;
    }

    private Kind other(String kind) {
        what = kind;
        return Kind.OTHER;
    }

    private Kind wrapped() {
        byte[] line = bytes;
        int start = from, end = to;
        long time = -1;
        String payload = null;
        try {
            json.on(line, start, end);
            json.open('{');
            do {
                json.name();
                switch (json.text()) {
                    case "recv_ts_ns" -> time = json.integer();
                    case "payload" -> payload = json.string();
                    default -> json.skip();
                }
            } while (json.more('{'));
        } catch (MalformedFrameException e) {
            what = e.getMessage();
            return Kind.UNREADABLE;
        }
        if (payload == null) return Kind.UNREADABLE;
        bytes = payload.getBytes(UTF_8);
        to = bytes.length;
        return frame(time, 0);
    }

    private Kind bare() {
        if (startsWith("{\"_sent\"")) return other("sent by the client");
        timeless = true;
        ranBack = false;
        return Kind.FRAME;
    }

    private Kind frame(long arrived, int json) {
        if (arrived < EARLIEST || arrived > LATEST) return Kind.UNREADABLE;
        ranBack = arrived < receivedAt - SECOND;
        if (receivedAt != 0) elapsed += Math.max(0, arrived - receivedAt);
        receivedAt = arrived;
        from = json;
        return Kind.FRAME;
    }

    private int digits(int at) {
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') at++;
        return at;
    }

    /** At most 19 digits. Too large a number turns out below zero. */
    private long number(int at, int end) {
        long value = 0;
        for (; at < end; at++) value = value * 10 + (bytes[at] - '0');
        return value;
    }

    private boolean startsWith(String text) {
        if (to - from < text.length()) return false;
        for (int i = 0; i < text.length(); i++) if (bytes[from + i] != text.charAt(i)) return false;
        return true;
    }

    /** What the line is when it is no frame: a recorder's note, or why it cannot be read, as the end of a sentence that begins with the line. */
    String what() {
        return what;
    }

    /** When the line arrived on the recorder's clock, epoch nanoseconds; 0 where no line said so. */
    long receivedAt() {
        return receivedAt;
    }

    /** Whether frames came of which it is not known when they arrived. */
    boolean isTimeless() {
        return timeless;
    }

    /** Recorded time until now, nanoseconds: the sum of all steps forward. */
    long elapsed() {
        return elapsed;
    }

    /** Whether the recorder's clock stands more than a second before the line before it. */
    boolean ranBack() {
        return ranBack;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Index of the frame's first byte. */
    int from() {
        return from;
    }

    /** Index after its last byte. */
    int to() {
        return to;
    }

    /** What the whole line is if it is the beginning of a file in a format of others; null when that is not known. */
    String foreign() {
        return ForeignFormat.of(recording.bytes(), recording.start(), recording.end());
    }

    long line() {
        return recording.line();
    }

    boolean isTerminated() {
        return recording.isTerminated();
    }

    double progress() {
        return recording.progress();
    }

    /** Bytes after the end of the compressed frames; known at the end. */
    long trailing() {
        return recording.trailing();
    }

    @Override
    public void close() {
        recording.close();
    }
}

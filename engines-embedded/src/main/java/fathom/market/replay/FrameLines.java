package fathom.market.replay;

import java.nio.file.Path;

/** The lines of a recording, each {@code <local ns> <json>}: when it arrived, and where its frame lies. */
final class FrameLines implements AutoCloseable {
    /** 2009 and 2106: nanoseconds since 1970 of anything that could have been recorded. */
    private static final long EARLIEST = 1_230_000_000_000_000_000L, LATEST = 4_294_967_296_000_000_000L;

    private final Recording recording;
    private long receivedAt;
    private long elapsed;
    private boolean ranBack;
    private int json;

    FrameLines(Path path) {
        recording = Recording.open(path);
    }

    /** Moves to the next line that is not blank. @return false at the end */
    boolean next() {
        return recording.next();
    }

    /** Reads when the line arrived. @return why it cannot, as the end of a sentence that begins with the line; empty when it can */
    String stamp() {
        byte[] bytes = recording.bytes();
        long value = 0;
        int at = recording.start();
        for (; at < recording.end() && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            if (value > LATEST / 10) return WHY;
            value = value * 10 + (bytes[at] - '0');
        }
        for (int unit = 0; unit < 2 && value < EARLIEST && value >= EARLIEST / 1_000_000; unit++) value *= 1_000;
        if (value < EARLIEST || value > LATEST || at == recording.end() || bytes[at] != ' ' && bytes[at] != '\t') return WHY;
        ranBack = value < receivedAt - 1_000_000_000;
        if (receivedAt != 0) elapsed += Math.max(0, value - receivedAt);
        receivedAt = value;
        json = at + 1;
        return "";
    }

    private static final String WHY = "does not begin with the time of its arrival in nanoseconds";

    /** When the line arrived on the recorder's clock, epoch nanoseconds. */
    long receivedAt() {
        return receivedAt;
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
        return recording.bytes();
    }

    /** Index of the frame's first byte. */
    int from() {
        return json;
    }

    /** Index after its last byte. */
    int to() {
        return recording.end();
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

package fathom.market.replay;

import fathom.market.FeedException;
import fathom.market.venue.Tally;
import fathom.market.venue.binance.BinanceDecoder;
import fathom.market.venue.binance.BinanceFrame;
import fathom.market.venue.binance.MalformedFrameException;
import java.nio.file.Path;

/**
 * The frames of a recording, one per line: {@code <local ns> <json>}. A line that cannot be read is counted and skipped. The recording is given up
 * with a {@link FeedException} when none of its lines can be read (a foreign file), when 100 in a row cannot, and when the last one is cut off.
 */
final class FrameReader implements AutoCloseable {
    static final int PATIENCE = 100;
    /** 2009 and 2106: nanoseconds since 1970 of anything that could have been recorded. */
    private static final long EARLIEST = 1_230_000_000_000_000_000L, LATEST = 4_294_967_296_000_000_000L;

    private final Path path;
    private final Recording recording;
    private final Tally tally = new Tally();
    private final BinanceDecoder decoder = new BinanceDecoder(tally);
    private long elapsed;
    private boolean ranBack;
    private long receivedAt;
    private int json;
    private long frames;
    private long malformed;
    private int inARow;
    private String complaint = "";
    private String complaintInRow = "";

    FrameReader(Path path) {
        this.path = path;
        recording = Recording.open(path);
    }

    /** Moves to the next line that begins with a time. @return false at the end */
    boolean next() {
        while (recording.next()) {
            if (stamp()) return true;
            skip("does not begin with the time of its arrival in nanoseconds");
        }
        if (frames == 0) throw foreign();
        return false;
    }

    /** When the line arrived on the recorder's clock, epoch nanoseconds. */
    long receivedAt() {
        return receivedAt;
    }

    /** @return the line's frame, valid until the next; null when it cannot be read, which is counted */
    BinanceFrame frame() {
        try {
            BinanceFrame frame = decoder.decode(recording.bytes(), json, recording.end());
            frames++;
            inARow = 0;
            return frame;
        } catch (MalformedFrameException e) {
            skip(e.getMessage());
            return null;
        }
    }

    /** What was read and is not delivered. */
    Tally tally() {
        return tally;
    }

    /** Recorded time until now, nanoseconds: the sum of all steps forward. */
    long elapsed() {
        return elapsed;
    }

    /** Whether the recorder's clock stands more than a second before the line before it. */
    boolean ranBack() {
        return ranBack;
    }

    long line() {
        return recording.line();
    }

    double progress() {
        return recording.progress();
    }

    long frames() {
        return frames;
    }

    long malformed() {
        return malformed;
    }

    /** What is wrong with the first line that could not be read, e.g. {@code line 17 is not valid JSON: …}; empty while there is none. */
    String complaint() {
        return complaint;
    }

    private boolean stamp() {
        byte[] bytes = recording.bytes();
        long value = 0;
        int at = recording.start();
        for (; at < recording.end() && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            if (value > LATEST / 10) return false;
            value = value * 10 + (bytes[at] - '0');
        }
        for (int unit = 0; unit < 2 && value < EARLIEST && value >= EARLIEST / 1_000_000; unit++) value *= 1_000;
        if (value < EARLIEST || value > LATEST || at == recording.end() || bytes[at] != ' ' && bytes[at] != '\t') return false;
        ranBack = value < receivedAt - 1_000_000_000;
        if (ranBack) tally.restart();
        if (receivedAt != 0) elapsed += Math.max(0, value - receivedAt);
        receivedAt = value;
        json = at + 1;
        return true;
    }

    private void skip(String why) {
        String what = "line " + recording.line() + " " + why;
        if (malformed++ == 0) complaint = what;
        if (inARow++ == 0) complaintInRow = what;
        if (!recording.isTerminated() && frames > 0) throw new FeedException(path + " is cut off: " + what + ".");
        if (inARow < PATIENCE) return;
        throw frames == 0 ? foreign() : new FeedException(path + " was given up after " + PATIENCE + " unreadable lines in a row: " + complaintInRow + ".");
    }

    private FeedException foreign() {
        return new FeedException(path + " is not a recording of Binance frames: " + (complaint.isEmpty() ? "it has no lines" : complaint) + ".");
    }

    @Override
    public void close() {
        recording.close();
    }
}

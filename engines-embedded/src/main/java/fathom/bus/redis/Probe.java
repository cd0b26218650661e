package fathom.bus.redis;

import java.nio.charset.StandardCharsets;

/** How long a message takes over a server from this process to itself, and whether messages come back from it at all: one goes out each second with all the others. */
final class Probe {
    /** After a pause in sending, as while the server was down, what was sent before is forgotten. */
    private static final long PAUSE = 2_500_000_000L;
    /** What the newest counts for in the mean. */
    private static final double NEWEST = 0.2;

    private final int process;
    private final long patience;
    private volatile double latency = Double.NaN;
    private long unansweredSince, sentAt;
    private volatile boolean late;

    /** @param process whose probes these are: all processes' pass by; @param patience nanoseconds after which one is late */
    Probe(int process, long patience) {
        this.patience = patience;
        this.process = process;
    }

    /** The next one, to be sent now. @param now of {@link System#nanoTime} */
    synchronized byte[] next(long now) {
        if (unansweredSince == 0 || now - sentAt > PAUSE) unansweredSince = now;
        sentAt = now;
        late = now - unansweredSince > patience;
        return (process + ":" + now).getBytes(StandardCharsets.US_ASCII);
    }

    /** One came, of whichever process. */
    synchronized void came(byte[] probe, long now) {
        String[] words = new String(probe, StandardCharsets.US_ASCII).split(":");
        if (words.length != 2 || !words[0].equals(Integer.toString(process))) return;
        double nanos = now - Long.parseLong(words[1]);
        latency = Double.isNaN(latency) ? nanos : latency + NEWEST * (nanos - latency);
        unansweredSince = 0;
        late = false;
    }

    /** Nanoseconds there and back lately; NaN before the first. */
    double latency() {
        return latency;
    }

    /** Whether the last one should have come long ago. */
    boolean isLate() {
        return late;
    }
}

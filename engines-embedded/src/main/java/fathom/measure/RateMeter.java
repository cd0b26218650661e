package fathom.measure;

import java.util.ArrayDeque;
import java.util.Deque;

/** Events per second over the last few seconds, from a counter that only rises. For one reader, who looks again and again. */
public final class RateMeter {
    private final long window;
    private final Deque<Sample> samples = new ArrayDeque<>();

    /** @param seconds length of the window, above zero */
    public RateMeter(double seconds) {
        if (!(seconds > 0)) throw new IllegalArgumentException("the window must be longer than zero seconds, got " + seconds);
        window = (long) (seconds * 1e9);
    }

    /**
     * Takes note of the counter and says how fast it rose.
     *
     * @param count of events since the start; one lower than before means that the counter began anew, and so does the window
     * @param now   nanoseconds, never earlier than in the call before
     * @return events per second since the look that lies a window back (or the first one), NaN until time has passed between two looks
     */
    public double rate(long count, long now) {
        if (!samples.isEmpty() && count < samples.getLast().count) samples.clear();
        if (samples.isEmpty() || now > samples.getLast().at) samples.add(new Sample(now, count));
        while (samples.size() > 2 && now - second().at >= window) samples.removeFirst();
        Sample first = samples.getFirst();
        return now > first.at ? (count - first.count) * 1e9 / (now - first.at) : Double.NaN;
    }

    private Sample second() {
        var all = samples.iterator();
        all.next();
        return all.next();
    }

    private record Sample(long at, long count) {}
}

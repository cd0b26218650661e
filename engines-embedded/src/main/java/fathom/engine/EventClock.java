package fathom.engine;

import java.time.Duration;

/**
 * The present of an engine: the latest event time of any message it took. Priorities and conflation let messages overtake each other, so that one may
 * be a little older than the clock. A minute in which no instrument said anything is no quiet market but a hole in the feed (it was paused, cut off, or
 * sought forwards), and a step back by a minute is a rewound recording: then what was known before belongs to another time.
 */
public final class EventClock {
    public enum Step {
        /** Time went on, or stood still. */
        ON,
        /** The message is older than one that came before it. */
        LATE,
        /** The first message, or the first one after a hole. */
        AHEAD,
        /** The feed was rewound. */
        BACK
    }

    /** Nanoseconds. */
    public static final long HOLE = Duration.ofMinutes(1).toNanos();

    private boolean started;
    private long now;

    /** @param at event time of a message, epoch nanoseconds */
    public Step see(long at) {
        if (started && at >= now && at - now <= HOLE) {
            now = at;
            return Step.ON;
        }
        return leap(at);
    }

    private Step leap(long at) {
        if (started && at < now && now - at <= HOLE) return Step.LATE;
        Step step = started && at < now ? Step.BACK : Step.AHEAD;
        started = true;
        now = at;
        return step;
    }

    /** Epoch nanoseconds; 0 before the first message. */
    public long now() {
        return now;
    }
}

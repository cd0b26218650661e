package fathom.engine;

import java.time.Duration;

/**
 * The present of an engine: the latest event time of any message it took. Priorities and conflation let messages overtake each other, so that one may
 * be a little older than the clock. A minute in which no instrument said anything is no quiet market but a hole in the feed (it was paused, cut off, or
 * sought forwards), and a step back by a minute is a rewound recording: then what was known before belongs to another time.
 *
 * <p>One message alone proves neither: it may have been kept somewhere, or carry a wrong time. A hole or a rewind is believed when a second message, later
 * than the first and with none of the present between them, says so too.
 */
public final class EventClock {
    public enum Step {
        /** Time went on, or stood still. */
        ON,
        /** The message is older than one that came before it. */
        LATE,
        /** Far from the present, and no other message has said so yet: to be passed over. */
        STRAY,
        /** The first message, or the second one after a hole. */
        AHEAD,
        /** The feed was rewound. */
        BACK
    }

    /** Nanoseconds. */
    public static final long HOLE = Duration.ofMinutes(1).toNanos();

    private boolean started;
    private boolean suspicious;
    private long suspect;
    private long now;
    private long strays;

    /** @param at event time of a message, epoch nanoseconds */
    public Step see(long at) {
        if (started && at >= now && at <= now + HOLE) {
            now = at;
            suspicious = false;
            return Step.ON;
        }
        return leap(at);
    }

    private Step leap(long at) {
        if (started && at < now && at >= now - HOLE) {
            suspicious = false;
            return Step.LATE;
        }
        boolean believed = !started || suspicious && at > suspect && at > now == suspect > now;
        if (!believed) {
            strays++;
            suspicious = true;
            suspect = at;
            return Step.STRAY;
        }
        Step step = started && at < now ? Step.BACK : Step.AHEAD;
        started = true;
        suspicious = false;
        now = at;
        return step;
    }

    /** Epoch nanoseconds; 0 before the first message. */
    public long now() {
        return now;
    }

    /** Messages that were far from the present, so far. */
    public long strays() {
        return strays;
    }
}

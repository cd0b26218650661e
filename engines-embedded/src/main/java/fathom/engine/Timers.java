package fathom.engine;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Timers of one engine in event time: they fall due when a message comes that is as late as that, before that message is handled. Therefore the same messages
 * give the same results however fast they come, and where nothing comes nothing falls due. Not safe for threads.
 *
 * <p>A repeated timer falls due at the multiples of its period since the epoch; after a hole in the feed once, not once for each period. When a recording is
 * rewound, what was to happen once is forgotten.
 */
public final class Timers {
    /** What is done when a timer falls due. */
    @FunctionalInterface
    public interface Task {
        /** @param due event time at which it fell due, epoch nanoseconds */
        void run(long due, EngineOutput out);
    }

    /** @param period nanoseconds; 0 when it happens once; @param number in the order of being set, among those that fall due together */
    private record Timer(long due, long period, long number, Task task) {}

    private final PriorityQueue<Timer> waiting = new PriorityQueue<>(Comparator.comparingLong(Timer::due).thenComparingLong(Timer::number));
    private final EventClock clock = new EventClock();
    private long numbers;

    /** @throws IllegalArgumentException when the period is not positive */
    public void every(Duration period, Task task) {
        long nanos = period.toNanos();
        if (nanos <= 0) throw new IllegalArgumentException("a timer cannot fall due every " + period);
        waiting.add(new Timer(clock.now() == 0 ? Long.MIN_VALUE : next(clock.now(), nanos), nanos, numbers++, task));
    }

    /** @param due event time, epoch nanoseconds; at once with the next message when that is past */
    public void at(long due, Task task) {
        waiting.add(new Timer(due, 0, numbers++, task));
    }

    boolean areNone() {
        return waiting.isEmpty();
    }

    /** Time has come so far. @param at event time of a message, epoch nanoseconds */
    void advance(long at, EngineOutput out) {
        boolean first = clock.now() == 0;
        switch (clock.see(at)) {
            case ON -> fallDue(out);
            case AHEAD -> {
                if (first) realign();
                else fallDue(out);
            }
            case BACK -> {
                waiting.removeIf(t -> t.period == 0);
                realign();
            }
            case LATE, STRAY -> { }
        }
    }

    private void fallDue(EngineOutput out) {
        for (Timer t = waiting.peek(); t != null && t.due <= clock.now(); t = waiting.peek()) {
            waiting.remove();
            long due = t.period == 0 ? t.due : Math.floorDiv(clock.now(), t.period) * t.period;
            if (t.period > 0) waiting.add(new Timer(due + t.period, t.period, t.number, t.task));
            t.task.run(due, out);
        }
    }

    private void realign() {
        var all = waiting.stream().toList();
        waiting.clear();
        for (Timer t : all) waiting.add(t.period == 0 ? t : new Timer(next(clock.now(), t.period), t.period, t.number, t.task));
    }

    private static long next(long now, long period) {
        return Math.floorDiv(now, period) * period + period;
    }
}

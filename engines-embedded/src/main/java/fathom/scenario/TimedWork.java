package fathom.scenario;

/** Something with due times, done by the generator's thread. */
@FunctionalInterface
public interface TimedWork {
    /** There is no more to do. */
    long NEVER = Long.MAX_VALUE;

    /** Does all that was due by {@code now}; returns when more is due, or {@link #NEVER}. */
    long catchUp(long now);
}

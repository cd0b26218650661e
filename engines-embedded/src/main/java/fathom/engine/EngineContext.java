package fathom.engine;

/** What an engine may use besides its messages, from {@link Engine#open} to {@link Engine#close}; on its own thread only. */
public interface EngineContext {
    /** Its timers, in event time. */
    Timers timers();

    /**
     * Has something worked out beside the engine. Its progress and its result are published as {@link JobReport}s, which the engine may consume like anything
     * else.
     *
     * @param name for people
     * @throws IllegalArgumentException when too many jobs wait already
     */
    JobReport submit(String name, Work work);
}

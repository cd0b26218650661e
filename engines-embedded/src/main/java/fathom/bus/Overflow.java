package fathom.bus;

/** What an inbox does when it is full. */
public enum Overflow {
    /** The publisher waits: nothing is lost. For orders, fills, audit, questions. */
    WAIT,
    /** Only the latest message of each topic is kept; the one it replaces is counted as conflated. For books, marks, health. */
    KEEP_LATEST,
    /** The oldest waiting message makes room and is counted as dropped. For tapes and tails. */
    DROP_OLDEST,
    /**
     * The publisher waits, but not for a receiver that takes next to nothing for two seconds: until there is room again what comes is left out and counted as
     * dropped. For trades and gaps, on which others wait too.
     */
    WAIT_A_WHILE
}

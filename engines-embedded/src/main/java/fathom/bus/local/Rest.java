package fathom.bus.local;

/**
 * How an inbox's thread waits for work; the consumer's own. In the middle of a stream it lets others run first, because parking it would cost each
 * publisher a system call to wake it. One that has nothing to do again and again within a moment, e.g. because all that comes replaces what came
 * before, naps for a fraction of a millisecond, which costs publishers nothing; one that was woken for a single message parks almost at once. So does one whose messages
 * are brought many at a time ({@link Waking#together}): when it has emptied its lanes the next are not on their way yet, and each yield would only put it behind all
 * others.
 */
final class Rest {
    private static final int SPINS = 20;
    private static final int MOST_YIELDS = 50;
    /** Messages in a row that are worth one yield. */
    private static final int STREAK_PER_YIELD = 16;
    /** Messages in a row from which on spinning is left out. */
    private static final int STREAM = 64;
    /** Nanoseconds. Whoever ran out of work so shortly after the last time is woken too often; a nap is a little longer than it says. */
    private static final long BRISK = 80_000, NAP = 50_000;

    private final Inbox inbox;
    private final boolean together;
    /** Messages since it last parked or napped. */
    private int streak;
    private boolean napped;
    private long began = System.nanoTime() - BRISK;

    /** @param together whether messages are brought many at a time */
    Rest(Inbox inbox, boolean together) {
        this.inbox = inbox;
        this.together = together;
    }

    void worked() {
        streak++;
        napped = false;
    }

    /** @return whether it parked */
    boolean untilWork() {
        if (comesByItself()) return false;
        long now = System.nanoTime();
        boolean brisk = now - began < BRISK;
        began = now;
        streak = 0;
        if (brisk && !napped) {
            napped = true;
            inbox.nap(NAP);
            return false;
        }
        inbox.park();
        return true;
    }

    private boolean comesByItself() {
        for (int i = streak < STREAM ? SPINS : 0; i > 0; i--) {
            if (inbox.hasWork()) return true;
            Thread.onSpinWait();
        }
        if (together) return false;
        for (int i = Math.min(MOST_YIELDS, streak / STREAK_PER_YIELD); i > 0; i--) {
            if (inbox.hasWork()) return true;
            Thread.yield();
        }
        return false;
    }
}

package fathom.bus;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs failures of one handler, at most one in five seconds, and says how many it left out. Safe for several threads. */
public final class FailureLog {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
    private static final long PAUSE = 5_000_000_000L;

    private final String where;
    private long nextAt = System.nanoTime();
    private long leftOut;

    /** @param where bus and handler, as the log shall name them */
    public FailureLog(String where) {
        this.where = where;
    }

    public synchronized void log(Envelope message, Throwable failure) {
        long now = System.nanoTime();
        if (now - nextAt < 0) {
            leftOut++;
            return;
        }
        LOG.warn("{}: message {} on {} from {} failed ({} failures before it were not logged)", where, message.id(), message.topic(), message.source(), leftOut,
                failure);
        nextAt = now + PAUSE;
        leftOut = 0;
    }

    public void stuck() {
        LOG.warn("{}: the handler did not end when the subscription was closed", where);
    }
}

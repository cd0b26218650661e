package fathom.bus.redis;

import fathom.bus.BusEvent;
import fathom.bus.codec.Incoming;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What readers of one server met that should not be: harm done by entries, threads that broke, claims that cannot be so. Counted, and told for a while. */
final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    private static final int LONGEST_NAME = 64;

    private final String bus;
    private final EventHistory events;
    private final Alarm alarm = new Alarm();
    private final LongAdder givenUp = new LongAdder();

    Faults(String bus, EventHistory events) {
        this.bus = bus;
        this.events = events;
    }

    /** An entry that does harm is left where it is, for good. */
    void gaveUp(String stream, String id, Throwable why) {
        LOG.error("{}: the entry {} of {} was given up", bus, id, stream, why);
        gaveUp("gave up an entry of " + stream + ": " + why.getClass().getSimpleName());
    }

    /** @param what happened, one sentence without its subject */
    void gaveUp(String what) {
        givenUp.increment();
        raise(what);
    }

    /** Somebody says what cannot be so. */
    void implausible(Incoming message) {
        raise("'" + printable(message.source()) + "' sends numbers that cannot be so");
    }

    /** A thread met what it could not go on with, and began again. */
    void broke(String what, Throwable why) {
        LOG.error("{}: {} broke and begins again", bus, what, why);
        raise(what + " broke and began again: " + why.getClass().getSimpleName());
    }

    private void raise(String what) {
        if (alarm.raise(what, System.nanoTime())) events.add(BusEvent.Kind.REFUSED, bus, what, 0, 0);
    }

    private static String printable(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME) + "…";
    }

    /** Entries that were given up. */
    long givenUp() {
        return givenUp.sum();
    }

    /** The last of it, if it was lately; else empty. */
    String latest(long now) {
        return alarm.what(now);
    }
}

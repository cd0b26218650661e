package fathom.watch;

import fathom.measure.Level;
import fathom.measure.Limit;

/** What one rule has come to say of one subject: a level counts once it has lasted long and often enough, and is over when the limit says so. */
final class Held {
    /** Looks that come faster than this many nanoseconds are one. */
    private static final long LOOK = 900_000_000L;

    private Level counted = Level.OK, pending = Level.OK;
    private long since, pendingSince, lookedAt;
    private int looks;

    /** @param value in the unit of the limit; @param at epoch nanoseconds; @return what counts now */
    Level look(Limit limit, double value, long at) {
        Level raw = limit.judge(value);
        if (raw == Level.UNKNOWN) return counted;
        if (raw.compareTo(counted) < 0 && !Double.isNaN(limit.hold().clears()) && !limit.clears(value)) raw = counted;
        if (raw.compareTo(counted) <= 0) {
            counted = raw;
            pending = Level.OK;
            return counted;
        }
        rise(raw, at);
        if (looks >= limit.hold().times() && at - pendingSince >= limit.hold().seconds() * 1e9) {
            if (counted == Level.OK) since = pendingSince;
            counted = pending;
            pending = Level.OK;
        }
        return counted;
    }

    private void rise(Level raw, long at) {
        if (pending == Level.OK) {
            pending = raw;
            pendingSince = lookedAt = at;
            looks = 1;
            return;
        }
        if (raw.compareTo(pending) < 0) pending = raw;
        if (at - lookedAt < LOOK) return;
        looks++;
        lookedAt = at;
    }

    /** When what counts began, epoch nanoseconds. */
    long since() {
        return since;
    }
}

package fathom.market.venue;

import java.util.Arrays;

/** Remembers the last 4,096 ids, roughly: those that share a place push each other out. */
public final class RecentIds {
    private static final int PLACES = 4096;

    /** Null before the first. */
    private long[] ids;

    /** @param id not below 0 */
    public boolean isKnown(long id) {
        if (ids == null) {
            ids = new long[PLACES];
            Arrays.fill(ids, -1);
        }
        int place = (int) (id & PLACES - 1);
        if (ids[place] == id) return true;
        ids[place] = id;
        return false;
    }
}

package fathom.market.venue.binance;

import java.util.Arrays;

/**
 * Which trades of one instrument were delivered, so that none counts twice: the last 4,096 ids, and the ids that aggregated trades cover. Where single
 * trades come, aggregated ones tell nothing new.
 */
final class TradeTape {
    private static final int PLACES = 4096;

    enum Verdict { NEW, DUPLICATE, TOLD_BY_OTHER_STREAM }

    private final long[] singles = filled();
    private final long[] aggregates = filled();
    private boolean single;
    private long coveredFrom = Long.MAX_VALUE;
    private long coveredTo = -1;

    private static long[] filled() {
        var ids = new long[PLACES];
        Arrays.fill(ids, -1);
        return ids;
    }

    Verdict single(long id) {
        single = true;
        if (isKnown(singles, id)) return Verdict.DUPLICATE;
        return id >= coveredFrom && id <= coveredTo ? Verdict.TOLD_BY_OTHER_STREAM : Verdict.NEW;
    }

    /** @param first and last id of the single trades it sums up */
    Verdict aggregate(long id, long first, long last) {
        if (isKnown(aggregates, id)) return Verdict.DUPLICATE;
        if (single) return Verdict.TOLD_BY_OTHER_STREAM;
        coveredFrom = Math.min(coveredFrom, first);
        coveredTo = Math.max(coveredTo, last);
        return Verdict.NEW;
    }

    private static boolean isKnown(long[] ids, long id) {
        int place = (int) (id & PLACES - 1);
        if (ids[place] == id) return true;
        ids[place] = id;
        return false;
    }
}

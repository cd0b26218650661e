package fathom.market.venue.binance;

import fathom.market.venue.RecentIds;

/**
 * Which trades of one instrument were delivered, so that none counts twice: the last 4,096 ids, and the ids that aggregated trades cover. Where single
 * trades come, aggregated ones tell nothing new.
 */
final class TradeTape {
    enum Verdict { NEW, DUPLICATE, TOLD_BY_OTHER_STREAM }

    private final RecentIds singles = new RecentIds();
    private final RecentIds aggregates = new RecentIds();
    private boolean single;
    private long coveredFrom = Long.MAX_VALUE;
    private long coveredTo = -1;

    Verdict single(long id) {
        single = true;
        if (singles.isKnown(id)) return Verdict.DUPLICATE;
        return id >= coveredFrom && id <= coveredTo ? Verdict.TOLD_BY_OTHER_STREAM : Verdict.NEW;
    }

    /** @param first and last id of the single trades it sums up */
    Verdict aggregate(long id, long first, long last) {
        if (aggregates.isKnown(id)) return Verdict.DUPLICATE;
        if (single) return Verdict.TOLD_BY_OTHER_STREAM;
        coveredFrom = Math.min(coveredFrom, first);
        coveredTo = Math.max(coveredTo, last);
        return Verdict.NEW;
    }
}

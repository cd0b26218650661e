package fathom.engine.analytics;

import java.util.List;

/**
 * The deepest falls of one portfolio's NAV from a peak, the deepest first.
 *
 * @param why one sentence while there is none
 */
public record DrawdownReport(String portfolio, long at, List<Drawdown> worst, String why) {
    /**
     * @param peakAt  event time of the peak, epoch nanoseconds; @param troughAt of the lowest value since
     * @param endedAt when the peak was reached again; 0 while it was not
     * @param depth   from peak to trough, per cent, below 0
     */
    public record Drawdown(long peakAt, long troughAt, long endedAt, double depth) {
        public boolean isOver() {
            return endedAt != 0;
        }

        /** From the peak to the lowest value, nanoseconds. */
        public long falling() {
            return troughAt - peakAt;
        }

        /** From the lowest value until the peak was reached again, nanoseconds; −1 while it was not. */
        public long recovering() {
            return isOver() ? endedAt - troughAt : -1;
        }
    }
}

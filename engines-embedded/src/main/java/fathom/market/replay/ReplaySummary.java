package fathom.market.replay;

import fathom.measure.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a recording held, as far as it was read.
 *
 * @param frames       lines that were frames of the venue
 * @param malformed    lines that were not, and were skipped
 * @param bookUpdates  books handed on: one for each depth update or ticker that said something new
 * @param gaps         holes in the venue's sequence
 * @param crossedBooks books handed on with bid at or above ask
 * @param symbols      as the venue writes them, e.g. BTCUSDT
 * @param seconds      of recorded time, all steps forward together
 * @param passedOver   frames that say nothing that is read, by kind
 * @param leftOut      frames of instruments that are not read, by the venue's symbol
 * @param duplicates   trades whose id came before
 * @param restarts     times that update ids, or the recorder's clock, began again lower
 * @param waitingForSnapshot depth updates whose snapshot has not come when the recording ended
 * @param nonMarketTrades trades that nobody took from the book
 */
public record ReplaySummary(long frames, long malformed, long trades, long bookUpdates, long gaps, long crossedBooks, List<String> symbols, double seconds,
                            Provenance provenance, Map<String, Long> passedOver, Map<String, Long> leftOut, long duplicates, long restarts, long waitingForSnapshot,
                            long nonMarketTrades) {
    public ReplaySummary {
        passedOver = new TreeMap<>(passedOver);
        leftOut = new TreeMap<>(leftOut);
    }

    /** What there is to say of frames that were read and gave nothing, one sentence each. */
    public List<String> remarks() {
        var remarks = new ArrayList<String>();
        if (!leftOut.isEmpty()) remarks.add("Left out, since they are not read: " + named(leftOut) + ".");
        if (!passedOver.isEmpty()) remarks.add("Passed over, since they say nothing of books or trades that is not told already: " + named(passedOver) + ".");
        if (duplicates > 0) remarks.add(duplicates + " trades came again and were counted once.");
        if (nonMarketTrades > 0) remarks.add(nonMarketTrades + " trades were no market flow, e.g. of the insurance fund, and were not handed on.");
        if (restarts > 0) remarks.add("Update ids or the recorder's clock began again lower " + restarts + " times.");
        if (waitingForSnapshot > 0) remarks.add(waitingForSnapshot + " depth updates wait for a snapshot that did not come.");
        return remarks;
    }

    private static String named(Map<String, Long> counts) {
        String first = counts.entrySet().stream().limit(10).map(e -> e.getKey() + " (" + e.getValue() + ")").reduce((a, b) -> a + ", " + b).orElse("");
        return counts.size() <= 10 ? first : first + " and " + (counts.size() - 10) + " more";
    }
}

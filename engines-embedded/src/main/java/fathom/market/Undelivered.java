package fathom.market;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a feed met and did not hand on, by kind.
 *
 * @param malformed          frames that could not be read
 * @param passedOver         frames that say nothing that is read, by kind
 * @param leftOut            frames of instruments that are not read, by the venue's symbol
 * @param duplicates         trades whose id came before
 * @param restarts           times that update ids, or the recorder's clock, began again lower
 * @param waitingForSnapshot depth updates that wait for a snapshot now
 * @param nonMarketTrades    trades that nobody took from the book
 * @param notices            what else there is to say, one sentence each, e.g. of the first frame that could not be read
 */
public record Undelivered(long malformed, Map<String, Long> passedOver, Map<String, Long> leftOut, long duplicates, long restarts, long waitingForSnapshot,
                          long nonMarketTrades, List<String> notices) {
    public static final Undelivered NONE = new Undelivered(0, Map.of(), Map.of(), 0, 0, 0, 0, List.of());
    /** For names that are summed up because there are too many. */
    public static final String OTHERS = "others";
    private static final int NAMED = 10;

    public Undelivered {
        passedOver = new TreeMap<>(passedOver);
        leftOut = new TreeMap<>(leftOut);
        notices = List.copyOf(notices);
    }

    public Undelivered withMalformed(long frames) {
        return new Undelivered(frames, passedOver, leftOut, duplicates, restarts, waitingForSnapshot, nonMarketTrades, notices);
    }

    /** Both together. */
    public Undelivered and(Undelivered other) {
        var all = new ArrayList<>(notices);
        all.addAll(other.notices);
        return new Undelivered(malformed + other.malformed, sum(passedOver, other.passedOver), sum(leftOut, other.leftOut), duplicates + other.duplicates,
                restarts + other.restarts, waitingForSnapshot + other.waitingForSnapshot, nonMarketTrades + other.nonMarketTrades, all);
    }

    private static Map<String, Long> sum(Map<String, Long> a, Map<String, Long> b) {
        var sum = new TreeMap<>(a);
        b.forEach((name, count) -> sum.merge(name, count, Long::sum));
        return sum;
    }

    /** The same with at most so many names of a kind, the most frequent ones, and the rest as {@link #OTHERS}: a file may name without end. */
    public Undelivered named(int most) {
        if (passedOver.size() <= most && leftOut.size() <= most) return this;
        return new Undelivered(malformed, most(passedOver, most), most(leftOut, most), duplicates, restarts, waitingForSnapshot, nonMarketTrades, notices);
    }

    private static Map<String, Long> most(Map<String, Long> counts, int most) {
        if (counts.size() <= most) return counts;
        var kept = new TreeMap<String, Long>();
        counts.entrySet().stream().filter(e -> !e.getKey().equals(OTHERS)).sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
                .limit(most - 1).forEach(e -> kept.put(e.getKey(), e.getValue()));
        long shown = kept.values().stream().mapToLong(Long::longValue).sum();
        kept.put(OTHERS, counts.values().stream().mapToLong(Long::longValue).sum() - shown);
        return kept;
    }

    public boolean isNone() {
        return frames() == 0 && restarts == 0 && notices.isEmpty();
    }

    /** Frames and trades that were not handed on, all kinds together. */
    public long frames() {
        return malformed + total(passedOver) + total(leftOut) + duplicates + waitingForSnapshot + nonMarketTrades;
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What there is to say of it, one sentence each. */
    public List<String> remarks() {
        var remarks = new ArrayList<>(notices);
        if (!leftOut.isEmpty()) remarks.add("Left out, since they are not read: " + names(leftOut) + ".");
        if (!passedOver.isEmpty()) remarks.add("Passed over, since they say nothing of books or trades that is not told already: " + names(passedOver) + ".");
        if (duplicates > 0) remarks.add(duplicates + " trades came again and were counted once.");
        if (nonMarketTrades > 0) remarks.add(nonMarketTrades + " trades were no market flow, e.g. of the insurance fund, and were not handed on.");
        if (restarts > 0) remarks.add("Update ids or the recorder's clock began again lower " + restarts + " times.");
        if (waitingForSnapshot > 0) remarks.add(waitingForSnapshot + " depth updates wait for a snapshot that did not come.");
        return remarks;
    }

    private static String names(Map<String, Long> counts) {
        String first = counts.entrySet().stream().limit(NAMED).map(e -> e.getKey() + " (" + e.getValue() + ")").reduce((a, b) -> a + ", " + b).orElse("");
        return counts.size() <= NAMED ? first : first + " and " + (counts.size() - NAMED) + " more";
    }
}

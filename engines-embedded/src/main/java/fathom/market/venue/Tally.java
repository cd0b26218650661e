package fathom.market.venue;

import fathom.market.Undelivered;
import java.util.Map;
import java.util.TreeMap;

/** Counts how books were followed, and what was met and not delivered, by kind. Written by one thread, read by any. */
public final class Tally {
    private static final int MOST_NAMES = 1_000, LONGEST = 60;

    private final Map<String, Long> passedOver = new TreeMap<>();
    private final Map<String, Long> leftOut = new TreeMap<>();
    private volatile long duplicates;
    private volatile long restarts;
    private volatile long nonMarketTrades;
    private volatile long gaps;
    private volatile long snapshots;
    private volatile long resets;
    private volatile long goodChecksums;
    private volatile long badChecksums;
    private volatile long absentChecksums;

    /** @param kind of frame that says nothing that we read, in the venue's words */
    public synchronized void passOver(String kind) {
        count(passedOver, kind);
    }

    /** @param symbol of an instrument that we do not read, in the venue's words */
    public synchronized void leaveOut(String symbol) {
        count(leftOut, symbol);
    }

    /** A trade whose id came before. */
    public void duplicate() {
        duplicates++;
    }

    /** Update ids or arrival times that began again lower. */
    public void restart() {
        restarts++;
    }

    /** A trade that nobody took from the book, e.g. of the insurance fund. */
    public void nonMarketTrade() {
        nonMarketTrades++;
    }

    /** A hole in a venue's sequence, or a checksum that does not fit: one, however many books it concerns. */
    public void gap() {
        gaps++;
    }

    /** A book that came whole. */
    public void snapshot() {
        snapshots++;
    }

    /** A book that was followed and that the venue began anew. */
    public void reset() {
        resets++;
    }

    public void checksum(boolean good) {
        if (good) goodChecksums++;
        else badChecksums++;
    }

    /** A frame of a book without a checksum, or with one that says nothing. */
    public void noChecksum() {
        absentChecksums++;
    }

    /** How the books were followed. */
    public Continuity continuity() {
        return new Continuity(gaps, snapshots, resets, new Continuity.Checksums(goodChecksums, badChecksums, absentChecksums));
    }

    public synchronized Map<String, Long> passedOver() {
        return Map.copyOf(passedOver);
    }

    public synchronized Map<String, Long> leftOut() {
        return Map.copyOf(leftOut);
    }

    public long duplicates() {
        return duplicates;
    }

    public long restarts() {
        return restarts;
    }

    public long nonMarketTrades() {
        return nonMarketTrades;
    }

    /** A file may name without end, and whatever it likes. */
    private static void count(Map<String, Long> counts, String name) {
        String shown = Tally.shown(name);
        counts.merge(counts.size() < MOST_NAMES || counts.containsKey(shown) ? shown : Undelivered.OTHERS, 1L, Long::sum);
    }

    private static String shown(String name) {
        String start = name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
        return start.chars().noneMatch(Character::isISOControl) ? start : start.replaceAll("\\p{Cntrl}", "?");
    }
}

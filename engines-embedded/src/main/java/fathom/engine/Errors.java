package fathom.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The distinct failures of one engine; the first few kinds by their sentence, the rest together. Safe for threads. */
final class Errors {
    private static final int MOST = 16, LONGEST = 200;
    private static final String OTHERS = "other errors";

    private final Map<String, ErrorCount> counts = new HashMap<>();
    private volatile List<ErrorCount> all = List.of();

    synchronized void count(String sentence, long at) {
        String what = sentence.length() > LONGEST ? sentence.substring(0, LONGEST) + "…" : sentence;
        String kind = counts.containsKey(what) || counts.size() < MOST ? what : OTHERS;
        counts.merge(kind, new ErrorCount(kind, 1, at), (a, b) -> new ErrorCount(kind, a.count() + 1, at));
        all = counts.values().stream().sorted(Comparator.comparingLong(ErrorCount::last).reversed()).toList();
    }

    /** The latest first. */
    List<ErrorCount> all() {
        return all;
    }

    /** Those of several copies of an engine as one list, the latest first. */
    static List<ErrorCount> merged(List<List<ErrorCount>> lists) {
        var merged = new HashMap<String, ErrorCount>();
        for (var list : lists) {
            for (ErrorCount e : list) merged.merge(e.what(), e, (a, b) -> new ErrorCount(a.what(), a.count() + b.count(), Math.max(a.last(), b.last())));
        }
        var all = new ArrayList<>(merged.values());
        all.sort(Comparator.comparingLong(ErrorCount::last).reversed());
        return List.copyOf(all);
    }
}

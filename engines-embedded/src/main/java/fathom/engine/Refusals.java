package fathom.engine;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many inputs were refused, by kind. */
public final class Refusals {
    private final Map<String, Long> counts = new TreeMap<>();

    public void count(String kind) {
        counts.merge(kind, 1L, Long::sum);
    }

    public void add(Refusals others) {
        others.counts.forEach((kind, count) -> counts.merge(kind, count, Long::sum));
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public Map<String, Long> byKind() {
        return Map.copyOf(counts);
    }

    /** For the end of a summary, e.g. {@code , 3 refused (2 price not above 0, 1 no side)}; empty when there are none. */
    public String clause() {
        if (counts.isEmpty()) return "";
        return ", " + total() + " refused (" + counts.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).collect(Collectors.joining(", ")) + ")";
    }
}

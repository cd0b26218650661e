package fathom.hardware;

import java.util.List;

/**
 * Cores that share a clock.
 *
 * @param name  e.g. {@code P0}
 * @param kind  what it is made for
 * @param cores indices of its cores
 */
public record Cluster(String name, Kind kind, List<Integer> cores) {
    public enum Kind {
        PERFORMANCE, EFFICIENCY, OTHER;

        /** @param letter the first of what Apple calls it: P or S for the fast ones, E for the frugal */
        public static Kind of(String letter) {
            return letter.startsWith("E") ? EFFICIENCY : letter.startsWith("P") || letter.startsWith("S") ? PERFORMANCE : OTHER;
        }
    }

    public Cluster {
        cores = List.copyOf(cores);
    }
}

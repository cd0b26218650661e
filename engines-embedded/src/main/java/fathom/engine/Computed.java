package fathom.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer with what a third party needs to compute it again.
 *
 * @param result      the figures
 * @param conventions method, source, and whatever else was decided, e.g. {@code quantile}: {@code type 7}; by name
 * @param inputs      what it was computed from
 */
public record Computed(Object result, Map<String, String> conventions, Inputs inputs) {
    /**
     * @param count  rows, returns, trades: what the method counts
     * @param from   first event time, epoch nanoseconds; 0 where inputs carry none
     * @param to     last event time; 0 where inputs carry none
     * @param sha256 of the inputs, see {@link Table#sha256}; empty where they were not kept
     */
    public record Inputs(long count, long from, long to, String sha256) {
        public Inputs {
            if (sha256 == null) throw new IllegalArgumentException("inputs without their hash");
        }

        /** Of a table that was brought along, whose times are not read. */
        public static Inputs of(Table table) {
            return new Inputs(table.count(), 0, 0, table.sha256());
        }

        /** Of a table that was brought along. @param times of its rows, in order */
        public static Inputs of(Table table, long[] times) {
            return new Inputs(table.count(), times[0], times[times.length - 1], table.sha256());
        }
    }

    /** @throws IllegalArgumentException when something is missing */
    public Computed {
        if (result == null || conventions == null || inputs == null) throw new IllegalArgumentException("a result without its conventions or its inputs");
        conventions = Collections.unmodifiableMap(new LinkedHashMap<>(conventions));
    }
}

package fathom.view;

import java.util.Map;

/**
 * The last five minutes, one point a second, by name; NaN where there was nothing to measure. The arrays are replaced, never changed, and only when a
 * point is added: the same array means the same picture. Names are those of {@link Samples}.
 */
public record History(Map<String, double[]> series) {
    public static final int SECONDS = 300;
    public static final History EMPTY = new History(Map.of());
    private static final double[] NOTHING = {};

    /** Oldest first; shorter while there is less; empty for an unknown name. */
    public double[] of(String name) {
        return series.getOrDefault(name, NOTHING);
    }
}

package fathom.engine.vpin;

import java.util.function.Consumer;

/**
 * Pours time bars into buckets of equal volume, splitting a bar in proportion where a bucket is full. VPIN over the last n buckets is the sum of
 * |buy − sell| over the sum of their volumes, which is n times the bucket volume as long as that does not change (Easley, López de Prado, O'Hara 2012).
 */
final class VolumeBuckets {
    /** A bucket counts as full when it lacks no more than rounding can explain. */
    private static final double FULL = 1 - 1e-12;

    private final double[] imbalances, volumes;
    private final Consumer<VolumeBucket> closed;
    private double size;
    private double buy, sell, filled;
    private long count;

    /**
     * @param window buckets in one VPIN
     * @param size   volume of a bucket, base currency, above zero
     * @param closed is given each bucket as it closes
     */
    VolumeBuckets(int window, double size, Consumer<VolumeBucket> closed) {
        imbalances = new double[window];
        volumes = new double[window];
        this.closed = closed;
        resize(size);
    }

    /** From the open bucket on; when that holds more already, the next trade closes it. */
    void resize(double newSize) {
        if (!(newSize > 0) || Double.isInfinite(newSize)) throw new IllegalArgumentException("a bucket needs a volume above zero, got " + newSize);
        size = newSize;
    }

    /** @param buyShare 0 to 1 */
    void pour(double volume, double buyShare, long at) {
        double rest = volume;
        while (rest > 0) {
            double part = Math.clamp(size - filled, 0, rest);
            buy += part * buyShare;
            sell += part * (1 - buyShare);
            filled += part;
            rest -= part;
            if (filled >= size * FULL) close(at);
        }
    }

    private void close(long at) {
        int slot = (int) (count++ % imbalances.length);
        imbalances[slot] = Math.abs(buy - sell);
        volumes[slot] = buy + sell;
        var bucket = new VolumeBucket(buy, sell, vpin(), at);
        buy = sell = filled = 0;
        closed.accept(bucket);
    }

    private double vpin() {
        if (count < imbalances.length) return Double.NaN;
        double imbalance = 0, volume = 0;
        for (int i = 0; i < imbalances.length; i++) {
            imbalance += imbalances[i];
            volume += volumes[i];
        }
        return imbalance / volume;
    }

    long count() {
        return count;
    }

    double size() {
        return size;
    }

    /** Volume in the open bucket. */
    double filled() {
        return filled;
    }
}

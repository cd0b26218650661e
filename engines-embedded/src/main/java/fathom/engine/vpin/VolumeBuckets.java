package fathom.engine.vpin;

import fathom.engine.Require;
import java.util.function.Consumer;

/**
 * Pours time bars into buckets of equal volume, splitting a bar in proportion where a bucket is full. VPIN over the last n buckets is the sum of
 * |buy − sell| over the sum of their volumes, which is n times the bucket volume as long as that does not change (Easley, López de Prado, O'Hara 2012).
 * However large a trade, its work is bounded: of the whole buckets that it fills, all alike, only the last {@code most} are handed on; all are counted.
 */
final class VolumeBuckets {
    /** A bucket counts as full when it lacks no more than rounding can explain. */
    private static final double FULL = 1 - 1e-12;

    private final double[] imbalances, volumes;
    private final int most;
    private final Consumer<VolumeBucket> closed;
    private double size;
    private double buy, sell, filled;
    private long count;

    /**
     * @param window buckets in one VPIN
     * @param size   volume of a bucket, base currency, above zero
     * @param most   buckets of one pour that are handed on, at least the window
     * @param closed is given each bucket as it closes
     */
    VolumeBuckets(int window, double size, int most, Consumer<VolumeBucket> closed) {
        this.most = Require.atLeast("the buckets of one pour", most, Require.atLeast("the window", window, 1));
        imbalances = new double[window];
        volumes = new double[window];
        this.closed = closed;
        resize(size);
    }

    /** From the open bucket on; when that holds more already, the next trade closes it. */
    void resize(double newSize) {
        size = Require.above("the volume of a bucket", newSize, 0);
    }

    /** @param volume above zero; @param buyShare 0 to 1 */
    void pour(double volume, double buyShare, long at) {
        Require.above("a volume", volume, 0);
        if (!(buyShare >= 0 && buyShare <= 1)) throw new IllegalArgumentException("the share bought lies between 0 and 1, got " + buyShare);
        double part = Math.clamp(size - filled, 0, volume);
        fill(part, buyShare, at);
        double rest = volume - part;
        double left = rest % size;
        double whole = Math.rint((rest - left) / size);
        if (whole > most) count = (long) Math.min(whole - most + count, Long.MAX_VALUE / 2);
        for (int i = (int) Math.min(whole, most); i > 0; i--) fill(size, buyShare, at);
        if (left > 0) fill(left, buyShare, at);
    }

    private void fill(double part, double buyShare, long at) {
        buy += part * buyShare;
        sell += part * (1 - buyShare);
        filled += part;
        if (filled >= size * FULL) close(at);
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

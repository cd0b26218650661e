package fathom.market.venue;

import java.util.Arrays;

/** Prices and sizes of one side of a frame, in the frame's order; reused from frame to frame. */
public final class LevelBuffer {
    private long[] prices = new long[64];
    private double[] sizes = new double[64];
    private int count;

    public void clear() {
        count = 0;
    }

    public void add(long price, double size) {
        if (count == prices.length) {
            prices = Arrays.copyOf(prices, count * 2);
            sizes = Arrays.copyOf(sizes, count * 2);
        }
        prices[count] = price;
        sizes[count++] = size;
    }

    public int count() {
        return count;
    }

    public long price(int i) {
        return prices[i];
    }

    public double size(int i) {
        return sizes[i];
    }

    public LevelBuffer copy() {
        var copy = new LevelBuffer();
        copy.prices = Arrays.copyOf(prices, Math.max(1, count));
        copy.sizes = Arrays.copyOf(sizes, Math.max(1, count));
        copy.count = count;
        return copy;
    }
}

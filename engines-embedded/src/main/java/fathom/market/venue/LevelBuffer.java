package fathom.market.venue;

import java.util.Arrays;

/** Prices and sizes of one side of a frame, in the frame's order; reused from frame to frame. */
public final class LevelBuffer {
    private long[] keys = new long[64];
    private double[] sizes = new double[64];
    private long[] priceTexts = new long[0];
    private long[] sizeTexts = new long[0];
    private int count;

    public void clear() {
        count = 0;
    }

    /** @param key the price, as the book's {@link BookSide} takes it */
    public void add(long key, double size) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, count * 2);
            sizes = Arrays.copyOf(sizes, count * 2);
        }
        keys[count] = key;
        sizes[count++] = size;
    }

    /** With both as the venue {@linkplain Written wrote} them. To be used for all levels of a buffer, or none. */
    public void add(double price, long priceText, double size, long sizeText) {
        add(BookSide.key(price), size);
        if (count > priceTexts.length) {
            priceTexts = Arrays.copyOf(priceTexts, keys.length);
            sizeTexts = Arrays.copyOf(sizeTexts, keys.length);
        }
        priceTexts[count - 1] = priceText;
        sizeTexts[count - 1] = sizeText;
    }

    public int count() {
        return count;
    }

    public long price(int i) {
        return keys[i];
    }

    public double size(int i) {
        return sizes[i];
    }

    long priceText(int i) {
        return priceTexts[i];
    }

    long sizeText(int i) {
        return sizeTexts[i];
    }

    public LevelBuffer copy() {
        var copy = new LevelBuffer();
        copy.keys = Arrays.copyOf(keys, Math.max(1, count));
        copy.sizes = Arrays.copyOf(sizes, Math.max(1, count));
        copy.count = count;
        return copy;
    }
}

package fathom.market.venue;

import fathom.model.Levels;
import java.util.Arrays;

/**
 * One side of a whole book under exact prices. Sorted arrays with the best level last, because nearly all changes are near the best and so
 * move only a few levels.
 */
public final class BookSide {
    private static final int FIRST = 64;

    private final int sign;
    private final boolean fixedPoint;
    private final boolean asWritten;
    private long[] keys = new long[FIRST];
    private double[] sizes = new double[FIRST];
    /** Of each level as the venue {@linkplain Written wrote} it; only where that is kept. */
    private long[] priceTexts = new long[0];
    private long[] sizeTexts = new long[0];
    private int count;

    private BookSide(int sign, boolean fixedPoint, boolean asWritten) {
        this.sign = sign;
        this.fixedPoint = fixedPoint;
        this.asWritten = asWritten;
        texts();
    }

    /** Prices are given times 10⁸. */
    public static BookSide bids() {
        return new BookSide(1, true, false);
    }

    /** Prices are given times 10⁸. */
    public static BookSide asks() {
        return new BookSide(-1, true, false);
    }

    /** Prices are given as {@link #key}. @param asWritten whether to keep what the venue wrote */
    public static BookSide of(boolean bids, boolean asWritten) {
        return new BookSide(bids ? 1 : -1, false, asWritten);
    }

    /** A price that is not below zero as a number that has the same order. */
    public static long key(double price) {
        return Double.doubleToRawLongBits(price);
    }

    private void texts() {
        if (!asWritten) return;
        priceTexts = Arrays.copyOf(priceTexts, keys.length);
        sizeTexts = Arrays.copyOf(sizeTexts, keys.length);
    }

    public void clear() {
        count = 0;
    }

    public int count() {
        return count;
    }

    /**
     * Sets each level absolutely; a size of 0 deletes, and to delete an unknown level is normal. In the venue's usual order, the best first, from the worst to the best, which means
     * that each place is sought from the one before, and that a snapshot is appended level by level. In any other order one by one, since a price may stand there twice.
     */
    public void setAll(LevelBuffer levels) {
        if (!isBestFirst(levels)) {
            for (int i = 0; i < levels.count(); i++) set(levels, i, 0);
            return;
        }
        int at = 0;
        for (int i = levels.count() - 1; i >= 0; i--) at = set(levels, i, at);
    }

    private boolean isBestFirst(LevelBuffer levels) {
        for (int i = 1; i < levels.count(); i++) if (sign * levels.price(i) >= sign * levels.price(i - 1)) return false;
        return true;
    }

    /** @param from a place not after the level's; @return the level's */
    private int set(LevelBuffer levels, int i, int from) {
        long key = sign * levels.price(i);
        int at = find(key, from > 0 && keys[from - 1] >= key ? 0 : from);
        set(at, key, levels.size(i));
        if (asWritten && levels.size(i) != 0) {
            priceTexts[at] = levels.priceText(i);
            sizeTexts[at] = levels.sizeText(i);
        }
        return at;
    }

    /** Forgets all but the best levels. */
    public void cut(int most) {
        int surplus = count - most;
        if (surplus <= 0) return;
        count = most;
        System.arraycopy(keys, surplus, keys, 0, most);
        System.arraycopy(sizes, surplus, sizes, 0, most);
        if (!asWritten) return;
        System.arraycopy(priceTexts, surplus, priceTexts, 0, most);
        System.arraycopy(sizeTexts, surplus, sizeTexts, 0, most);
    }

    private void set(int at, long key, double size) {
        boolean known = at < count && keys[at] == key;
        if (size == 0) {
            if (known) remove(at);
        } else {
            if (!known) insert(at, key);
            sizes[at] = size;
        }
    }

    /** @return the first place not before {@code from} whose key is not below {@code key}, sought in growing strides */
    private int find(long key, int from) {
        int low = from;
        int stride = 1;
        while (low + stride <= count && keys[low + stride - 1] < key) {
            low += stride;
            stride <<= 1;
        }
        int high = Math.min(count, low + stride - 1);
        while (low < high) {
            int mid = low + high >>> 1;
            if (keys[mid] < key) low = mid + 1;
            else high = mid;
        }
        return low;
    }

    private void insert(int at, long key) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, count * 2);
            sizes = Arrays.copyOf(sizes, count * 2);
            texts();
        }
        move(at, at + 1);
        keys[at] = key;
        count++;
    }

    private void remove(int at) {
        count--;
        move(at + 1, at);
    }

    private void move(int from, int to) {
        int n = count - Math.min(from, to);
        System.arraycopy(keys, from, keys, to, n);
        System.arraycopy(sizes, from, sizes, to, n);
        if (!asWritten) return;
        System.arraycopy(priceTexts, from, priceTexts, to, n);
        System.arraycopy(sizeTexts, from, sizeTexts, to, n);
    }

    public Levels top(int most) {
        int n = Math.min(most, count);
        var prices = new double[n];
        var amounts = new double[n];
        for (int i = 0; i < n; i++) {
            int at = count - 1 - i;
            prices[i] = fixedPoint ? sign * keys[at] / JsonCursor.SCALE : Double.longBitsToDouble(sign * keys[at]);
            amounts[i] = sizes[at];
        }
        return new Levels(prices, amounts);
    }

    /** What the venue wrote of a level, the best first. */
    public long priceText(int level) {
        return priceTexts[count - 1 - level];
    }

    public long sizeText(int level) {
        return sizeTexts[count - 1 - level];
    }
}

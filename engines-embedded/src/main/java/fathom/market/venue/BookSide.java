package fathom.market.venue;

import fathom.model.Levels;
import java.util.Arrays;

/**
 * One side of a whole book under exact prices. Sorted arrays with the best level last, because nearly all changes are near the best and so
 * move only a few levels.
 */
public final class BookSide {
    private final int sign;
    private long[] keys = new long[1024];
    private double[] sizes = new double[1024];
    private int count;

    private BookSide(int sign) {
        this.sign = sign;
    }

    public static BookSide bids() {
        return new BookSide(1);
    }

    public static BookSide asks() {
        return new BookSide(-1);
    }

    public void clear() {
        count = 0;
    }

    /**
     * Sets each level absolutely; a size of 0 deletes, and to delete an unknown level is normal. From the worst to the best, which in the venue's
     * order means that each place is sought from the one before, and that a snapshot is appended level by level.
     */
    public void setAll(LevelBuffer levels) {
        int at = 0;
        for (int i = levels.count() - 1; i >= 0; i--) {
            long key = sign * levels.price(i);
            if (at > 0 && keys[at - 1] >= key) at = 0;
            at = find(key, at);
            set(at, key, levels.size(i));
        }
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
        }
        System.arraycopy(keys, at, keys, at + 1, count - at);
        System.arraycopy(sizes, at, sizes, at + 1, count - at);
        keys[at] = key;
        count++;
    }

    private void remove(int at) {
        count--;
        System.arraycopy(keys, at + 1, keys, at, count - at);
        System.arraycopy(sizes, at + 1, sizes, at, count - at);
    }

    public Levels top(int most) {
        int n = Math.min(most, count);
        var prices = new double[n];
        var amounts = new double[n];
        for (int i = 0; i < n; i++) {
            int at = count - 1 - i;
            prices[i] = sign * keys[at] / JsonCursor.SCALE;
            amounts[i] = sizes[at];
        }
        return new Levels(prices, amounts);
    }
}

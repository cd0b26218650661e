package fathom.market.venue.binance;

import fathom.model.Levels;
import java.util.Arrays;

/**
 * One side of a whole book under exact prices. Sorted arrays with the best level last, because nearly all changes are near the best and so
 * move only a few levels.
 */
final class BookSide {
    private final int sign;
    private long[] keys = new long[1024];
    private double[] sizes = new double[1024];
    private int count;

    private BookSide(int sign) {
        this.sign = sign;
    }

    static BookSide bids() {
        return new BookSide(1);
    }

    static BookSide asks() {
        return new BookSide(-1);
    }

    void clear() {
        count = 0;
    }

    /** Sets each level absolutely; worst first, so that a snapshot (best first) is appended level by level. */
    void setAll(LevelBuffer levels) {
        for (int i = levels.count() - 1; i >= 0; i--) set(levels.price(i), levels.size(i));
    }

    /** @param size 0 deletes; to delete an unknown level is normal */
    void set(long price, double size) {
        long key = sign * price;
        int at = find(key);
        boolean known = at < count && keys[at] == key;
        if (size == 0) {
            if (known) remove(at);
        } else {
            if (!known) insert(at, key);
            sizes[at] = size;
        }
    }

    /** @return place of the first key that is not below {@code key}, sought in growing strides from the best level */
    private int find(long key) {
        int high = count;
        int stride = 1;
        while (high > 0 && keys[Math.max(0, high - stride)] >= key) {
            high = Math.max(0, high - stride);
            stride <<= 1;
        }
        int low = Math.max(0, high - stride);
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

    Levels top(int most) {
        int n = Math.min(most, count);
        var prices = new double[n];
        var amounts = new double[n];
        for (int i = 0; i < n; i++) {
            int at = count - 1 - i;
            prices[i] = sign * keys[at] / Decimals.SCALE;
            amounts[i] = sizes[at];
        }
        return new Levels(prices, amounts);
    }
}

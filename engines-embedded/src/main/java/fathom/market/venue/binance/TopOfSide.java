package fathom.market.venue.binance;

import fathom.market.venue.JsonCursor;
import fathom.market.venue.LevelBuffer;
import fathom.model.Levels;

/** The best levels of one side as they are published: the depth book's, under the ticker's price where that is newer. */
final class TopOfSide {
    private final int sign;
    private Levels depth = Levels.NONE;
    private long price;
    private double size;
    private Levels merged;

    /** @param sign +1 where a higher price is better, −1 where a lower one is */
    TopOfSide(int sign) {
        this.sign = sign;
    }

    void depth(Levels levels) {
        depth = levels;
        merged = null;
    }

    /** @param best one level, or none when the side is empty */
    void ticker(LevelBuffer best) {
        long newPrice = best.count() == 0 ? 0 : best.price(0);
        double newSize = best.count() == 0 ? 0 : best.size(0);
        if (newPrice == price && newSize == size) return;
        price = newPrice;
        size = newSize;
        merged = null;
    }

    /** @param tickerIsAhead whether its update id is newer than the depth book's */
    Levels levels(boolean tickerIsAhead) {
        if (!tickerIsAhead) return depth;
        if (merged == null) merged = merge();
        return merged;
    }

    private Levels merge() {
        if (size == 0) return Levels.NONE;
        double best = price / JsonCursor.SCALE;
        int skip = 0;
        while (skip < depth.count() && (depth.price(skip) - best) * sign >= 0) skip++;
        int n = Math.min(BinanceBook.TOP, 1 + depth.count() - skip);
        var prices = new double[n];
        var sizes = new double[n];
        prices[0] = best;
        sizes[0] = size;
        for (int i = 1; i < n; i++) {
            prices[i] = depth.price(skip + i - 1);
            sizes[i] = depth.size(skip + i - 1);
        }
        return new Levels(prices, sizes);
    }
}

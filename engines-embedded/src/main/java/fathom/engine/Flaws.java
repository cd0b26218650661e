package fathom.engine;

import fathom.model.Book;
import fathom.model.Levels;
import fathom.model.Trade;

/**
 * What makes a trade or a book no evidence, as the kind under which its refusal is counted; null for a sound one. A price or a size is a number from 1e-30 to
 * 1e30: sums and products of others could not be held. Nothing is allocated.
 */
public final class Flaws {
    private static final String PRICE = "price not above 0";
    private static final String SIZE = "size not above 0";
    private static final String SIDE = "no side";
    private static final String LEVELS = "levels out of order";
    private static final double LEAST = 1e-30, MOST = 1e30;

    private Flaws() {}

    public static String of(Trade trade) {
        if (!isAmount(trade.price())) return PRICE;
        if (!isAmount(trade.size())) return SIZE;
        return trade.taker() == null ? SIDE : null;
    }

    /** A crossed or a one-sided book is whole: it says something of the venue. */
    public static String of(Book book) {
        String flaw = of(book.bids(), true);
        return flaw != null ? flaw : of(book.asks(), false);
    }

    private static String of(Levels side, boolean falling) {
        if (isSound(side, falling)) return null;
        for (int i = 0; i < side.count(); i++) {
            if (!isAmount(side.price(i))) return PRICE;
            if (!isAmount(side.size(i))) return SIZE;
        }
        return LEVELS;
    }

    /** In order from one end of what a price may be to the other, so that each need only be compared with the one before it: nearly all books are sound, and all are looked at. */
    private static boolean isSound(Levels side, boolean falling) {
        int n = side.count();
        if (n == 0) return true;
        double before = side.price(0);
        boolean sound = isAmount(before) & isAmount(side.size(0)) & isAmount(side.price(n - 1));
        for (int i = 1; i < n; i++) {
            double price = side.price(i), size = side.size(i);
            sound &= (falling ? price < before : price > before) & size >= LEAST & size <= MOST;
            before = price;
        }
        return sound;
    }

    private static boolean isAmount(double value) {
        return value >= LEAST && value <= MOST;
    }
}

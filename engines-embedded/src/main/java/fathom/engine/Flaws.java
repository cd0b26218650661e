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
        for (int i = 0; i < side.count(); i++) {
            if (!isAmount(side.price(i))) return PRICE;
            if (!isAmount(side.size(i))) return SIZE;
            if (i > 0 && (falling ? side.price(i) >= side.price(i - 1) : side.price(i) <= side.price(i - 1))) return LEVELS;
        }
        return null;
    }

    private static boolean isAmount(double value) {
        return value >= 1e-30 && value <= 1e30;
    }
}

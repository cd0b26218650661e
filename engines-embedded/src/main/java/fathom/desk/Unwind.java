package fathom.desk;

import fathom.model.Book;
import fathom.model.FeeSchedule;
import fathom.model.Order;
import fathom.model.Side;

/**
 * Brings the portfolio that takes opportunities back to flat in one asset, when only one of two orders was filled: without it a market-neutral portfolio
 * would gather positions by chance.
 */
final class Unwind {
    /** Inventory worth less than this is below the venues' least order and stays, USD. */
    static final double LEAST = 5;
    /** Part of the best price given way at most. */
    static final double SLIPPAGE = 0.002;
    static final String REASON = "unwind";

    private Unwind() {}

    static boolean isDue(Account account, AssetBooks asset) {
        return Math.abs(account.quantity(asset.base)) * asset.price() >= LEAST;
    }

    /**
     * The order that closes the position where that is best after the taker fee.
     *
     * @param now event time; @param maxAge of the book to trade on, nanoseconds
     * @return null when no venue shows a fresh book
     */
    static Order order(long id, Account account, AssetBooks asset, FeeSchedule fees, long now, long maxAge) {
        double held = account.quantity(asset.base);
        Side side = held > 0 ? Side.SELL : Side.BUY;
        Book best = null;
        double bestPrice = Double.NEGATIVE_INFINITY;
        for (int v = 0; v < asset.books.length; v++) {
            Book book = asset.books[v];
            if (book == null || !book.isTwoSided() || book.isCrossed() || now - book.receivedAt() > maxAge) continue;
            double fee = fees.taker(book.instrument().venue());
            double price = asset.rates[v] * (side == Side.SELL ? book.bid() * (1 - fee) : -book.ask() * (1 + fee));
            if (price > bestPrice) {
                bestPrice = price;
                best = book;
            }
        }
        if (best == null) return null;
        double limit = (side == Side.SELL ? best.bid() : best.ask()) * (1 + side.sign() * SLIPPAGE);
        return new Order(id, account.spec().id(), best.instrument(), side, Math.abs(held), limit, now, REASON);
    }
}

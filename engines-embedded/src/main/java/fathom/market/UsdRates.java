package fathom.market;

import fathom.model.Book;
import java.util.HashMap;
import java.util.Map;

/**
 * What one unit of a quote currency is worth in USD, learnt from the feed's own books (e.g. Kraken's USDT/USD). Where the feed quotes none,
 * a dollar coin is taken at par and {@link #isAssumed} says so. One per thread.
 */
public final class UsdRates {
    private final Map<String, Double> learnt = new HashMap<>();

    /** Takes note when the book is that of a currency against USD; ignores all others, and one that is crossed or without numbers for prices. */
    public void onBook(Book book) {
        boolean sound = book.bid() > 0 && book.ask() > book.bid() && book.ask() < Double.POSITIVE_INFINITY;
        if (sound && book.instrument().quote().equals("USD") && isDollarCoin(book.instrument().base())) {
            learnt.put(book.instrument().base(), book.mid());
        }
    }

    public double usdPer(String quote) {
        if (quote.equals("USD")) return 1;
        Double rate = learnt.get(quote);
        if (rate != null) return rate;
        return isDollarCoin(quote) ? 1 : Double.NaN;
    }

    public boolean isAssumed(String quote) {
        return !quote.equals("USD") && !learnt.containsKey(quote);
    }

    public static boolean isDollarCoin(String currency) {
        return currency.equals("USDT") || currency.equals("USDC");
    }
}

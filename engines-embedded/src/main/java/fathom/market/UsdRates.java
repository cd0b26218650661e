package fathom.market;

import fathom.model.Book;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What one unit of a quote currency is worth in USD, learnt from the feed's own books, over several of them where it must be (USDC/USDT and
 * USDT/USD). Where the feed quotes no way to USD, USDT is taken at par, then every other dollar coin that is quoted against none, and
 * {@link #isAssumed} says so. One per thread.
 */
public final class UsdRates {
    private static final Set<String> DOLLAR_COINS = Set.of("USDT", "USDC", "FDUSD", "TUSD", "BUSD", "DAI", "PYUSD", "RLUSD", "USDP", "USD1", "USDE", "USDS", "XUSD", "GUSD");

    /** Mid by base, then by quote. */
    private final Map<String, Map<String, Double>> quoted = new HashMap<>();
    private final Map<String, Double> learnt = new HashMap<>();
    private final Map<String, Double> assumed = new HashMap<>();

    /** Takes note when the book is that of a dollar coin against USD or another one; ignores all others, and one that is crossed or without numbers for prices. */
    public void onBook(Book book) {
        boolean sound = book.bid() > 0 && book.ask() > book.bid() && book.ask() < Double.POSITIVE_INFINITY;
        String base = book.instrument().base();
        String quote = book.instrument().quote();
        if (!sound || !isDollarCoin(base) || !quote.equals("USD") && !isDollarCoin(quote)) return;
        double mid = book.mid();
        Double before = quoted.computeIfAbsent(base, b -> new HashMap<>()).put(quote, mid);
        if (before == null || before != mid) derive();
    }

    private void derive() {
        learnt.clear();
        assumed.clear();
        spread("USD", 1, learnt);
        learnt.remove("USD");
        if (!learnt.containsKey("USDT")) spread("USDT", 1, assumed);
    }

    /** Values every coin that a chain of books ties to the anchor, by the fewest books. */
    private void spread(String anchor, double worth, Map<String, Double> into) {
        into.put(anchor, worth);
        Map<String, Double> last = Map.of(anchor, worth);
        while (!last.isEmpty()) {
            var next = new HashMap<String, Double>();
            for (var coin : quoted.entrySet()) {
                for (var rate : coin.getValue().entrySet()) {
                    Double ofQuote = last.get(rate.getKey());
                    Double ofBase = last.get(coin.getKey());
                    if (ofQuote != null && !into.containsKey(coin.getKey())) next.putIfAbsent(coin.getKey(), ofQuote * rate.getValue());
                    if (ofBase != null && !into.containsKey(rate.getKey())) next.putIfAbsent(rate.getKey(), ofBase / rate.getValue());
                }
            }
            into.putAll(next);
            last = next;
        }
    }

    /** NaN for a currency that is no dollar. */
    public double usdPer(String quote) {
        if (quote.equals("USD")) return 1;
        Double rate = learnt.get(quote);
        if (rate == null) rate = assumed.get(quote);
        if (rate != null) return rate;
        return isDollarCoin(quote) ? 1 : Double.NaN;
    }

    public boolean isAssumed(String quote) {
        return !quote.equals("USD") && !learnt.containsKey(quote);
    }

    public static boolean isDollarCoin(String currency) {
        return DOLLAR_COINS.contains(currency);
    }
}

package fathom.view.market;

import fathom.bus.Topics;
import fathom.engine.ResultsState;
import fathom.market.MarketState;
import fathom.market.UsdRates;
import fathom.model.Book;
import fathom.model.ConsolidatedBook;
import fathom.model.Instrument;
import fathom.state.PlatformState;
import java.util.Comparator;
import java.util.List;

/**
 * The books of one asset at one moment with their conversion to USD, and what the MarketData engine makes of them together.
 *
 * @param rows       by venue, two-sided books only
 * @param microprice USD; NaN where the engine gives none
 * @param bidShare   0 to 1; NaN likewise
 */
public record Quotes(Asset asset, List<ConsolidatedBook.Row> rows, double microprice, double bidShare) {
    /** How far the engine may lag behind the books before they are shown without it, nanoseconds of event time. */
    private static final long LATE = 1_000_000_000L;

    public static Quotes of(PlatformState state, Asset asset) {
        List<Book> books = MarketState.of(state).books().values().stream().filter(b -> asset.covers(b.instrument())).toList();
        long newest = books.stream().mapToLong(Book::receivedAt).max().orElse(0);
        ConsolidatedBook together = ResultsState.of(state).payload(Topics.CONSOLIDATED.topic(asset.consolidated()).name(), ConsolidatedBook.class);
        boolean fresh = together != null && newest - together.at() <= LATE && together.rows().stream().allMatch(r -> asset.covers(r.book().instrument()));
        return fresh ? new Quotes(asset, sorted(together.rows()), together.microprice(), together.bidShare())
                : new Quotes(asset, sorted(convert(books, state)), Double.NaN, Double.NaN);
    }

    private static List<ConsolidatedBook.Row> convert(List<Book> books, PlatformState state) {
        var rates = new UsdRates();
        MarketState.of(state).books().values().forEach(rates::onBook);
        return books.stream().map(b -> row(b, rates)).filter(r -> Double.isFinite(r.rate())).toList();
    }

    private static ConsolidatedBook.Row row(Book book, UsdRates rates) {
        String quote = book.instrument().quote();
        return new ConsolidatedBook.Row(book, rates.usdPer(quote), rates.isAssumed(quote));
    }

    private static List<ConsolidatedBook.Row> sorted(List<ConsolidatedBook.Row> rows) {
        return rows.stream().filter(r -> r.book().isTwoSided())
                .sorted(Comparator.comparing((ConsolidatedBook.Row r) -> r.book().instrument().venue())
                        .thenComparing(r -> r.book().instrument().quote())).toList();
    }

    /** USD; NaN when nobody quotes. A book crossed in itself is not to be believed and does not count. */
    double bestBid() {
        return rows.stream().filter(Quotes::isSound).mapToDouble(ConsolidatedBook.Row::bidUsd).max().orElse(Double.NaN);
    }

    double bestAsk() {
        return rows.stream().filter(Quotes::isSound).mapToDouble(ConsolidatedBook.Row::askUsd).min().orElse(Double.NaN);
    }

    double spread() {
        return bestAsk() - bestBid();
    }

    double spreadBp() {
        return spread() / ((bestAsk() + bestBid()) / 2) * 1e4;
    }

    /** Whether one venue bids more than another asks. */
    boolean isCrossed() {
        return bestBid() >= bestAsk();
    }

    /** Where to buy and where to sell while crossed, e.g. {@code Kraken asks below Bybit's bid}. */
    String crossing() {
        return venueOf(bestAsk(), false) + " asks below the bid of " + venueOf(bestBid(), true);
    }

    private String venueOf(double price, boolean bid) {
        return rows.stream().filter(Quotes::isSound).filter(r -> (bid ? r.bidUsd() : r.askUsd()) == price)
                .map(r -> r.book().instrument().venue().label()).findFirst().orElse("one venue");
    }

    /** E.g. {@code USDT books converted at 0.9994}; empty when all are in USD. */
    public String conversion() {
        return rows.stream().filter(r -> r.rate() != 1 || r.assumed()).findFirst().map(r -> r.assumed()
                ? r.book().instrument().quote() + " taken at par: this feed does not quote it"
                : r.book().instrument().quote() + " books converted at ").orElse("");
    }

    /** The measured rate that {@link #conversion} ends with; NaN when it needs none. */
    public double conversionRate() {
        return rows.stream().filter(r -> r.rate() != 1 && !r.assumed()).mapToDouble(ConsolidatedBook.Row::rate).findFirst().orElse(Double.NaN);
    }

    Instrument instrument(int row) {
        return rows.get(row).book().instrument();
    }

    private static boolean isSound(ConsolidatedBook.Row row) {
        return !row.book().isCrossed();
    }
}

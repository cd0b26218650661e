package fathom.engine.features;

import fathom.bus.Topic;
import fathom.bus.Topics;
import fathom.model.Bar;
import fathom.model.Book;
import fathom.model.FeatureVector;
import fathom.model.Instrument;
import fathom.model.Side;
import fathom.model.Trade;

/**
 * The open bar of one instrument, and its closed ones. The price is the mid of the book, or the price of the last trade while the instrument has no book:
 * between the two sides of the spread trade prices jump without the market moving, which would drown the volatility of one second.
 */
final class BarBuilder {
    final Instrument instrument;
    final Topic barTopic;
    final Topic featuresTopic;
    final BarWindow window;
    /** Of the last closed bar; null before the first. */
    FeatureVector latest;

    private Book book;
    private boolean quoted;
    private boolean heard;
    private long silentBars;
    private double open = Double.NaN, high, low, close;
    private double bought, sold, notional;
    private long trades;

    BarBuilder(Instrument instrument, int window) {
        this.instrument = instrument;
        this.window = new BarWindow(window);
        barTopic = Topics.BARS.topic(instrument);
        featuresTopic = Topics.FEATURES.topic(instrument);
    }

    void onBook(Book latest) {
        book = latest;
        if (isUsable(latest)) {
            quoted = true;
            price(latest.mid());
        }
    }

    void onTrade(Trade trade) {
        if (trade.taker() == Side.BUY) bought += trade.size();
        else sold += trade.size();
        notional += trade.price() * trade.size();
        trades++;
        if (!quoted) price(trade.price());
        heard = true;
    }

    private void price(double p) {
        heard = true;
        if (Double.isNaN(open)) open = high = low = p;
        else if (p > high) high = p;
        else if (p < low) low = p;
        close = p;
    }

    /**
     * Ends the bar and opens the next one at the price that holds then, so that no move falls between two bars.
     *
     * @return null while the instrument has no price at all
     */
    Bar close(long start, long interval) {
        if (Double.isNaN(open)) return null;
        var bar = new Bar(instrument, start, interval, open, high, low, close, bought + sold, trades);
        window.add(new BarWindow.Entry(bar, bought, sold, notional));
        silentBars = heard ? 0 : silentBars + 1;
        open = high = low = close;
        bought = sold = notional = 0;
        trades = 0;
        heard = false;
        return bar;
    }

    /** Keeps the latest features, which say that nothing is known, and forgets everything else. */
    void fallSilent() {
        FeatureVector unknown = latest;
        restart();
        latest = unknown;
    }

    /** Forgets everything: what comes next has no connection with what was before. */
    void restart() {
        window.clear();
        latest = null;
        book = null;
        quoted = heard = false;
        silentBars = 0;
        open = Double.NaN;
        bought = sold = notional = 0;
        trades = 0;
    }

    /** The book in force if it has two sides that are not crossed, else null. */
    Book usableBook() {
        return book != null && isUsable(book) ? book : null;
    }

    /** Closed bars in a row in which nothing came from this instrument. */
    long silentBars() {
        return silentBars;
    }

    private static boolean isUsable(Book b) {
        return b.isTwoSided() && !b.isCrossed();
    }
}

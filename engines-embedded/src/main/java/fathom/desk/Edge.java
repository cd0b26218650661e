package fathom.desk;

import fathom.model.Book;
import fathom.model.Levels;

/**
 * What could be made by buying from one book and selling to another at once: both are walked level by level for as long as the next unit still brings in
 * more than it costs. All money in USD.
 *
 * @param size base currency; @param cost paid for it before fees; @param proceeds got for it before fees; @param fees of both venues
 * @param buyLimit worst price paid, @param sellLimit worst price got, each in its book's own currency
 */
record Edge(double size, double cost, double proceeds, double fees, double buyLimit, double sellLimit) {
    static final Edge NONE = new Edge(0, 0, 0, 0, Double.NaN, Double.NaN);

    double gross() {
        return proceeds - cost;
    }

    double net() {
        return proceeds - cost - fees;
    }

    /** Walks while {@code bid·(1 − fee) > ask·(1 + fee)}: the size that nets most. */
    static Edge net(Book buy, double buyRate, double buyFee, Book sell, double sellRate, double sellFee) {
        return walk(buy.asks(), buyRate, 1 + buyFee, sell.bids(), sellRate, 1 - sellFee, buyFee, sellFee);
    }

    /** Walks while {@code bid > ask}; what the fees would be is said all the same. */
    static Edge gross(Book buy, double buyRate, double buyFee, Book sell, double sellRate, double sellFee) {
        return walk(buy.asks(), buyRate, 1, sell.bids(), sellRate, 1, buyFee, sellFee);
    }

    private static Edge walk(Levels asks, double askRate, double askFactor, Levels bids, double bidRate, double bidFactor, double buyFee, double sellFee) {
        int a = 0, b = 0;
        double askLeft = asks.isEmpty() ? 0 : asks.size(0), bidLeft = bids.isEmpty() ? 0 : bids.size(0);
        double size = 0, cost = 0, proceeds = 0, buyLimit = Double.NaN, sellLimit = Double.NaN;
        while (a < asks.count() && b < bids.count()) {
            double ask = asks.price(a) * askRate, bid = bids.price(b) * bidRate;
            if (!(bid * bidFactor > ask * askFactor)) break;
            double step = Math.min(askLeft, bidLeft);
            size += step;
            cost += step * ask;
            proceeds += step * bid;
            buyLimit = asks.price(a);
            sellLimit = bids.price(b);
            askLeft -= step;
            bidLeft -= step;
            if (askLeft <= 0 && ++a < asks.count()) askLeft = asks.size(a);
            if (bidLeft <= 0 && ++b < bids.count()) bidLeft = bids.size(b);
        }
        return size == 0 ? NONE : new Edge(size, cost, proceeds, cost * buyFee + proceeds * sellFee, buyLimit, sellLimit);
    }
}

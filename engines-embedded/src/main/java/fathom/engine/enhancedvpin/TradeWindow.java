package fathom.engine.enhancedvpin;

import fathom.engine.Table;
import fathom.model.Side;
import fathom.model.Trade;
import java.util.ArrayList;
import java.util.List;

/** The latest trades of one instrument with the quotes that stood when they came; nothing is allocated by another one. Not safe for threads. */
final class TradeWindow {
    static final int CAPACITY = 2_048;
    /** Nanoseconds. */
    static final long SPAN = 300_000_000_000L;

    private final long[] at = new long[CAPACITY];
    private final double[] price = new double[CAPACITY], size = new double[CAPACITY], bid = new double[CAPACITY], ask = new double[CAPACITY];
    private final boolean[] bought = new boolean[CAPACITY];
    private long count;

    /** A trade that comes late counts as of the time of the one before it: bars of time need their order. */
    void add(Trade trade, double bestBid, double bestAsk) {
        int i = place(count);
        at[i] = count == 0 ? trade.receivedAt() : Math.max(trade.receivedAt(), at[place(count - 1)]);
        price[i] = trade.price();
        size[i] = trade.size();
        bid[i] = bestBid;
        ask[i] = bestAsk;
        bought[i] = trade.taker() == Side.BUY;
        count++;
    }

    private static int place(long number) {
        return (int) (number % CAPACITY);
    }

    /** Number of the first trade that is not too old. @param now event time */
    private long first(long now) {
        long first = Math.max(0, count - CAPACITY);
        while (first < count && at[place(first)] < now - SPAN) first++;
        return first;
    }

    int trades(long now) {
        return (int) (count - first(now));
    }

    QuotedTape tape(long now) {
        long first = first(now);
        var trades = new ArrayList<QuotedTrade>((int) (count - first));
        var sides = new int[(int) (count - first)];
        for (long n = first; n < count; n++) {
            int i = place(n);
            sides[trades.size()] = bought[i] ? 1 : -1;
            trades.add(new QuotedTrade(at[i], price[i], size[i], bid[i], ask[i]));
        }
        return new QuotedTape(trades, sides);
    }

    /** As whoever asks would bring it along. */
    Table table(long now) {
        var rows = new ArrayList<List<String>>();
        for (long n = first(now); n < count; n++) {
            int i = place(n);
            rows.add(List.of(Long.toString(at[i]), Double.toString(price[i]), Double.toString(size[i]), bought[i] ? "buy" : "sell", text(bid[i]), text(ask[i])));
        }
        return new Table(List.of("time", "price", "size", "side", "bid", "ask"), rows);
    }

    private static String text(double quote) {
        return Double.isNaN(quote) ? "" : Double.toString(quote);
    }
}

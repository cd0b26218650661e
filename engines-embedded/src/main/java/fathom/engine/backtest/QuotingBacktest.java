package fathom.engine.backtest;

import fathom.engine.Require;
import fathom.engine.backtest.MarketEvent.Print;
import fathom.engine.backtest.MarketEvent.Quote;
import fathom.engine.strategy.MarketMaker.Quotes;
import fathom.model.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a market maker over quotes and trades: a bid and an ask that wait in their queues ({@link QueuePosition}). New quotes replace the old ones a latency after they were decided;
 * until then the old ones can still be hit. An order that would cross the market when it comes is refused, as post-only orders are. It is filled at its own price by a trade
 * that reaches it in the queue or passes through its price, and when the other side's best price comes to it.
 */
public final class QuotingBacktest {
    /**
     * @param cash     to begin with; @param size of each order
     * @param most     inventory, long or short, beyond which the side that would raise it is not quoted
     * @param fee      of a maker, as a share of what is traded; negative for a rebate
     * @param latency  nanoseconds; @param refresh nanoseconds from one decision to the next, at least
     */
    public record Rules(double cash, double size, double most, double fee, long latency, long refresh) {
        public Rules {
            Require.above("the cash", cash, 0);
            Require.above("the size of an order", size, 0);
            Require.notNegative("the most inventory", most);
            Require.between("the fee of a maker", fee, -1, 1);
            if (latency < 0 || refresh < 0) throw new IllegalArgumentException("latency and refresh must not be negative, got " + latency + " and " + refresh + " ns");
        }
    }

    /** @param crossing orders that were refused because they would have crossed the market */
    public record Outcome(BacktestResult result, long crossing) {}

    private record Decision(Quotes quotes, long due) {}

    private final Rules rules;
    private final Ledger ledger;
    private final ArrayDeque<Decision> underWay = new ArrayDeque<>();
    private QueuePosition bid, ask;
    private Quote best;
    private long crossing;

    private QuotingBacktest(Rules rules) {
        this.rules = rules;
        ledger = new Ledger(rules.cash(), 1);
    }

    /** @param events in the order of their times. @throws IllegalArgumentException when they are not, or hold no quote */
    public static Outcome run(Quoter quoter, Rules rules, List<? extends MarketEvent> events) {
        return new QuotingBacktest(rules).over(quoter, events);
    }

    private Outcome over(Quoter quoter, List<? extends MarketEvent> events) {
        var at = new long[events.size()];
        var equity = new double[events.size()];
        int n = 0, held = 0;
        long before = Long.MIN_VALUE, next = Long.MIN_VALUE;
        for (MarketEvent event : events) {
            if (event.at() < before) throw new IllegalArgumentException("an event of " + event.at() + " follows one of " + before);
            before = event.at();
            while (!underWay.isEmpty() && underWay.peek().due() <= event.at() && best != null) replace(underWay.poll().quotes());
            switch (event) {
                case Print print -> meet(print);
                case Quote quote -> move(quote);
            }
            if (best == null || event.at() < next) continue;
            next = event.at() + rules.refresh();
            underWay.add(new Decision(quoter.quotes(best, ledger.held(0)), event.at() + rules.latency()));
            at[n] = event.at();
            equity[n++] = ledger.equity((best.bid() + best.ask()) / 2);
            if (ledger.held(0) != 0) held++;
        }
        if (n == 0) throw new IllegalArgumentException("a back-test of quotes needs at least one quote");
        var open = new ArrayList<>(ledger.open(before, (best.bid() + best.ask()) / 2));
        return new Outcome(new BacktestResult(Arrays.copyOf(at, n), Arrays.copyOf(equity, n), List.copyOf(ledger.trips()), open, ledger.fills(), ledger.fees(), ledger.turnover(),
                (double) held / n, !(equity[n - 1] > 0)), crossing);
    }

    private void replace(Quotes quotes) {
        bid = quotes == null || ledger.held(0) + rules.size() > rules.most() ? null : placed(bid, Side.BUY, quotes.bid());
        ask = quotes == null || ledger.held(0) - rules.size() < -rules.most() ? null : placed(ask, Side.SELL, quotes.ask());
    }

    /** An order that stays as it was keeps its place. */
    private QueuePosition placed(QueuePosition present, Side side, double price) {
        if (present != null && present.price() == price && present.left() == rules.size()) return present;
        if (!(price > 0)) return null;
        boolean crosses = side == Side.BUY ? price >= best.ask() : price <= best.bid();
        if (crosses) {
            crossing++;
            return null;
        }
        double touch = side == Side.BUY ? best.bid() : best.ask();
        boolean improves = side == Side.BUY ? price > touch : price < touch;
        double shown = price == touch ? side == Side.BUY ? best.bidSize() : best.askSize() : improves ? 0 : Double.MAX_VALUE;
        return new QueuePosition(side, price, rules.size(), Math.min(shown, Require.LARGEST)); // behind the best price nobody knows what waits
    }

    private void meet(Print print) {
        if (bid != null) fill(bid, bid.onTrade(print.taker(), print.price(), print.size()), print.at());
        if (ask != null) fill(ask, ask.onTrade(print.taker(), print.price(), print.size()), print.at());
        forget();
    }

    private void move(Quote quote) {
        best = quote;
        if (bid != null) {
            if (quote.ask() <= bid.price()) fill(bid, bid.onTrade(Side.SELL, Math.nextDown(bid.price()), bid.left()), quote.at());
            else if (quote.bid() == bid.price()) bid.onDepth(quote.bidSize());
        }
        if (ask != null) {
            if (quote.bid() >= ask.price()) fill(ask, ask.onTrade(Side.BUY, Math.nextUp(ask.price()), ask.left()), quote.at());
            else if (quote.ask() == ask.price()) ask.onDepth(quote.askSize());
        }
        forget();
    }

    private void fill(QueuePosition order, double size, long at) {
        ledger.trade(0, at, order.side().sign() * size, order.price(), rules.fee(), order.side() == Side.BUY ? "the bid was hit" : "the ask was lifted");
    }

    private void forget() {
        if (bid != null && bid.left() == 0) bid = null;
        if (ask != null && ask.left() == 0) ask = null;
    }
}

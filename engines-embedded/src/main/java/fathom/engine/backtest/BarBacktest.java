package fathom.engine.backtest;

import fathom.engine.strategy.PriceBar;
import fathom.engine.strategy.Signal;
import fathom.engine.strategy.Strategy;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a strategy over bars. What it says at the close of a bar is done at the first open that is at least the latency later, the next bar's at the earliest; the equity is
 * taken at every close. A target is turned into units when it is traded, from the equity at that open, costs included; until the next signal the units stay as they are.
 * Where the side changes, the old position ends first, and what is left buys the new one. A strategy that lost everything is stopped.
 */
public final class BarBacktest {
    /** @param due when it is at the market, epoch nanoseconds */
    private record Order(Signal signal, long due) {}

    private final Conditions conditions;
    private final Ledger ledger;
    private final int legs;
    private final double[] prices;

    private BarBacktest(Conditions conditions, int legs) {
        this.conditions = conditions;
        this.legs = legs;
        ledger = new Ledger(conditions.cash(), legs);
        prices = new double[legs];
    }

    /**
     * @param strategy a fresh one
     * @param legs     aligned in time: the bars of one index end together
     * @throws IllegalArgumentException when they do not, or there are none
     */
    public static BacktestResult run(Strategy strategy, Conditions conditions, List<PriceBar[]> legs) {
        check(legs);
        return new BarBacktest(conditions, legs.size()).over(strategy, legs);
    }

    private static void check(List<PriceBar[]> legs) {
        if (legs.isEmpty() || legs.getFirst().length == 0) throw new IllegalArgumentException("a back-test needs at least one bar");
        PriceBar[] first = legs.getFirst();
        for (int i = 0; i < legs.size(); i++) {
            PriceBar[] leg = legs.get(i);
            if (leg.length != first.length) throw new IllegalArgumentException("the legs have " + first.length + " and " + leg.length + " bars");
            for (int t = 0; t < leg.length; t++) {
                if (leg[t].at() != first[t].at()) throw new IllegalArgumentException("bar " + (t + 1) + " of leg " + (i + 1) + " ends at another time than that of the first leg");
                if (t > 0 && leg[t].at() < leg[t - 1].at()) throw new IllegalArgumentException("bar " + (t + 1) + " ends before the bar that precedes it");
            }
        }
    }

    private BacktestResult over(Strategy strategy, List<PriceBar[]> series) {
        int n = series.getFirst().length;
        var at = new long[n];
        var equity = new double[n];
        var now = new PriceBar[legs];
        var underWay = new ArrayDeque<Order>();
        Signal done = Signal.WARMING_UP, wanted = done;
        int held = 0, t = 0;
        boolean ruined = false;
        for (; t < n && !ruined; t++) {
            for (int i = 0; i < legs; i++) now[i] = series.get(i)[t];
            at[t] = now[0].at();
            while (!underWay.isEmpty() && underWay.peek().due() <= now[0].from()) {
                Signal order = underWay.poll().signal();
                trade(order, done, now);
                done = order;
            }
            if (t == n - 1 && conditions.finish()) endAll(now);
            for (int i = 0; i < legs; i++) prices[i] = now[i].close();
            equity[t] = ledger.equity(prices);
            ruined = !(equity[t] > 0);
            if (isHolding()) held++;
            Signal next = strategy.onBars(now);
            if (next != wanted && next.isKnown()) {
                if (next.targets().size() != legs) throw new IllegalArgumentException("the strategy trades " + next.targets().size() + " legs, there are " + legs);
                underWay.add(new Order(next, at[t] + conditions.latency()));
                wanted = next;
            }
        }
        return new BacktestResult(Arrays.copyOf(at, t), Arrays.copyOf(equity, t), List.copyOf(ledger.trips()), ledger.open(at[t - 1], prices), ledger.fills(), ledger.fees(),
                ledger.turnover(), (double) held / t, ruined);
    }

    private boolean isHolding() {
        for (int i = 0; i < legs; i++) if (ledger.held(i) != 0) return true;
        return false;
    }

    private void endAll(PriceBar[] now) {
        for (int i = 0; i < legs; i++) execute(i, -ledger.held(i), now[i], "the bars end");
    }

    private void trade(Signal wanted, Signal before, PriceBar[] now) {
        for (int i = 0; i < legs; i++) prices[i] = now[i].open();
        for (int i = 0; i < legs; i++) if (ledger.held(i) != 0 && ledger.held(i) * wanted.targets().get(i) <= 0) execute(i, -ledger.held(i), now[i], wanted.reason());
        double equity = ledger.equity(prices);
        if (!(equity > 0)) return;
        for (int i = 0; i < legs; i++) {
            double target = wanted.targets().get(i);
            if (target == 0 || before.isKnown() && before.targets().get(i) == target && ledger.held(i) != 0) continue;
            execute(i, units(target, equity, now[i].open()) - ledger.held(i), now[i], wanted.reason());
        }
    }

    private double units(double target, double equity, double open) {
        double each = open * (1 + Math.signum(target) * conditions.slippage()) * (1 + conditions.fee());
        double units = equity * Math.abs(target) / each;
        return Math.signum(target) * (conditions.wholeUnits() ? Math.floor(units * (1 + 1e-12)) : units);
    }

    private void execute(int leg, double quantity, PriceBar bar, String why) {
        double price = bar.open() * (1 + Math.signum(quantity) * conditions.slippage());
        ledger.trade(leg, bar.at(), quantity, price, conditions.fee(), why);
    }
}

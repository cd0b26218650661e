package fathom.engine.backtest;

import java.util.ArrayList;
import java.util.List;

/** Cash and holdings of one back-test: cash plus holdings at the last prices is the equity, and every fee is paid out of it. */
final class Ledger {
    private final List<RoundTrip> trips = new ArrayList<>();
    private final Holding[] holdings;
    private double cash;
    private double fees;
    private double turnover;
    private long fills;

    Ledger(double cash, int legs) {
        this.cash = cash;
        holdings = new Holding[legs];
        for (int i = 0; i < legs; i++) holdings[i] = new Holding(i, trips::add);
    }

    double held(int leg) {
        return holdings[leg].size();
    }

    double equity(double... prices) {
        double equity = cash;
        for (int i = 0; i < holdings.length; i++) if (holdings[i].size() != 0) equity += holdings[i].size() * prices[i];
        return equity;
    }

    /** @param fee as a share of what is traded */
    void trade(int leg, long at, double quantity, double price, double fee, String why) {
        if (quantity == 0) return;
        double paid = Math.abs(quantity) * price * fee;
        cash -= quantity * price + paid;
        fees += paid;
        turnover += Math.abs(quantity) * price;
        fills++;
        double held = holdings[leg].size();
        boolean passesZero = held != 0 && quantity > 0 != held > 0 && Math.abs(quantity) > Math.abs(held);
        if (!passesZero) {
            holdings[leg].fill(at, quantity, price, paid, why);
        } else {
            double share = Math.abs(held / quantity);
            holdings[leg].fill(at, -held, price, paid * share, why);
            holdings[leg].fill(at, quantity + held, price, paid * (1 - share), why);
        }
    }

    List<RoundTrip> trips() {
        return trips;
    }

    List<RoundTrip> open(long at, double... prices) {
        var open = new ArrayList<RoundTrip>();
        for (int i = 0; i < holdings.length; i++) if (holdings[i].size() != 0) open.add(holdings[i].open(at, prices[i]));
        return open;
    }

    double fees() {
        return fees;
    }

    double turnover() {
        return turnover;
    }

    long fills() {
        return fills;
    }
}

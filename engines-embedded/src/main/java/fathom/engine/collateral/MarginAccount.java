package fathom.engine.collateral;

import fathom.engine.collateral.MarginReport.Point;
import fathom.engine.collateral.MarginReport.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Cash and what is held with it. Every requirement is that of all holdings, each by itself: one underlying does not offset another. */
record MarginAccount(String name, double cash, List<Holding> holdings) {
    /** Times the prices of now up to which a rise is looked at. */
    static final double MOST_RISE = 10;
    private static final int STEPS = 200, POINTS = 25;

    MarginAccount {
        Checks.finite("cash", cash);
        holdings = List.copyOf(holdings);
    }

    double equity() {
        return cash + holdings.stream().mapToDouble(Holding::value).sum();
    }

    double maintenance() {
        return holdings.stream().mapToDouble(Holding::maintenance).sum();
    }

    double initial() {
        return holdings.stream().mapToDouble(Holding::initial).sum();
    }

    double excess() {
        return equity() - maintenance();
    }

    MarginAccount at(double times) {
        return new MarginAccount(name, cash, holdings.stream().map(h -> h.at(times)).toList());
    }

    /** @param at event time, epoch nanoseconds */
    MarginReport report(long at) {
        double equity = equity(), maintenance = maintenance();
        DoubleUnaryOperator all = times -> at(times).excess();
        var positions = new ArrayList<Position>();
        for (Holding h : holdings) {
            double others = excess() - h.value() + h.maintenance();
            DoubleUnaryOperator alone = times -> {
                Holding then = h.at(times);
                return others + then.value() - then.maintenance();
            };
            positions.add(new Position(h.underlying(), h.shares(), h.price(), h.value(), h.initial(), h.maintenance(), fall(alone), rise(alone)));
        }
        List<Point> curve = holdings.isEmpty() ? List.of() : IntStream.rangeClosed(1, POINTS).mapToObj(i -> {
            double times = 1.5 * i / POINTS;
            MarginAccount then = at(times);
            return new Point(times, then.equity(), then.initial(), then.maintenance());
        }).toList();
        return new MarginReport(name, at, equity, cash, Math.max(0, -cash), initial(), maintenance, equity - maintenance, fall(all), rise(all), positions, curve, "");
    }

    /** Per cent; the least fall that is found in steps of half a per cent of the price, then by bisection. */
    private static double fall(DoubleUnaryOperator excess) {
        return 100 * move(excess, -1);
    }

    private static double rise(DoubleUnaryOperator excess) {
        return 100 * move(excess, MOST_RISE - 1);
    }

    /** @param farthest change of the price looked at, as a share of it; a price stays above 0. @return how far, without its sign; NaN when excess stays at 0 or above */
    private static double move(DoubleUnaryOperator excess, double farthest) {
        if (excess.applyAsDouble(1) < 0) return 0;
        double before = 0;
        for (int i = 1; i <= STEPS; i++) {
            double here = farthest * Math.min(i / (double) STEPS, 1 - 1e-9);
            if (excess.applyAsDouble(1 + here) < 0) return Math.abs(bisect(excess, before, here));
            before = here;
        }
        return Double.NaN;
    }

    private static double bisect(DoubleUnaryOperator excess, double good, double bad) {
        for (int i = 0; i < 60; i++) {
            double middle = (good + bad) / 2;
            if (excess.applyAsDouble(1 + middle) < 0) bad = middle;
            else good = middle;
        }
        return good;
    }
}

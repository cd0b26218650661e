package fathom.view.arbitrage;

import fathom.model.Opportunity;
import java.util.Arrays;

/** The course of one edge as the screen saw it: a point per frame while it was shown. */
final class EdgeHistory {
    private static final int POINTS = 600;

    private long id = -1;
    private double[] gross = {}, net = {};
    private long from, to;

    /** @return whether anything was added */
    boolean add(Opportunity o) {
        if (o.id() != id) {
            id = o.id();
            gross = new double[0];
            net = new double[0];
            from = o.lastAt();
            to = 0;
        }
        if (o.lastAt() == to) return false;
        to = o.lastAt();
        gross = appended(gross, o.grossBp());
        net = appended(net, o.netBp());
        return true;
    }

    private static double[] appended(double[] values, double value) {
        double[] longer = values.length == POINTS ? Arrays.copyOfRange(values, 1, POINTS + 1) : Arrays.copyOf(values, values.length + 1);
        longer[longer.length - 1] = value;
        return longer;
    }

    double[] gross() {
        return gross;
    }

    double[] net() {
        return net;
    }

    /** Event time between the first and the last point, nanoseconds. */
    long span() {
        return Math.max(0, to - from);
    }
}

package fathom.view.buses;

import fathom.view.buses.Flow.Edge;
import fathom.view.buses.Flow.End;
import fathom.view.piece.State;
import java.util.ArrayList;

/**
 * What one end sends or receives over each bus, while it is being added up.
 *
 * @param order among the ends of one bus
 * @param rates by bus, messages a second; @param totals by bus, since the start
 */
record Strands(String name, int order, double[] rates, long[] totals, State state) {
    /** A bus that carried less than this part of all that ever went to or from the end is not joined to it any more once it carries nothing. */
    private static final double WORTH_DRAWING = 0.05;

    static Strands of(String name, int order, int buses, State state) {
        return new Strands(name, order, new double[buses], new long[buses], state);
    }

    void add(int bus, double rate, long total) {
        rates[bus] += rate;
        totals[bus] += total;
    }

    /** The bus that carried most of it since the start. */
    int home() {
        int home = 0;
        for (int i = 1; i < totals.length; i++) if (totals[i] > totals[home]) home = i;
        return home;
    }

    End end() {
        double rate = 0, total = 0;
        for (int i = 0; i < rates.length; i++) {
            rate += rates[i];
            total += totals[i];
        }
        var edges = new ArrayList<Edge>();
        for (int i = 0; i < rates.length; i++) {
            if (rates[i] > 0 || totals[i] > 0 && totals[i] >= total * WORTH_DRAWING) edges.add(new Edge(i, rates[i]));
        }
        return new End(name, rate, edges, state);
    }
}

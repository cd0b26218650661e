package fathom.desk;

import fathom.model.Instrument;
import fathom.model.Opportunity.State;
import fathom.model.Opportunity;

/** An opportunity while it lasts. */
final class OpenEdge {
    final long id;
    final String base;
    final Instrument buy;
    final Instrument sell;
    final long openedAt;
    boolean everTakeable;
    boolean taken;
    private Edge edge = Edge.NONE;
    private State state = State.GROSS_ONLY;
    private double bestNet = Double.NEGATIVE_INFINITY;
    private long lastAt;
    private long olderLeg;

    OpenEdge(long id, String base, Instrument buy, Instrument sell, long openedAt) {
        this.id = id;
        this.base = base;
        this.buy = buy;
        this.sell = sell;
        this.openedAt = openedAt;
    }

    void see(Edge now, State as, long at, long age) {
        edge = now;
        state = as;
        lastAt = at;
        olderLeg = age;
        bestNet = Math.max(bestNet, now.net());
    }

    Edge edge() {
        return edge;
    }

    double bestNet() {
        return bestNet;
    }

    Opportunity snapshot() {
        return as(taken ? State.TAKEN : state, 0);
    }

    Opportunity closed(long at) {
        return as(taken ? State.TAKEN : everTakeable ? State.MISSED : State.CLOSED, at);
    }

    private Opportunity as(State as, long closedAt) {
        return new Opportunity(id, base, buy, sell, edge.size(), edge.cost() / edge.size(), edge.proceeds() / edge.size(), edge.gross(), edge.fees(), bestNet, openedAt, lastAt,
                closedAt, olderLeg, as);
    }
}

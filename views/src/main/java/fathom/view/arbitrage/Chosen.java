package fathom.view.arbitrage;

import fathom.model.ArbitrageState;
import fathom.model.Opportunity;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which edge the lower panels show. The operator's choice stays as long as the desk remembers the edge; without one, the best edge is taken and held
 * for a while even after it has ended, because many live for milliseconds and nobody could read panels that follow each of them.
 */
final class Chosen {
    private static final long HOLD = 2_000_000_000L;

    private Opportunity held;
    private boolean byHand;
    private long takenAt;

    void pick(Opportunity edge) {
        held = edge;
        byHand = true;
    }

    /** @param at now, on our clock, nanoseconds @return null as long as there has been no edge at all */
    Opportunity follow(ArbitrageState state, List<Opportunity> bestFirst, long at) {
        Opportunity latest = held == null ? null : Stream.concat(state.open().stream(), state.recent().stream())
                .filter(o -> o.id() == held.id()).findFirst().orElse(null);
        boolean open = latest != null && latest.closedAt() == 0;
        if (latest != null) held = latest;
        if (latest == null) byHand = false;
        if (held == null || !byHand && !open && at - takenAt > HOLD) {
            Opportunity best = bestFirst.stream().findFirst().orElse(held == null ? state.recent().stream().findFirst().orElse(null) : held);
            if (best != held) takenAt = at;
            held = best;
        }
        return held;
    }
}

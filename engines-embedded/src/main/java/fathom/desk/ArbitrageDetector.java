package fathom.desk;

import fathom.model.ArbitrageState;
import fathom.model.Book;
import fathom.model.FeeSchedule;
import fathom.model.Opportunity.State;
import fathom.model.Opportunity;
import fathom.model.Venue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds moments at which one venue's bid is above another venue's ask in USD, follows each until it ends, and counts what became of it. A new book can only
 * change pairs with its own venue, so each tick costs at most eight comparisons.
 */
final class ArbitrageDetector {
    private static final int VENUES = Venue.values().length;
    private static final int KEPT = 200;

    private final FeeSchedule fees;
    private final long maxAge;
    private final ArrayDeque<Opportunity> recent = new ArrayDeque<>();
    private final Set<OpenEdge> open = new HashSet<>();
    private long numbers;
    private long takeable;
    private long taken;
    private long missed;
    private double missedNet;

    /** @param maxAge of the older leg, nanoseconds of event time */
    ArbitrageDetector(FeeSchedule fees, long maxAge) {
        this.fees = fees;
        this.maxAge = maxAge;
    }

    /**
     * Looks at every pair with the venue that just quoted.
     *
     * @param now event time, epoch nanoseconds
     * @return the best takeable one of them, or null
     */
    OpenEdge look(AssetBooks asset, Venue venue, long now) {
        OpenEdge best = null;
        int v = venue.ordinal();
        for (int u = 0; u < VENUES; u++) {
            if (u == v || asset.books[u] == null) continue;
            best = better(best, look(asset, v, u, now));
            best = better(best, look(asset, u, v, now));
        }
        return best;
    }

    private static OpenEdge better(OpenEdge a, OpenEdge b) {
        return b == null ? a : a == null || b.edge().net() > a.edge().net() ? b : a;
    }

    private OpenEdge look(AssetBooks asset, int buyAt, int sellAt, long now) {
        Book buy = asset.books[buyAt], sell = asset.books[sellAt];
        int pair = buyAt * VENUES + sellAt;
        OpenEdge known = asset.open[pair];
        boolean crossed = sell.bid() * asset.rates[sellAt] > buy.ask() * asset.rates[buyAt] && !buy.isCrossed() && !sell.isCrossed();
        if (!crossed) {
            if (known != null) close(asset, pair, now);
            return null;
        }
        if (known == null) {
            asset.open[pair] = known = new OpenEdge(++numbers, asset.base, buy.instrument(), sell.instrument(), now);
            open.add(known);
        }
        return judge(known, buy, asset.rates[buyAt], sell, asset.rates[sellAt], now);
    }

    private OpenEdge judge(OpenEdge edge, Book buy, double buyRate, Book sell, double sellRate, long now) {
        double buyFee = fees.taker(buy.instrument().venue()), sellFee = fees.taker(sell.instrument().venue());
        long age = now - Math.min(buy.receivedAt(), sell.receivedAt());
        Edge net = Edge.net(buy, buyRate, buyFee, sell, sellRate, sellFee);
        if (net == Edge.NONE) {
            edge.see(Edge.gross(buy, buyRate, buyFee, sell, sellRate, sellFee), State.GROSS_ONLY, now, age);
            return null;
        }
        boolean fresh = age <= maxAge;
        edge.see(net, fresh ? State.TAKEABLE : State.STALE, now, age);
        if (!fresh) return null;
        if (!edge.everTakeable) {
            edge.everTakeable = true;
            takeable++;
        }
        return edge;
    }

    void take(OpenEdge edge) {
        if (!edge.taken) taken++;
        edge.taken = true;
    }

    private void close(AssetBooks asset, int pair, long now) {
        OpenEdge edge = asset.open[pair];
        asset.open[pair] = null;
        open.remove(edge);
        if (edge.everTakeable && !edge.taken) {
            missed++;
            missedNet += edge.bestNet();
        }
        if (recent.size() == KEPT) recent.removeLast();
        recent.addFirst(edge.closed(now));
    }

    /** Ends whatever is open on an asset: the feed jumped to another time. */
    void closeAll(AssetBooks asset, long now) {
        for (int pair = 0; pair < asset.open.length; pair++) if (asset.open[pair] != null) close(asset, pair, now);
    }

    ArbitrageState state(double takenNet, long ordersSent, long fillsBooked, long refused) {
        var best = new ArrayList<Opportunity>(open.size());
        for (OpenEdge e : open) best.add(e.snapshot());
        best.sort(Comparator.comparingDouble(Opportunity::net).reversed());
        return new ArbitrageState(List.copyOf(best), List.copyOf(recent), numbers, takeable, taken, missed, missedNet, takenNet, ordersSent, fillsBooked, refused, maxAge / 1e6, fees);
    }
}

package fathom.engine.collateral;

import fathom.engine.Table;
import fathom.model.PortfolioMark;
import fathom.model.PortfolioMark.PositionMark;
import java.util.List;

/** What a marked portfolio is as an account on margin. */
final class Marks {
    private Marks() {}

    /** Why it cannot be judged, one sentence; empty when it can. */
    static String unknown(PortfolioMark mark) {
        if (!Double.isFinite(mark.cash())) return "the cash of " + mark.id() + " is not known";
        for (PositionMark p : mark.positions()) {
            if (!Double.isFinite(p.quantity())) return "how much " + p.base() + " is held is not known";
            if (p.quantity() != 0 && !(p.price() > 0 && p.price() < Double.POSITIVE_INFINITY && Math.abs(p.quantity() * p.price()) < 1e60)) return p.base() + " is held and has no price";
        }
        return mark.unpriced().isEmpty() ? "" : String.join(", ", mark.unpriced()) + " is held and has no price";
    }

    static MarginAccount account(PortfolioMark mark) {
        return new MarginAccount(mark.id(), mark.cash(), held(mark).stream().map(p -> Holding.ofShares(p.base(), p.quantity(), p.price())).toList());
    }

    private static List<PositionMark> held(PortfolioMark mark) {
        return mark.positions().stream().filter(p -> p.quantity() != 0).toList();
    }

    static MarginReport report(PortfolioMark mark) {
        String unknown = unknown(mark);
        return unknown.isEmpty() ? account(mark).report(mark.at()) : MarginReport.unknown(mark.id(), mark.at(), mark.cash(), unknown);
    }

    /** As whoever asks would bring it along. */
    static Table table(PortfolioMark mark) {
        return new Table(List.of("underlying", "type", "quantity", "price"),
                held(mark).stream().map(p -> List.of(p.base(), "stock", Double.toString(p.quantity()), Double.toString(p.price()))).toList());
    }
}

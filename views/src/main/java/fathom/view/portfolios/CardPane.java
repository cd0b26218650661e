package fathom.view.portfolios;

import fathom.measure.Provenance;
import fathom.model.PortfolioMark.LimitUse;
import fathom.model.PortfolioMark;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.format.Format;
import fathom.view.piece.Caption;
import fathom.view.piece.DataTable;
import fathom.view.piece.Panel;
import fathom.view.piece.Rich;
import fathom.view.piece.State;
import fathom.view.piece.Tracks;
import fathom.view.portfolios.PortfoliosModel.Card;
import java.util.List;

/** One portfolio: in narrow windows one of three pages, in wide ones positions with the limits beside. */
final class CardPane {
    /** What a narrow card shows. */
    enum Page { POSITIONS, RISK, ALLOCATION }

    private static final double ROW = 24, HEAD = 24, NOTE = 24, WIDE = 808, TITLE = 33, WEIGHTS = 56;

    private final Caption sum = Caption.hint(96), sums = Caption.hint(440);
    private final Panel panel = new Panel("");
    private final Positions positions;
    private final Weights weights = new Weights();
    private final DataTable<LimitUse> limits;
    private final Caption note = new Caption(Type.SMALL, Token.T3, 0, false), methodNote = new Caption(Type.SMALL, Token.T3, 0, false),
            allocationNote = new Caption(Type.SMALL, Token.T3, 0, false);
    private final DataTable<Reports.Line> methods, components, performance, allocation;
    private final Tracks body = Tracks.column().gap(0);
    private Page page = Page.POSITIONS;
    private boolean wide;
    private int positionRows = 2, limitRows = 1, componentRows = 1, allocationRows = 1;
    private List<String> heads = List.of();

    CardPane(String id) {
        positions = new Positions("positions-" + id);
        limits = LimitTable.create("limits-" + id);
        methods = Reports.table("risk-" + id, "Loss by method", 0, 108, "VaR, % NAV", "ES, % NAV");
        components = Reports.table("components-" + id, "Part of parametric VaR", 0, 108, "weight, % NAV", "VaR, % NAV");
        performance = Reports.table("performance-" + id, "Return statistics", 0, 96, "value");
        allocation = Reports.table("allocation-" + id, "Weights, %", 80, 0, "now");
        for (Caption c : List.of(note, methodNote, allocationNote)) c.inset(12);
        panel.content(body);
        panel.setId("card-" + id);
        arrange();
    }

    Panel node() {
        return panel;
    }

    void page(Page now) {
        page = now;
        arrange();
    }

    void wide(boolean now) {
        wide = now;
        positions.wide(now);
        arrange();
    }

    /** What it asks for, pixels. */
    double height() {
        if (wide) return TITLE + HEAD + Math.max(positionRows, limitRows) * ROW;
        return TITLE + switch (page) {
            case POSITIONS -> HEAD + positionRows * ROW + WEIGHTS + HEAD + limitRows * ROW + NOTE;
            case RISK -> HEAD + 3 * ROW + NOTE + HEAD + componentRows * ROW + HEAD + 5 * ROW;
            case ALLOCATION -> HEAD + allocationRows * ROW + NOTE + WEIGHTS;
        };
    }

    private void arrange() {
        body.reset();
        if (wide) {
            var beside = Tracks.column().gap(0).fixed(limits, HEAD + limitRows * ROW + 2).grow(note);
            body.grow(Tracks.row().gap(8).fixed(positions.node(), WIDE).grow(beside));
        } else if (page == Page.POSITIONS) {
            body.fixed(positions.node(), HEAD + positionRows * ROW).grow(weights).fixed(limits, HEAD + limitRows * ROW).fixed(note, NOTE);
        } else if (page == Page.RISK) {
            body.fixed(methods, HEAD + 3 * ROW).fixed(methodNote, NOTE).grow(components).fixed(performance, HEAD + 5 * ROW);
        } else {
            body.grow(allocation).fixed(allocationNote, NOTE);
        }
    }

    /** @return whether it wants another height than before */
    boolean show(Card card, boolean stale) {
        PortfolioMark m = card.mark();
        Provenance mark = m.provenance();
        State state = State.of(m.level());
        panel.title(m.label()).state(stale ? State.STALE : state).edge(stale ? State.STALE : state.isNotable() ? state : null);
        panel.mark(wide || page == Page.POSITIONS ? mark : Provenance.DERIVED.weaker(mark));
        panel.hint(wide ? "opened at " + Format.number(m.openNav() / 1e6, 1) + " M USD, fills " + Format.whole(m.fills()) : "");
        panel.tools(wide ? sums : sum);
        sum.show(gain(m.pnl()));
        sums.show("unrealized ", gain(m.unrealized()), "  realized ", gain(m.realized()), "  fees ", Rich.num(Format.number(-m.fees(), 0)).withInk(Token.T2),
                "  P&L ",
                gain(m.pnl()).bold());
        double before = height();
        positionRows = positions.show(m, stale);
        limits.setRows(m.limits());
        limitRows = Math.max(1, m.limits().size());
        weights.show(m);
        note.show(unknown(m));
        risk(card);
        allocation(card);
        componentRows = Math.max(1, components.rows().size());
        allocationRows = Math.max(1, allocation.rows().size());
        boolean changed = before != height();
        if (changed) arrange();
        return changed;
    }

    static Rich.Span gain(double usd) {
        String text = Format.change(usd, 0);
        return Rich.num(text).withInk(text.charAt(0) == '+' ? Token.UP : text.charAt(0) == Format.MINUS ? Token.DOWN : Token.T2);
    }

    /** Why a limit's use is not known, in words. */
    private static Rich unknown(PortfolioMark m) {
        return m.limits().stream().filter(l -> !l.isKnown()).findFirst().map(l -> Rich.of(l.name() + ": " + l.why())).orElse(Rich.EMPTY);
    }

    private void risk(Card card) {
        var r = card.risk();
        methods.setRows(r == null ? List.of() : Reports.methods(r));
        methods.whenEmpty("No risk report yet.", "");
        components.setRows(r == null ? List.of() : Reports.components(r));
        components.whenEmpty("No position to take apart.", "");
        methodNote.show(RiskNote.of(r));
        performance.setRows(card.performance() == null || !card.performance().isKnown() ? List.of() : Reports.performance(card.performance()));
        performance.whenEmpty("No return statistics yet.", card.performance() == null ? "" : card.performance().why());
    }

    private void allocation(Card card) {
        var a = card.allocation();
        if (a == null) {
            allocation.setRows(List.of());
            allocation.whenEmpty("No allocation yet.", "The Portfolio engine needs returns first.");
            return;
        }
        List<String> now = Reports.heads(a);
        if (!now.equals(heads)) {
            heads = now;
            allocation.setColumns(Reports.columns("Weights, %", 80, 0, now));
        }
        allocation.setRows(Reports.weights(a));
        allocation.whenEmpty("Nothing to allocate.", a.why());
        allocationNote.show(RiskNote.of(a));
    }
}

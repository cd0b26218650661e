package fathom.view.portfolios;

import fathom.model.PortfolioMark.LimitUse;
import fathom.style.Token;
import fathom.view.Verdicts;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.Rich;
import fathom.view.piece.RowKind;
import fathom.view.piece.State;

/** Limits and how much of each is used. */
final class LimitTable {
    private static final double BAR = 48;

    private LimitTable() {}

    static DataTable<LimitUse> create(String id) {
        DataTable<LimitUse> table = new DataTable<>(Column.glyph(LimitTable::state),
                Column.words("Limit, of NAV", 0, LimitUse::name),
                Column.right("now", 48, l -> l.isKnown() ? now(l) : Cell.none()),
                Column.right("limit", 62, l -> Cell.num(Verdicts.level(l)).dim()),
                Column.<LimitUse>right("used", 100, LimitTable::used));
        table.key(LimitUse::name).kind(l -> RowKind.of(state(l))).onOpen(l -> {}).setId(id);
        return table;
    }

    static State state(LimitUse l) {
        return State.of(l.level());
    }

    private static Cell now(LimitUse l) {
        var text = Cell.num(Format.number(l.used(), Verdicts.digits(l)));
        State state = state(l);
        return state == State.OK ? text : text.bold().ink(state.ink());
    }

    private static Cell used(LimitUse l) {
        if (Double.isNaN(l.share())) return Cell.share(Rich.of(Rich.num(Format.NONE).withInk(Token.T3)), 0, Double.NaN, BAR, Token.T3);
        State state = state(l);
        var figure = Rich.num(Format.percent(l.share() * 100, 0));
        return Cell.share(Rich.of(state == State.OK ? figure : figure.bold().withInk(state.ink())), l.share(), l.limit().used(l.limit().warn()), BAR,
                state == State.OK ? Token.T3 : state.ink());
    }
}

package fathom.view.overview;

import fathom.measure.Verdict;
import fathom.model.Opportunity;
import fathom.scenario.RunReport;
import fathom.state.Event;
import fathom.style.Token;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.RowKind;
import fathom.view.piece.State;

/** The tables that wide windows have room for: what happened, what could be taken, how runs ended. */
final class NewsTables {
    private NewsTables() {}

    static DataTable<Event> events() {
        DataTable<Event> table = new DataTable<>(Column.left("UTC", 84, e -> Cell.num(Format.time(e.at())).faint()), Column.glyph(e -> State.of(e.state())),
                Column.words("Where", 148, Event::where), Column.left("What happened", 0, e -> Cell.words(e.what()).dim()));
        return table.whenEmpty("Nothing has happened yet", "");
    }

    static DataTable<Opportunity> edges() {
        DataTable<Opportunity> table = new DataTable<>(Column.glyph(NewsTables::state), Column.words("Symbol", 52, Opportunity::base), Column.left("buy at", 72, o -> Cell.words(o.buy().venue().label()).dim()),
                Column.left("sell at", 72, o -> Cell.words(o.sell().venue().label()).dim()), Column.num("gross bp", 0, o -> Format.number(o.grossBp(), 1)),
                Column.right("net bp", 0, o -> o.state() == Opportunity.State.TAKEABLE ? Cell.num(Format.change(o.netBp(), 1)).bold() : Cell.num(Format.change(o.netBp(), 1))),
                Column.num("net, USD", 72, o -> Format.change(o.net(), 2)), Column.right("age ms", 56, NewsTables::age));
        return table.kind(o -> state(o) == State.OK ? RowKind.PLAIN : RowKind.IDLE).key(Opportunity::id).whenEmpty("No venue crosses another now", "");
    }

    private static State state(Opportunity o) {
        return switch (o.state()) {
            case TAKEABLE, TAKEN -> State.OK;
            case STALE -> State.STALE;
            default -> State.IDLE;
        };
    }

    private static Cell age(Opportunity o) {
        var cell = Cell.num(Format.whole(o.olderLeg() / 1e6));
        return o.state() == Opportunity.State.STALE ? cell.ink(Token.STALE) : cell.dim();
    }

    static DataTable<RunReport> runs() {
        DataTable<RunReport> table = new DataTable<>(Column.glyph(r -> state(r.verdict())), Column.words("Scenario", 0, r -> r.profile().title()), Column.left("Verdict", 84, NewsTables::verdict),
                Column.right("When, UTC", 136, r -> Cell.num(Format.date(r.run().startedAt()) + " " + Format.time(r.run().startedAt()).substring(0, 5)).faint()));
        return table.key(RunReport::runId).whenEmpty("No scenario has run yet", "start one in Scenarios");
    }

    static State state(Verdict verdict) {
        return switch (verdict) {
            case PASS -> State.OK;
            case FAIL -> State.BAD;
            case INCONCLUSIVE, ABORTED -> State.NO_VERDICT;
        };
    }

    private static Cell verdict(RunReport r) {
        return switch (r.verdict()) {
            case PASS -> Cell.words("passed").dim();
            case FAIL -> Cell.words("failed").ink(Token.BAD);
            case INCONCLUSIVE -> Cell.words("no verdict").dim();
            case ABORTED -> Cell.words("aborted").dim();
        };
    }
}

package fathom.view.arbitrage;

import fathom.desk.DeskState;
import fathom.market.MarketState;
import fathom.measure.Provenance;
import fathom.model.ArbitrageState;
import fathom.model.Book;
import fathom.model.FeeSchedule;
import fathom.model.Instrument;
import fathom.model.Levels;
import fathom.model.Opportunity;
import fathom.state.PlatformState;
import fathom.style.Token;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.Rich;
import java.util.ArrayList;
import java.util.List;

/** The small tables below the edges: the two legs of one, and what became of all. */
final class Details {
    private Details() {}

    /** @param best the venue's price now, in its own currency; NaN when it quotes none; @param depth base currency there; @param feeBp of the venue for a taker */
    record Leg(String side, Instrument at, double average, double size, double best, double depth, double feeBp) {
        static List<Leg> of(PlatformState state, Opportunity o) {
            FeeSchedule fees = DeskState.of(state).arbitrage().fees();
            return List.of(leg("buy", o.buy(), o.buyPrice(), o, MarketState.of(state).books().get(o.buy()), false, fees.taker(o.buy().venue()) * 1e4),
                    leg("sell", o.sell(), o.sellPrice(), o, MarketState.of(state).books().get(o.sell()), true, fees.taker(o.sell().venue()) * 1e4));
        }

        private static Leg leg(String side, Instrument at, double average, Opportunity o, Book book, boolean bid, double feeBp) {
            Levels levels = book == null ? Levels.NONE : bid ? book.bids() : book.asks();
            return new Leg(side, at, average, o.size(), levels.best(), levels.isEmpty() ? Double.NaN : levels.size(0), feeBp);
        }
    }

    static DataTable<Leg> legs() {
        DataTable<Leg> table = new DataTable<>();
        table.key(Leg::side).onOpen(l -> {}).setId("legs");
        table.whenEmpty("No edge has been seen yet.", "");
        return table;
    }

    /** Prices of nine digits fit either way. */
    static List<Column<Leg>> legColumns(boolean wide) {
        return List.of(Column.words("Leg", 44, Leg::side), Column.left("Venue", wide ? 72 : 62, l -> Cell.words(l.at.venue().label()).dim()),
                Column.num("average, USD", wide ? 0 : 82, l -> Format.price(l.at.base(), l.average)),
                Column.right("best now", wide ? 0 : 74, l -> Cell.num(Format.price(l.at.base(), l.best)).dim()),
                Column.left("", 46, l -> Cell.words(l.at.quote()).faint()),
                Column.right("size there", 0, l -> Cell.num(Double.isNaN(l.depth) ? Format.NONE : EdgeTable.size(l.depth)).dim()),
                Column.<Leg>num("fee bp", wide ? 70 : 62, l -> Format.number(l.feeBp, 1)).withMark(Provenance.SPECIFIED));
    }

    /** What became of the crossings. @param usd NaN where no money belongs to it */
    record Fate(String name, long count, double share, double usd) {
        static List<Fate> of(ArbitrageState a) {
            List<Fate> fates = new ArrayList<>();
            fates.add(fate("crossings seen, before fees", a.seen(), a, Double.NaN));
            fates.add(fate("takeable after fees and fresh", a.takeable(), a, Double.NaN));
            fates.add(fate("taken", a.taken(), a, a.takenNet()));
            fates.add(fate("missed", a.missed(), a, a.missedNet()));
            fates.add(fate("refused by a position limit", a.refused(), a, Double.NaN));
            return fates;
        }

        private static Fate fate(String name, long count, ArbitrageState a, double usd) {
            return new Fate(name, count, a.seen() == 0 ? 0 : (double) count / a.seen(), usd);
        }
    }

    static DataTable<Fate> fates() {
        DataTable<Fate> table = new DataTable<>(Column.left("Since the start", 184, f -> Cell.words(f.name).dim()),
                Column.right("edges", 0, f -> Cell.share(Rich.of(Rich.num(Format.whole(f.count))), f.share, Double.NaN, 56, Token.C1)),
                Column.right("net, USD", 84, f -> Double.isNaN(f.usd) ? Cell.EMPTY : Cell.num(Format.number(f.usd, 2))));
        table.key(Fate::name).onOpen(f -> {}).rowHeight(20, true).setId("fates");
        return table;
    }
}

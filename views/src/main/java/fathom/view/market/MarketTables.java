package fathom.view.market;

import fathom.market.FeedStatus.VenueCounts;
import fathom.measure.Provenance;
import fathom.model.Side;
import fathom.model.Trade;
import fathom.style.Token;
import fathom.view.Frame;
import fathom.view.format.Format;
import fathom.view.market.MarketModel.QuoteRow;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.RowKind;
import fathom.watch.Silence;
import java.util.List;

/** The tables beside the ladder. */
final class MarketTables {
    /** What four decimals can say. */
    private static final double SMALLEST = 0.0001;

    private MarketTables() {}

    /** Best prices in USD by venue, the best of all strong, and how toxic the flow there is. */
    static DataTable<QuoteRow> quotes(String id) {
        DataTable<QuoteRow> table = new DataTable<>(quoteColumns());
        table.key(QuoteRow::instrument).kind(r -> r.stale() ? RowKind.IDLE : r.crossed() ? RowKind.WARN : RowKind.PLAIN).onOpen(r -> {}).setId(id);
        return table;
    }

    private static Column<QuoteRow>[] quoteColumns() {
        return columns(Column.left("Best, USD", 0, r -> Cell.words(r.instrument().venue().label()).dim()),
                Column.right("bid", 78, r -> price(r, r.bid(), r.bestBid(), Token.UP)),
                Column.right("ask", 78, r -> price(r, r.ask(), r.bestAsk(), Token.DOWN)),
                Column.right("bp", 48, r -> Cell.num(basisPoints(r.spreadBp())).dim()),
                Column.<QuoteRow>right("VPIN", 42, MarketTables::vpin));
    }

    @SafeVarargs
    private static <R> Column<R>[] columns(Column<R>... given) {
        return given;
    }

    private static Cell price(QuoteRow row, double price, boolean best, Token ink) {
        var text = Cell.num(Format.price(row.instrument().base(), price));
        return !best ? text : row.stale() ? text.bold() : text.bold().ink(ink);
    }

    /** While the window fills: how many of its buckets are there. */
    private static Cell vpin(QuoteRow row) {
        if (row.vpin() == null) return Cell.none();
        if (Double.isNaN(row.vpin().vpin())) return Cell.num(row.vpin().buckets() + "/" + row.vpin().window()).faint();
        var text = Cell.num(Format.number(row.vpin().vpin(), 2));
        return row.vpin().alert() && !row.stale() ? text.bold().ink(Token.WARN) : text;
    }

    /** @param state for the age and what counts as silent */
    record FeedRow(VenueCounts counts, double perSecond, double ageMillis, boolean stale) {
        static List<FeedRow> of(Frame frame) {
            Silence silence = Silence.of(frame.state());
            return MarketModel.feeds(frame.state()).stream().map(c -> new FeedRow(c, frame.venuePerSecond(c.venue()),
                    Math.max(0, frame.state().at() - c.lastAt()) / 1e6, silence.isStale(frame.state(), c))).toList();
        }
    }

    /** What arrives from each venue: measured, whatever the prices are. */
    static DataTable<FeedRow> feeds() {
        DataTable<FeedRow> table = new DataTable<>(columns(
                Column.left("Feed", 0, r -> Cell.words(r.counts.venue().label()).dim()),
                Column.right("msg/s", 54, r -> Cell.num(Format.perSecond(r.perSecond))),
                Column.<FeedRow>right("age ms", 52, MarketTables::age),
                Column.right("lag ms", 50, r -> Cell.num(lag(r.counts.lagging() / 1e6))),
                Column.right("gaps", 40, r -> count(r.counts.gaps())),
                Column.right("crossed", 54, r -> count(r.counts.crossed()))));
        table.key(r -> r.counts.venue()).onOpen(r -> {}).setId("feeds");
        return table;
    }

    /** Milliseconds, as the head says; seconds with their unit where a feed has gone quiet. */
    private static Cell age(FeedRow r) {
        if (!r.stale) return Cell.num(Format.whole(r.ageMillis)).dim();
        double seconds = r.ageMillis / 1e3;
        return Cell.num(seconds < 9999 ? Format.whole(seconds) + " s" : Format.whole(seconds / 3600) + " h").bold().ink(Token.STALE);
    }

    private static String lag(double millis) {
        return Format.number(millis, Math.abs(millis) < 100 ? 1 : 0);
    }

    /** Two decimals, more where those would say 0. */
    static String basisPoints(double bp) {
        return Format.number(bp, Math.abs(bp) < 0.01 ? 4 : 2);
    }

    private static Cell count(long n) {
        return n == 0 ? Cell.num("0").faint() : Cell.num(Format.whole(n));
    }

    /** Latest first, in the venue's own currency. */
    static DataTable<Trade> tape(String id) {
        DataTable<Trade> table = new DataTable<>(columns(
                Column.left("feed time", 108, t -> Cell.num(Format.timeMillis(t.receivedAt())).faint()),
                Column.left("Venue", 0, t -> Cell.words(t.instrument().venue().label()).dim()),
                Column.right("price", 88, t -> Cell.num((t.taker() == Side.BUY ? "▲ " : "▼ ") + Format.price(t.instrument().base(), t.price()))
                        .ink(t.taker() == Side.BUY ? Token.UP : Token.DOWN)),
                Column.right("size", 60, t -> Cell.num(size(t.size())))));
        table.key(t -> t.instrument() + " " + t.id()).onOpen(t -> {}).setId(id);
        table.whenEmpty("No trade on the tape.", "The tape keeps the last few dozen of all assets.");
        return table;
    }

    private static String size(double size) {
        if (size > 0 && size < SMALLEST / 2) return "<" + Format.number(SMALLEST, 4);
        return Format.number(size, size < 10 ? 4 : size < 1000 ? 2 : 0);
    }

    /** What VPIN is: a model's figure over prices that are at best measured. */
    static Provenance derived(Provenance feed) {
        return Provenance.DERIVED.weaker(feed);
    }
}

package fathom.view.market;

import fathom.market.MarketState;
import fathom.measure.Provenance;
import fathom.model.Feature;
import fathom.model.Trade;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.Frame;
import fathom.view.View;
import fathom.view.format.Format;
import fathom.view.market.MarketModel.QuoteRow;
import fathom.view.piece.Caption;
import fathom.view.piece.DataTable;
import fathom.view.piece.Panel;
import fathom.view.piece.Rich;
import fathom.view.piece.Segmented;
import fathom.view.piece.Step;
import fathom.view.piece.Tracks;
import fathom.watch.Silence;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What the venues quote right now: one asset, or two side by side where there is room. Left and right choose the next asset. */
public final class MarketView implements View {
    private static final double SIDE = 328, TITLE = 33, ROW = 24;

    private final MarketModel model = new MarketModel();
    private final Tracks root = Tracks.row(), side = Tracks.column();
    private final Half left = new Half(1), right = new Half(2);
    private final DataTable<MarketTables.FeedRow> feedTable = MarketTables.feeds();
    private final Caption feedRate = Caption.hint(110);
    private final Caption feedNote = new Caption(Type.SMALL, Token.T2, 0, false).inset(8);
    private final Tracks feedRows = Tracks.column().gap(0);
    private final Panel feeds = new Panel("Feeds", feedRows).tools(feedRate);
    private final FeatureTable narrowFeatures = new FeatureTable(true);
    private final Segmented<String> below = new Segmented<>(List.of("Trades", "Features"), name -> name, "Trades", this::below);
    private Step step;
    private Frame frame;
    private boolean several;
    private int quoteRows = -1, feedCount = -1;

    /** One asset with all that belongs to it. */
    private final class Half {
        final SymbolColumn symbol;
        final DataTable<QuoteRow> quoteTable;
        final Caption spread = Caption.hint(150);
        final Panel quotes;
        final DataTable<Trade> tape;
        final Panel trades;
        final FeatureTable features = new FeatureTable(false);
        final Panel featurePanel = new Panel("Features", features.node());
        final Tracks column;

        Half(int number) {
            symbol = new SymbolColumn("symbol-" + number, model, chosen -> refresh());
            quoteTable = MarketTables.quotes("quotes-" + number);
            quotes = new Panel("Best quotes", quoteTable).tools(spread);
            tape = MarketTables.tape("tape-" + number);
            trades = new Panel("Trades", tape);
            column = Tracks.column();
        }

        void show(Frame now) {
            var state = now.state();
            Provenance feed = MarketState.of(state).feed().provenance();
            Quotes all = symbol.show(state);
            if (all == null) return;
            String name = symbol.asset().label();
            quoteTable.setRows(MarketModel.quotes(all, state));
            quoteTable.whenEmpty("Nobody quotes " + name + " now.", "");
            quotes.title(step == Step.S ? "Best quotes" : "Best quotes, " + name).mark(feed);
            var best = Rich.num(Format.unit(MarketTables.basisPoints(all.spreadBp()), "bp")).withInk(Token.T2);
            spread.show(all.rows().isEmpty() ? Rich.EMPTY : Rich.of("desk best ", best));
            tape.stale(Silence.of(state).isStale()).setRows(MarketModel.tape(state, symbol.asset()));
            trades.title(step == Step.S ? "Trades" : "Trades, " + name).mark(feed);
            var vectors = MarketModel.features(state, symbol.asset());
            featurePanel.title("Features, " + name).mark(MarketTables.derived(feed));
            if (step != Step.S) features.show(symbol.asset().base(), vectors);
            else if (trades.getCenter() == narrowFeatures.node()) {
                narrowFeatures.show(symbol.asset().base(), vectors);
                trades.title("Features" + (vectors.isEmpty() ? "" : ", " + vectors.getFirst().instrument().venue().label())).mark(MarketTables.derived(feed));
            }
        }
    }

    public MarketView() {
        root.setPadding(new Insets(8));
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        left.symbol.node().addEventFilter(KeyEvent.KEY_PRESSED, e -> arrows(e, left));
        right.symbol.node().addEventFilter(KeyEvent.KEY_PRESSED, e -> arrows(e, right));
        step(Step.S);
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void step(Step now) {
        if (now == step) return;
        step = now;
        quoteRows = -1;
        left.trades.tools();
        if (now == Step.S) left.trades.tools(below);
        else left.trades.content(left.tape);
        below.choose("Trades");
        arrange();
        refresh();
    }

    @Override
    public void update(Frame now) {
        frame = now;
        List<Asset> assets = Asset.in(now.state());
        left.symbol.offer(assets, 0);
        right.symbol.offer(assets, 1);
        left.show(now);
        if (step != Step.S) right.show(now);
        boolean more = assets.size() > 1;
        List<MarketTables.FeedRow> rows = MarketTables.FeedRow.of(now);
        feedTable.setRows(rows);
        feedTable.whenEmpty("No venue has been heard yet.", "");
        feedRate.show(Rich.num(Format.perSecond(now.ticksPerSecond())).withInk(Token.T2), Rich.num(" msg/s"));
        boolean noted = !feedNote.text().isEmpty();
        feedNote.show(MarketModel.feedNote(now.state()));
        if (left.quoteTable.rows().size() == quoteRows && rows.size() == feedCount && more == several && noted == !feedNote.text().isEmpty()) return;
        several = more;
        arrange();
    }

    /** The tables are as high as there are venues; the tape takes the rest. A feed of one asset has the width for itself. */
    private void arrange() {
        quoteRows = left.quoteTable.rows().size();
        feedCount = feedTable.rows().size();
        feedRows.reset();
        feedRows.grow(feedTable);
        boolean noted = !feedNote.text().isEmpty();
        if (noted) feedRows.fixed(feedNote, ROW);
        double feedHeight = height(feedCount) + (noted ? ROW : 0);
        root.reset();
        side.reset();
        left.column.reset();
        right.column.reset();
        boolean both = step != Step.S && several;
        side.fixed(left.quotes, height(quoteRows));
        if (both) side.grow(left.trades).fixed(right.quotes, height(quoteRows)).grow(right.trades).fixed(feeds, feedHeight);
        else side.fixed(feeds, feedHeight).grow(left.trades);
        root.grow(arranged(left));
        if (both) root.grow(arranged(right));
        root.fixed(side, SIDE);
    }

    private Node arranged(Half half) {
        half.column.grow(half.symbol.node());
        if (step != Step.S) half.column.fixed(half.featurePanel, height(Feature.values().length));
        return half.column;
    }

    private static double height(int rows) {
        return TITLE + ROW + Math.max(1, rows) * ROW;
    }

    private void below(String name) {
        left.trades.content(name.equals("Trades") ? left.tape : narrowFeatures.node());
        refresh();
    }

    private void refresh() {
        if (frame != null) update(frame);
    }

    private void key(KeyEvent e) {
        arrows(e, left);
    }

    private static void arrows(KeyEvent e, Half half) {
        if (e.isShortcutDown() || e.isAltDown() || e.getCode() != KeyCode.LEFT && e.getCode() != KeyCode.RIGHT) return;
        half.symbol.move(e.getCode() == KeyCode.LEFT ? -1 : 1);
        e.consume();
    }
}

package fathom.view.arbitrage;

import fathom.desk.DeskState;
import fathom.market.MarketState;
import fathom.measure.Provenance;
import fathom.model.ArbitrageState;
import fathom.model.ConsolidatedBook;
import fathom.model.FeeSchedule;
import fathom.model.Opportunity;
import fathom.model.Venue;
import fathom.state.PlatformState;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.Frame;
import fathom.view.Verdicts;
import fathom.view.View;
import fathom.view.arbitrage.ArbitrageModel.Choice;
import fathom.view.chart.Line;
import fathom.view.chart.TimeChart;
import fathom.view.format.Format;
import fathom.view.market.Asset;
import fathom.view.market.Quotes;
import fathom.view.piece.Caption;
import fathom.view.piece.DataTable;
import fathom.view.piece.Empty;
import fathom.view.piece.Labels;
import fathom.view.piece.Mark;
import fathom.view.piece.Panel;
import fathom.view.piece.Rich;
import fathom.view.piece.Segmented;
import fathom.view.piece.State;
import fathom.view.piece.Step;
import fathom.view.piece.Tracks;
import fathom.watch.Silence;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** What could be taken now, what it brings after fees, how long it lives, and what was missed. Choosing an edge shows where its money goes. */
public final class ArbitrageView implements View {
    private final Tracks root = Tracks.column(), middle = Tracks.row(), lists = Tracks.column(), aside = Tracks.column(), below = Tracks.row();
    private final Headlines headlines = new Headlines();
    private final Segmented<Choice> choice = new Segmented<>(List.of(Choice.values()), ArbitrageView::label, Choice.OPEN, this::choose);
    private final EdgeTable edges = new EdgeTable(), ended = new EdgeTable();
    private final Caption note = new Caption(Type.BODY, Token.T3, 0, false);
    private final Panel edgePanel = new Panel("Edges, best first", edges.node()).hint(note)
            .tools(Labels.of("frozen with", Type.BODY, Token.T3), Labels.key("space"));
    private final Panel endedPanel = new Panel("Recently ended", ended.node()).hint("latest first");
    private final Waterfall waterfall = new Waterfall();
    private final Caption net = Caption.hint(160);
    private final Panel waterfallPanel = new Panel("Chosen edge", waterfall).tools(net);
    private final DataTable<Details.Leg> legs = Details.legs();
    private final Caption executable = new Caption(), conversion = new Caption(), answered = new Caption();
    private final Panel legPanel = new Panel("Both legs");
    private final Caption tier = new Caption(Type.BODY, Token.T2, 0, false);
    private final DataTable<Details.Fate> fates = Details.fates();
    private final LivesChart lives = new LivesChart();
    private final Panel fatePanel = new Panel("What was missed", Tracks.column().gap(0).fixed(fates, 24 + 5 * 20).grow(lives));
    private final Matrix matrix = new Matrix();
    private final Panel matrixPanel = new Panel("Pairs of venues", matrix.node());
    private final TimeChart course = new TimeChart(56, 44, null);
    private final Panel coursePanel = new Panel("Course of the edge, bp", new Empty("No edge chosen.", "Its course stands here."));
    private final Empty noCourse = new Empty("Seen once so far.", "A course needs two looks.");
    private final EdgeHistory history = new EdgeHistory();
    private final Chosen chosen = new Chosen();
    private Choice shown = Choice.OPEN;
    private boolean anyEnded;
    private Step step;
    private Frame frame;

    public ArbitrageView() {
        root.setPadding(new Insets(8));
        waterfallPanel.setId("chosen-edge");
        edges.node().onChoose(this::pick).onOpen(this::pick);
        ended.node().onChoose(this::pick).setId("ended");
        var fees = Tracks.row().fixed(new StackPane(new Mark(Provenance.SPECIFIED)), 13).grow(tier);
        fees.setPadding(new Insets(0, 12, 0, 12));
        var facts = Tracks.column().gap(0).fixed(legs, 3 * 24 + 4).fixed(executable, 22).fixed(conversion, 22).fixed(answered, 22).fixed(fees, 22);
        for (Caption c : List.of(executable, conversion, answered)) c.inset(12);
        legPanel.content(facts);
        step(Step.S);
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public List<Node> tools() {
        return List.of(choice);
    }

    private static String label(Choice choice) {
        return switch (choice) {
            case TAKEABLE -> "Takeable";
            case OPEN -> "Open";
            case ENDED -> "Ended";
        };
    }

    @Override
    public void step(Step now) {
        if (now == step) return;
        step = now;
        boolean wide = now.isWide();
        legs.setColumns(Details.legColumns(wide));
        root.reset().fixed(headlines.node(), wide ? 96 : 88).grow(middle).fixed(below, wide ? 264 : 230);
        lists();
        middle.reset().grow(lists);
        if (wide) middle.fixed(aside.reset().fixed(matrixPanel, 33 + 6 * 24).grow(coursePanel), 500);
        below.reset().fixed(waterfallPanel, 400).grow(legPanel).fixed(fatePanel, wide ? 500 : 380);
        refresh();
    }

    /** What has ended stands below, once there is something and unless it is what was asked for. */
    private void lists() {
        lists.reset().grow(edgePanel, 4);
        if (anyEnded && shown != Choice.ENDED) lists.grow(endedPanel, step.isWide() ? 4 : 3);
    }

    private void choose(Choice now) {
        shown = now;
        lists();
        refresh();
    }

    private void pick(Opportunity edge) {
        chosen.pick(edge);
        refresh();
    }

    private void refresh() {
        if (frame != null) update(frame);
    }

    @Override
    public void update(Frame now) {
        frame = now;
        PlatformState state = now.state();
        ArbitrageState a = DeskState.of(state).arbitrage();
        Provenance feed = MarketState.of(state).feed().provenance();
        Silence silence = Silence.of(state);
        headlines.show(now, silence);
        List<Opportunity> rows = ArbitrageModel.edges(a, shown);
        edges.node().stale(silence.isStale());
        legs.stale(silence.isStale());
        edges.show(rows, a.maxAgeMillis());
        double since = ArbitrageModel.sinceLast(state);
        edges.node().whenEmpty(ArbitrageModel.whyEmpty(state, shown), Double.isNaN(since) ? "" : "The last edge ended " + Format.age(since) + " ago.");
        ended.show(a.recent(), a.maxAgeMillis());
        if (anyEnded == a.recent().isEmpty()) {
            anyEnded = !a.recent().isEmpty();
            lists();
        }
        edgePanel.title(shown == Choice.ENDED ? "Ended edges, latest first" : "Edges, best first").mark(feed).edge(silence.isStale() ? State.STALE : null);
        note.show(note(silence, a));
        endedPanel.mark(feed);
        detail(state, chosen.follow(a, ArbitrageModel.edges(a, Choice.OPEN), state.at()));
        fates.setRows(Details.Fate.of(a));
        lives.show(ArbitrageModel.lives(a));
        fatePanel.mark(feed);
        tier.show(tier(a.fees(), step.isWide()));
        answered.show("Orders sent ", strong(Format.whole(a.ordersSent())), ", answered ", strong(Format.whole(a.fillsBooked())), ", waiting ",
                strong(Format.whole(a.ordersSent() - a.fillsBooked())));
    }

    /** E.g. {@code institutional tier, bp: Binance 2.4, Coinbase 5.0, …}. */
    private static Rich tier(FeeSchedule fees, boolean all) {
        List<Object> parts = new ArrayList<>(List.of("Fees: " + fees.tier() + (all ? ", bp" : "")));
        if (all) for (Venue venue : Venue.values()) parts.addAll(List.of(" " + venue.label() + " ", strong(Format.number(fees.taker(venue) * 1e4, 1))));
        return Rich.of(parts.toArray());
    }

    private static Rich.Span strong(String number) {
        return Rich.num(number).withInk(Token.T1);
    }

    private static Rich note(Silence silence, ArbitrageState a) {
        if (silence.isStale()) return Verdicts.note(silence, false);
        long takeable = a.open().stream().filter(ArbitrageModel::isTakeable).count();
        return Rich.of(Rich.num(Format.whole(takeable)).withInk(Token.T2), " takeable of ", Rich.num(Format.whole(a.open().size())).withInk(Token.T2),
                " open; executable size at both books, in USD; age is that of the older leg");
    }

    private void detail(PlatformState state, Opportunity edge) {
        Provenance feed = MarketState.of(state).feed().provenance();
        waterfall.show(edge, DeskState.of(state).arbitrage().fees());
        waterfallPanel.mark(feed);
        legPanel.mark(feed).hint("execution is simulated");
        if (edge == null) {
            legs.setRows(List.of());
            return;
        }
        edges.node().choose(edge.id());
        ended.node().choose(edge.id());
        waterfallPanel.title(edge.base() + ": " + edge.buy().venue().label() + " to " + edge.sell().venue().label());
        Rich.Span usd = Rich.num(Format.unit(Format.change(edge.net(), 2), "USD")).withInk(edge.net() > 0 ? Token.UP : Token.T2);
        net.show(usd, edge.closedAt() == 0 ? "" : ", ended");
        legs.setRows(Details.Leg.of(state, edge));
        executable.show("Executable at both books ", strong(EdgeTable.size(edge.size())), " " + edge.base() + ", ",
                strong(Format.whole(edge.size() * edge.buyPrice())), " USD; best net ", strong(Format.change(edge.bestNet(), 2)));
        Quotes quotes = Quotes.of(state, Asset.of(edge.buy()));
        double rate = quotes.conversionRate();
        conversion.show(Double.isNaN(rate) ? Rich.of(quotes.conversion()) : Rich.of(quotes.conversion(), Rich.num(Format.number(rate, 4)).withInk(Token.T1)));
        if (step.isWide()) wide(quotes.rows(), edge, feed);
    }

    private void wide(List<ConsolidatedBook.Row> books, Opportunity edge, Provenance feed) {
        matrix.show(books);
        matrixPanel.title("Pairs of venues, " + edge.base()).hint("gross bp now").mark(feed);
        coursePanel.mark(feed);
        if (!history.add(edge)) return;
        boolean once = history.gross().length < 2;
        coursePanel.hint(once ? "" : "as often as the screen saw it").content(once ? noCourse : course);
        course.show(TimeChart.Content.of(List.of(Line.of("gross", Token.C1, history.gross()), Line.of("net", Token.UP, history.net()).dashed(6, 3)),
                List.of(new TimeChart.TimeLabel(0, "−" + Format.age(history.span())), new TimeChart.TimeLabel(1, "last seen"))));
    }
}

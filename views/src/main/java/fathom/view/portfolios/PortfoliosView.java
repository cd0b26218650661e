package fathom.view.portfolios;

import fathom.market.MarketState;
import fathom.measure.Provenance;
import fathom.style.Token;
import fathom.view.Frame;
import fathom.view.History;
import fathom.view.Samples;
import fathom.view.Verdicts;
import fathom.view.View;
import fathom.view.chart.Line;
import fathom.view.chart.TimeChart;
import fathom.view.format.Format;
import fathom.view.piece.Panel;
import fathom.view.piece.Rich;
import fathom.view.piece.Segmented;
import fathom.view.piece.State;
import fathom.view.piece.Step;
import fathom.view.piece.Tracks;
import fathom.view.portfolios.CardPane.Page;
import fathom.watch.Silence;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;

/** What the desk owns, what it is worth, and its risk against the limits: three portfolios, their sums, profit over time, exposure. */
public final class PortfoliosView implements View {
    private static final int MOST = 3;

    private final Tracks root = Tracks.column(), cards = Tracks.row(), lower = Tracks.row(), left = Tracks.column();
    private final Sums sums = new Sums();
    private final Panel sumPanel = new Panel("Desk", sums).bare();
    private final List<CardPane> panes = new ArrayList<>();
    private final TimeChart chart = new TimeChart(72, 76, null);
    private final Panel chartPanel = new Panel("P&L since the open, USD", chart);
    private final Aside aside = new Aside();
    private final Segmented<Page> pages = new Segmented<>(List.of(Page.values()), PortfoliosView::label, Page.POSITIONS, this::page);
    private Step step;
    private Frame frame;
    private double[] drawn;

    public PortfoliosView() {
        root.setPadding(new Insets(8));
        for (int i = 0; i < MOST; i++) panes.add(new CardPane(Integer.toString(i + 1)));
        step(Step.S);
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public List<Node> tools() {
        return List.of(pages);
    }

    private static String label(Page page) {
        return switch (page) {
            case POSITIONS -> "Positions";
            case RISK -> "Risk";
            case ALLOCATION -> "Allocation";
        };
    }

    private void page(Page page) {
        panes.forEach(p -> p.page(page));
        arrange();
        refresh();
    }

    private void refresh() {
        if (frame != null) update(frame);
    }

    @Override
    public void step(Step now) {
        if (now == step) return;
        step = now;
        boolean wide = now.isWide();
        pages.setVisible(!wide);
        pages.setManaged(!wide);
        panes.forEach(p -> p.wide(wide));
        aside.wide(wide);
        arrange();
        refresh();
    }

    private void arrange() {
        root.reset();
        cards.reset();
        lower.reset();
        left.reset();
        if (step.isWide()) {
            panes.forEach(p -> left.fixed(p.node(), p.height()));
            root.fixed(sumPanel, 64).grow(cards.grow(left.grow(chartPanel)).fixed(aside.column(), 496));
        } else {
            panes.forEach(p -> cards.grow(p.node()));
            double height = panes.stream().mapToDouble(CardPane::height).max().orElse(0);
            root.fixed(sumPanel, 64).fixed(cards, height).grow(lower.grow(chartPanel, 1.45).grow(aside.exposure()));
        }
    }

    @Override
    public void update(Frame now) {
        frame = now;
        Silence silence = Silence.of(now.state());
        Provenance feed = MarketState.of(now.state()).feed().provenance();
        var model = PortfoliosModel.of(now.state());
        sums(model, silence, feed);
        boolean changed = false;
        for (int i = 0; i < Math.min(MOST, model.cards().size()); i++) changed |= panes.get(i).show(model.cards().get(i), silence.isStale());
        if (changed) arrange();
        aside.show(model, feed);
        chart(now, model, feed, silence);
    }

    private void sums(PortfoliosModel model, Silence silence, Provenance feed) {
        PortfoliosModel.Sums s = model.sums();
        List<Sums.Sum> shown = new ArrayList<>(List.of(
                Sums.Sum.of("Desk NAV", Format.number(s.nav(), 2), "USD").mark(feed).ink(silence.isStale() ? Token.T3 : Token.T1),
                Sums.Sum.of("P&L since the open", Format.change(s.pnl(), 2), "USD").mark(feed).ink(ink(s.pnl(), silence)),
                Sums.Sum.of("unrealized", Format.change(s.unrealized(), 0), ""), Sums.Sum.of("realized", Format.change(s.realized(), 0), ""),
                Sums.Sum.of("fees", Format.number(-s.fees(), 0), "")));
        if (step.isWide()) {
            shown.add(Sums.Sum.of("Gross exposure", Format.number(s.gross(), 0), "USD").mark(feed));
            shown.add(Sums.Sum.of("Net exposure", Format.number(s.net(), 0), "USD").mark(feed));
        }
        String unknown = s.known() < s.limits() ? ", " + (s.limits() - s.known()) + " not known" : "";
        shown.add(Sums.Sum.of("Limits held", Integer.toString(s.held()), "of " + s.limits() + unknown));
        sums.show(shown, silence.isStale() ? Verdicts.note(silence, false) : Rich.of(model.unpriced()));
        sumPanel.edge(silence.isStale() ? State.STALE : null);
    }

    private static Token ink(double pnl, Silence silence) {
        return silence.isStale() ? Token.T3 : pnl > 0 ? Token.UP : pnl < 0 ? Token.DOWN : Token.T1;
    }

    private void chart(Frame now, PortfoliosModel model, Provenance feed, Silence silence) {
        chartPanel.mark(feed).edge(silence.isStale() ? State.STALE : null);
        double[] desk = now.history().of(Samples.PNL);
        if (desk == drawn) return;
        drawn = desk;
        chartPanel.hint(desk.length >= History.SECONDS ? "last 5 min, desk is the sum" : "since the console opened, desk is the sum");
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < model.cards().size(); i++) {
            var mark = model.cards().get(i).mark();
            lines.add(Line.series(i, PortfoliosModel.shortName(mark), now.history().of(Samples.portfolio(mark.id(), "pnl"))));
        }
        lines.add(Line.of("Desk", Token.T1, desk).width(2));
        chart.show(TimeChart.Content.of(lines, TimeChart.ago(Math.max(1, desk.length))).range(-1, 1));
    }
}

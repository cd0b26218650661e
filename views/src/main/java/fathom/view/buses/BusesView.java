package fathom.view.buses;

import fathom.bus.BusStats;
import fathom.bus.InboxStats;
import fathom.style.Token;
import fathom.view.Frame;
import fathom.view.History;
import fathom.view.Limits;
import fathom.view.Samples;
import fathom.view.Silence;
import fathom.view.View;
import fathom.view.ViewId;
import fathom.view.chart.PercentileBands;
import fathom.view.chart.PercentilePlot.Curve;
import fathom.view.chart.PercentilePlot;
import fathom.view.chart.TimeChart;
import fathom.view.format.Format;
import fathom.view.piece.AbsentBox;
import fathom.view.piece.Caption;
import fathom.view.piece.Panel;
import fathom.view.piece.Rich;
import fathom.view.piece.Segmented;
import fathom.view.piece.State;
import fathom.view.piece.Step;
import fathom.view.piece.Tracks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** What flows where, how late, what waits. Built for several buses; choosing one, or an inbox, shows its latency. */
public final class BusesView implements View {
    private static final int CURVES = 6, WINDOW = 60;
    private static final double[][] DASHES = {{}, {6, 3}, {2, 2}, {8, 3, 2, 3}};

    private final Tracks root = Tracks.column(), middle = Tracks.row(), aside = Tracks.column(), below = Tracks.row(), corner = Tracks.column();
    private final BusTiles tiles = new BusTiles(this::chooseBus);
    private final FlowDiagram flow = new FlowDiagram();
    private final Caption flowNote = Caption.hint(230);
    private final Panel flowPanel = new Panel("Flow", flow).hint("width is the logarithm of the rate").tools(flowNote);
    private final PercentilePlot plot = new PercentilePlot();
    private final Panel plotPanel = new Panel("Latency, publish to done", plot).hint("from the intended time, 10 s");
    private final PercentileBands bands = new PercentileBands(WINDOW);
    private final Panel bandPanel = new Panel("Latency over time", bands);
    private final TopicTable topics = new TopicTable();
    private final InboxesTable inboxes = new InboxesTable();
    private final Panel topicPanel = new Panel("Topics", topics.node()).tools(topics.tools());
    private final Panel inboxPanel = new Panel("Inboxes", inboxes.node()).hint("accepted = handled + conflated + dropped + waiting + in hand");
    private final Segmented<String> choice = new Segmented<>(List.of("Topics", "Inboxes"), name -> name, "Topics", this::below);
    private final Panel failover = new Panel("What failed over", absences());
    private Step step;
    private int bus;
    private String inbox = "";
    private boolean inboxesBelow, several;
    private Frame frame;

    public BusesView() {
        root.setId("buses");
        root.setPadding(new Insets(8));
        choice.getStyleClass().add("tight");
        inboxes.node().onChoose(r -> {
            inbox = r.stats().name();
            refresh();
        });
        step(Step.S);
    }

    private static Node absences() {
        var box = new VBox(6, new AbsentBox("Failover", "one bus in this process: there is no other to move to", 112),
                new AbsentBox("Group of four", "Primary, MarketData, EngineLogic and NeuralGpu are not part of this version", 112),
                new AbsentBox("Redis", "the bus over Redis is not part of this version", 112));
        box.setPadding(new Insets(8));
        return box;
    }

    @Override
    public ViewId id() {
        return ViewId.BUSES;
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public boolean filter() {
        if (inboxesBelow) {
            choice.choose("Topics");
            below("Topics");
        }
        topics.focus();
        return true;
    }

    @Override
    public boolean back() {
        return topics.clear();
    }

    @Override
    public void step(Step now) {
        if (now == step) return;
        step = now;
        boolean wide = now.isWide();
        inboxes.wide(wide);
        topics.wide(wide, several);
        choice.choose("Topics");
        inboxesBelow = false;
        topicPanel.tools(topics.tools());
        if (wide) {
            middle.reset().grow(flowPanel).fixed(aside.reset().grow(plotPanel, 11).grow(bandPanel, 8), 604);
            below.reset().grow(topicPanel).fixed(corner.reset().grow(inboxPanel).fixed(failover, 33 + 8 + 3 * 30 + 2), 930);
            root.reset().fixed(tiles.node(), 96).grow(middle, 11).grow(below, 10);
        } else {
            topicPanel.content(topics.node()).tools(choice, topics.tools());
            middle.reset().grow(flowPanel).fixed(plotPanel, 440);
            below.reset().grow(topicPanel).fixed(bandPanel, 440);
            root.reset().fixed(tiles.node(), 88).grow(middle).fixed(below, 33 + 24 + 24 * 5 + 2);
        }
        refresh();
    }

    private void below(String name) {
        inboxesBelow = name.equals("Inboxes");
        topicPanel.content(inboxesBelow ? inboxes.node() : topics.node()).title(name);
        topicPanel.tools(inboxesBelow ? new Node[] {choice} : new Node[] {choice, topics.tools()});
        refresh();
    }

    private void chooseBus(int index) {
        bus = index;
        inbox = "";
        refresh();
    }

    private void refresh() {
        if (frame != null) update(frame);
    }

    @Override
    public void update(Frame now) {
        frame = now;
        List<BusStats> all = now.state().buses();
        bus = Math.clamp(bus, 0, Math.max(0, all.size() - 1));
        if (all.size() > 1 != several) {
            several = !several;
            topics.wide(step.isWide(), several);
        }
        tiles.show(now, bus);
        flow.show(Flow.of(now), bus);
        Silence silence = Silence.of(now.state());
        flowPanel.edge(silence.isStale() ? State.STALE : null).hint(silence.isStale() ? silence.words() : "width is the logarithm of the rate");
        flowNote.show(num(Format.perSecond(now.publishedPerSecond())), " in, ", num(Format.perSecond(now.perSecond(s -> s.buses().stream()
                .mapToLong(BusStats::handled).sum()))),
                " delivered/s");
        topics.show(now);
        inboxes.show(now);
        if (!all.isEmpty()) latency(now, all.get(bus));
    }

    private static Rich.Span num(String text) {
        return Rich.num(text).withInk(Token.T2);
    }

    private void latency(Frame now, BusStats stats) {
        if (stats.inboxes().stream().noneMatch(i -> i.name().equals(inbox))) inbox = busiest(stats);
        var curves = new ArrayList<Curve>();
        stats.inboxes().stream().filter(i -> i.name().equals(inbox)).forEach(i -> curves.add(curve(i, 0)));
        stats.inboxes().stream().filter(i -> !i.name().equals(inbox) && !i.done().isEmpty()).sorted(Comparator.comparingLong(InboxStats::accepted).reversed())
                .limit(CURVES - 1).forEach(i -> curves.add(curve(i, curves.size())));
        plot.show(curves, List.of(new PercentilePlot.Limit(0.99, Limits.ENGINE_WARN)));
        bandPanel.title(inbox.isEmpty() ? "Latency over time" : Flow.label(inbox)).hint("latency over " + WINDOW + " s, by percentiles of ten seconds");
        History h = now.history();
        bands.show(new PercentileBands.Content(h.of(Samples.inbox(inbox, "p50")), h.of(Samples.inbox(inbox, "p90")), h.of(Samples.inbox(inbox, "p99")),
                h.of(Samples.inbox(inbox, "p999")), h.of(Samples.inbox(inbox, "max")), Limits.ENGINE_WARN, TimeChart.ago(WINDOW)));
    }

    private static Curve curve(InboxStats i, int place) {
        return new Curve(Flow.label(i.name()), i.done(), Token.series(place), place == 0 ? 2 : 1.25, DASHES[place % DASHES.length]);
    }

    private static String busiest(BusStats stats) {
        return stats.inboxes().stream().max(Comparator.comparingLong(InboxStats::accepted)).map(InboxStats::name).orElse("");
    }
}

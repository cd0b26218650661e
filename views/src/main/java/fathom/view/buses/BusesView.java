package fathom.view.buses;

import fathom.bus.InboxStats;
import fathom.platform.Platform;
import fathom.style.Token;
import fathom.view.Frame;
import fathom.view.View;
import fathom.view.format.Format;
import fathom.view.piece.AbsentBox;
import fathom.view.piece.Caption;
import fathom.view.piece.Panel;
import fathom.view.piece.Rich;
import fathom.view.piece.Segmented;
import fathom.view.piece.State;
import fathom.view.piece.Step;
import fathom.view.piece.Tracks;
import fathom.watch.Buses;
import fathom.watch.Silence;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/**
 * What flows where, how late, what waits, what failed over. Choosing a bus, or an inbox, shows its figures and its latency; opening a topic or a pattern
 * listens in on it. A single bus inside this process has no server and nothing to fail over to, so it does without the panels that tell of those.
 */
public final class BusesView implements View {
    /** What stands below at the left of a small window. */
    private enum Below {
        TOPICS("Topics"), INBOXES("Inboxes"), FAILOVERS("Failovers");

        private final String label;

        Below(String label) {
            this.label = label;
        }
    }

    private static final String FLOW_HINT = "width is the logarithm of the rate";
    private static final double FACTS = 320, ASIDE = 604, CORNER = 930, SIDE = 440, ABSENCES = 33 + 8 + 2 * 30 + 2;

    private final Tracks root = Tracks.column(), middle = Tracks.row(), aside = Tracks.column(), below = Tracks.row(), corner = Tracks.column();
    private final BusTiles tiles = new BusTiles(this::chooseBus);
    private final FlowDiagram flow = new FlowDiagram(this::chooseHub);
    private final Caption flowNote = Caption.hint(230), failoverNote = Caption.hint(200);
    private final Panel flowPanel = new Panel("Flow", flow).tools(flowNote);
    private final LatencyPanels latency = new LatencyPanels();
    private final BusPanel facts;
    private final TopicTable topics = new TopicTable(this::tail, this::follow);
    private final InboxesTable inboxes = new InboxesTable();
    private final FailoverTable failovers = new FailoverTable();
    private final Panel topicPanel = new Panel("Topics", topics.node());
    private final Panel inboxPanel = new Panel("Inboxes", inboxes.node()).hint("accepted = handled + conflated + dropped + waiting + in hand");
    private final Panel failoverPanel = new Panel("What failed over");
    private final TailPanel tail;
    private final Segmented<Boolean> side = tight(List.of(false, true), isFacts -> isFacts ? "Facts" : "Latency", false, this::side);
    private final Segmented<Below> one = tight(List.of(Below.TOPICS, Below.INBOXES), b -> b.label, Below.TOPICS, this::below);
    private final Segmented<Below> several = tight(List.of(Below.values()), b -> b.label, Below.TOPICS, this::below);
    private Step step = Step.S;
    private List<BusLook> buses = List.of();
    private String bus = "", inbox = "";
    private boolean picked, factsAside, wired;
    private Below shownBelow = Below.TOPICS;
    private Frame frame;

    public BusesView(Platform platform) {
        facts = new BusPanel(platform);
        tail = new TailPanel(platform, this::closeTail);
        root.setPadding(new Insets(8));
        inboxes.node().onChoose(r -> {
            inbox = r.stats().name();
            refresh();
        });
        arrange();
    }

    private static <T> Segmented<T> tight(List<T> choices, Function<T, String> label, T first, Consumer<T> onChoose) {
        var choice = new Segmented<T>(choices, label, first, onChoose);
        choice.getStyleClass().add("tight");
        return choice;
    }

    private static Node absences() {
        var box = new VBox(6, new AbsentBox("Failover", "one bus in this process: there is no other to move to", 112),
                new AbsentBox("Group of four", "Primary, MarketData, EngineLogic, NeuralGpu: with --bus embedded-redis", 112));
        box.setPadding(new Insets(8));
        return box;
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public boolean filter() {
        if (shownBelow != Below.TOPICS) below(Below.TOPICS);
        topics.focus();
        return true;
    }

    @Override
    public boolean back() {
        if (topics.isBeingTyped() && topics.clear()) return true;
        if (!tail.isOpen()) return topics.clear();
        closeTail();
        return true;
    }

    @Override
    public void leave() {
        tail.leave();
    }

    @Override
    public void step(Step now) {
        if (now == step) return;
        step = now;
        shownBelow = Below.TOPICS;
        arrange();
        refresh();
    }

    /** Everything into its place. */
    private void arrange() {
        boolean wide = step.isWide();
        inboxes.wide(wide);
        facts.wide(wide);
        topics.several(buses.size() > 1);
        failoverPanel.content(wired ? failovers.node() : absences()).tools(failoverNote);
        if (wide) wide();
        else small();
    }

    private void wide() {
        topicPanel.content(topics.node()).title("Topics").tools(topics.tools());
        latency.plot().tools();
        facts.tools();
        aside.reset().grow(latency.plot(), 11).grow(latency.bands(), 8);
        middle.reset();
        if (wired) middle.grow(flowPanel, 3).fixed(facts.node(), FACTS).grow(aside, 2);
        else middle.grow(flowPanel).fixed(aside, ASIDE);
        below.reset();
        if (tail.isOpen()) {
            below.grow(topicPanel, 1).grow(tail.node(), 2);
        } else {
            below.grow(topicPanel).fixed(corner.reset().grow(inboxPanel, 3), CORNER);
            if (wired) corner.grow(failoverPanel, 2);
            else corner.fixed(failoverPanel, ABSENCES);
        }
        root.reset().fixed(tiles.node(), 96);
        if (wired) root.fixed(middle, BusPanel.HEIGHT).grow(below);
        else root.grow(middle, 11).grow(below, 10);
    }

    private void small() {
        Segmented<Below> choice = wired ? several : one;
        choice.choose(shownBelow);
        topicPanel.title(shownBelow.label).content(switch (shownBelow) {
            case TOPICS -> topics.node();
            case INBOXES -> inboxes.node();
            case FAILOVERS -> failovers.node();
        });
        topicPanel.tools(switch (shownBelow) {
            case TOPICS -> new Node[] {choice, topics.tools()};
            case INBOXES -> new Node[] {choice};
            case FAILOVERS -> new Node[] {choice, failoverNote};
        });
        Panel beside = wired && factsAside ? facts.node() : latency.plot();
        latency.plot().tools(wired && !factsAside ? new Node[] {side} : new Node[0]);
        facts.tools(wired && factsAside ? new Node[] {side} : new Node[0]);
        middle.reset();
        if (tail.isOpen()) middle.grow(tail.node());
        else middle.grow(flowPanel).fixed(beside, SIDE);
        below.reset().grow(topicPanel).fixed(latency.bands(), SIDE);
        root.reset().fixed(tiles.node(), 88).grow(middle).fixed(below, 33 + 24 + 24 * 5 + 2);
    }

    private void below(Below now) {
        shownBelow = now;
        arrange();
        refresh();
    }

    private void side(boolean isFacts) {
        factsAside = isFacts;
        arrange();
        refresh();
        side.focusChosen();
    }

    private void chooseBus(String name) {
        picked = true;
        bus = name;
        inbox = "";
        refresh();
    }

    private void chooseHub(int index) {
        chooseBus(buses.get(index).name());
    }

    private void tail(String pattern) {
        tail.open(pattern);
        arrange();
        refresh();
        tail.focus();
    }

    /** An open tail goes with the choice. */
    private void follow(String topic) {
        if (tail.isOpen()) tail.open(topic);
    }

    private void closeTail() {
        tail.close();
        arrange();
        refresh();
        topics.node().requestFocus();
    }

    private void refresh() {
        if (frame != null) update(frame);
    }

    @Override
    public void update(Frame now) {
        frame = now;
        int before = buses.size();
        buses = BusLook.of(now.state());
        boolean anyWired = buses.stream().anyMatch(BusLook::isWired);
        if (anyWired != wired || before > 1 != buses.size() > 1) {
            wired = anyWired;
            arrange();
        }
        tail.show();
        topics.show(now);
        inboxes.show(now);
        failovers.show(now);
        failoverNote.show(wired ? FailoverTable.hint(now) : Rich.EMPTY);
        flowHead(now);
        if (buses.isEmpty()) return;
        BusLook chosen = chosen();
        tiles.show(now, buses, chosen.name());
        flow.show(Flow.of(now), buses.indexOf(chosen));
        latency.show(now, buses, chosen, inbox);
        if (wired) facts.show(now, chosen);
    }

    /** Until somebody chooses: the one that most wants a look. */
    private BusLook chosen() {
        BusLook chosen = buses.getFirst();
        for (BusLook b : buses) {
            if (picked ? b.name().equals(bus) : State.of(Buses.level(b.bus())).compareTo(State.of(Buses.level(chosen.bus()))) > 0) chosen = b;
        }
        return chosen;
    }

    private void flowHead(Frame now) {
        Silence silence = Silence.of(now.state());
        flowPanel.edge(silence.isStale() ? State.STALE : null).hint(silence.isStale() ? silence.words() : FLOW_HINT);
        flowNote.show(num(now.publishedPerSecond()), " in, ", num(now.inboxesPerSecond(InboxStats::handled)), " delivered/s");
    }

    private static Rich.Span num(double rate) {
        return Rich.num(Format.perSecond(rate)).withInk(Token.T2);
    }
}

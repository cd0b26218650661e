package fathom.view.overview;

import static fathom.view.piece.Rich.num;

import fathom.bus.BusStats;
import fathom.desk.DeskState;
import fathom.engine.EnginesState;
import fathom.hardware.MachineState;
import fathom.market.MarketState;
import fathom.measure.Latency;
import fathom.measure.Level;
import fathom.model.Opportunity;
import fathom.model.PortfolioMark.LimitUse;
import fathom.scenario.RunReport;
import fathom.scenario.RunsState;
import fathom.state.Event;
import fathom.state.News;
import fathom.style.Token;
import fathom.view.Frame;
import fathom.view.Samples;
import fathom.view.Verdicts;
import fathom.view.View;
import fathom.view.ViewId;
import fathom.view.chart.Line;
import fathom.view.chart.PercentileBands;
import fathom.view.chart.PercentilePlot;
import fathom.view.chart.TimeChart;
import fathom.view.format.Format;
import fathom.view.piece.Caption;
import fathom.view.piece.DataTable;
import fathom.view.piece.Metric;
import fathom.view.piece.MetricTile;
import fathom.view.piece.Panel;
import fathom.view.piece.Rich;
import fathom.view.piece.State;
import fathom.view.piece.Step;
import fathom.view.piece.Tracks;
import fathom.view.piece.VerdictCard;
import fathom.watch.Buses;
import fathom.watch.DeskVerdict;
import fathom.watch.EngineHealth;
import fathom.watch.Gauges;
import fathom.watch.Silence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.scene.Node;

/** The first screen: the verdict, the headline numbers, then every engine, flow, venue and portfolio. */
public final class OverviewView implements View {
    private static final int HEAT_SECONDS = 60;
    /** Of all engines in their panel, and of the least that is worth a panel below it. */
    private static final double ENGINES = 490, SOME_EVENTS = 84;

    /** A tile and how its number is come by. */
    private record Headline(MetricTile tile, Function<Frame, Metric> metric) {}

    /** @param more the view that says more: a tile leads there */
    private Headline headline(Function<Frame, Metric> metric, ViewId more) {
        return new Headline(new MetricTile().onChoose(() -> go.accept(more)), metric);
    }

    private final Consumer<ViewId> go;
    private final Tracks root = Tracks.column();
    private VerdictCard verdict = new VerdictCard();
    private final List<Headline> narrow, more;
    private final EngineTable engines;
    private final FlowTable flow = new FlowTable();
    private final VenueTable venues = new VenueTable();
    private final PortfolioTable portfolios;
    private final PercentileBands heat = new PercentileBands(HEAT_SECONDS);
    private final MachinePanel machine = new MachinePanel();
    private final DataTable<Event> events = NewsTables.events();
    private final DataTable<Opportunity> edges = NewsTables.edges();
    private final DataTable<RunReport> runs = NewsTables.runs();
    private static final int KINDS = 3;
    private final Caption engineCounts = Caption.hint(256), feedRate = Caption.hint(110), busHint = Caption.hint(150), takeable = Caption.hint(90), latency = Caption.hint(184);
    private final Panel enginePanel, flowPanel, venuePanel, portfolioPanel, heatPanel, machinePanel, eventPanel, edgePanel, runPanel;
    private final Strips strips = new Strips();
    private final PercentilePlot percentiles = new PercentilePlot();
    private final TimeChart pnl = new TimeChart(72, 76, null);
    private final Panel stripPanel, percentilePanel, pnlPanel;
    private List<Headline> shown;
    private Step step;
    private boolean high;

    /** @param go shows another view */
    public OverviewView(Consumer<ViewId> go) {
        this.go = go;
        engines = new EngineTable(id -> go.accept(ViewId.ENGINES));
        portfolios = new PortfolioTable(p -> go.accept(ViewId.PORTFOLIOS));
        enginePanel = new Panel("Engines", engines.node()).hint("intended time to done, last 10 s").tools(engineCounts);
        flowPanel = new Panel("Buses", flow.node()).tools(busHint);
        venuePanel = new Panel("Venues", venues.node()).tools(feedRate);
        portfolioPanel = new Panel("Portfolios", portfolios.node());
        heatPanel = new Panel("Tick to mark", heat).tools(latency);
        machinePanel = new Panel("Machine", machine);
        eventPanel = new Panel("What happened", events);
        edgePanel = new Panel("Opportunities", edges).tools(takeable);
        runPanel = new Panel("Last scenario runs", runs);
        var all = List.of(headline(Headlines::pnl, ViewId.PORTFOLIOS), headline(Headlines::tickToMark, ViewId.PORTFOLIOS), headline(Headlines::bus, ViewId.BUSES),
                headline(Headlines::takeable, ViewId.ARBITRAGE), headline(Headlines::machine, ViewId.HARDWARE), headline(Headlines::nearestLimit, ViewId.PORTFOLIOS),
                headline(Headlines::orders, ViewId.ARBITRAGE), headline(Headlines::memory, ViewId.HARDWARE));
        flow.node().onOpen(row -> go.accept(ViewId.BUSES));
        venues.node().onOpen(row -> go.accept(ViewId.MARKET));
        edges.onOpen(row -> go.accept(ViewId.ARBITRAGE));
        runs.onOpen(row -> go.accept(ViewId.SCENARIOS));
        narrow = all.subList(0, 6);
        more = List.of(all.get(0), all.get(1), all.get(2), all.get(3), all.get(6), all.get(4), all.get(7), all.get(5));
        stripPanel = new Panel("Five minutes", strips).hint("limits are dashed");
        percentilePanel = new Panel("Tick to mark, percentiles", percentiles).hint("last 10 s");
        pnlPanel = new Panel("P&L since the open, USD", pnl);
        root.setPadding(new Insets(8));
        root.heightProperty().subscribe(h -> high(h.doubleValue() >= 16 + 72 + 8 + 88 + 8 + ENGINES + 8 + SOME_EVENTS));
        step(Step.S);
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void step(Step now) {
        if (now == step) return;
        boolean far = now == Step.L;
        if (far != (step == Step.L)) verdict = new VerdictCard(far);
        step = now;
        boolean wide = now.isWide();
        shown = wide ? more : narrow;
        verdict.wide(wide);
        engines.wide(wide);
        flow.wide(wide);
        venues.wide(wide);
        portfolios.wide(wide);
        layOut();
    }

    /** A small window that is higher than all engines need shows below them what happened. */
    private void high(boolean now) {
        if (now == high) return;
        high = now;
        if (step == Step.S) layOut();
    }

    private void layOut() {
        var tiles = Tracks.even(shown.stream().map(Headline::tile).toArray(Node[]::new));
        root.reset();
        switch (step) {
            case S -> root.fixed(verdict, 72).fixed(tiles, 88).grow(narrowBody());
            case M -> root.fixed(verdict, 80).fixed(tiles, 96).grow(wideBody());
            case L -> root.fixed(verdict, 120).fixed(tiles, 136).grow(farBody());
        }
    }

    private Node narrowBody() {
        var right = Tracks.column().fixed(Tracks.even(flowPanel, venuePanel), 178).fixed(portfolioPanel, 154).grow(Tracks.even(heatPanel, machinePanel));
        return Tracks.row().fixed(high ? engineColumn() : enginePanel, 536).grow(right);
    }

    private Tracks engineColumn() {
        return Tracks.column().fixed(enginePanel, ENGINES).grow(eventPanel);
    }

    private Node wideBody() {
        var right = Tracks.column().fixed(Tracks.even(flowPanel, venuePanel), 178).fixed(portfolioPanel, 154).fixed(Tracks.even(heatPanel, machinePanel), 232)
                .grow(Tracks.even(edgePanel, runPanel));
        return Tracks.row().grow(engineColumn(), 816).grow(right, 912);
    }

    private Node farBody() {
        var charts = Tracks.column().grow(heatPanel).grow(percentilePanel).fixed(machinePanel, 196);
        var lists = Tracks.column().grow(edgePanel).grow(runPanel);
        var middle = Tracks.column().fixed(Tracks.even(flowPanel, venuePanel), 178).fixed(portfolioPanel, 154).grow(Tracks.even(charts, lists));
        return Tracks.row().fixed(engineColumn(), 816).fixed(middle, 912).grow(Tracks.column().grow(stripPanel, 2).grow(pnlPanel));
    }

    @Override
    public void update(Frame frame) {
        verdict(frame);
        for (Headline h : shown) h.tile.show(h.metric.apply(frame));
        var state = frame.state();
        var rows = engines.show(frame);
        engineCounts.show(counts(rows));
        flow.show(frame);
        busHint.show(flow.hint(frame));
        venues.show(frame);
        venuePanel.mark(MarketState.of(state).feed().provenance());
        feedRate.show(num(Format.rate(frame.ticksPerSecond(), "msg")));
        boolean stale = Silence.of(state).isStale();
        portfolios.show(frame);
        portfolios.node().stale(stale);
        portfolioPanel.mark(MarketState.of(state).feed().provenance());
        var history = frame.history();
        heat.show(new PercentileBands.Content(history.of(Samples.tickToMark("p50")), history.of(Samples.tickToMark("p90")), history.of(Samples.tickToMark("p99")),
                history.of(Samples.tickToMark("p999")), history.of(Samples.tickToMark("max")), frame.rules().limit(Gauges.MARK_P99), TimeChart.ago(HEAT_SECONDS)));
        var l = DeskState.of(state).tickToMark();
        latency.show(l.isEmpty() ? Rich.of(Headlines.noMark(frame)) : Rich.of("p50 ", num(Format.latency(l.p50())), "  max ", num(Format.latency(l.max()))));
        if (MachineState.of(state).snapshot() != null) {
            machine.show(frame, MachineState.of(state).snapshot());
            machinePanel.hint(MachineState.of(state).snapshot().machine().processor());
        }
        events.setRows(News.of(state).events());
        if (step == Step.L) far(frame, l);
        if (!step.isWide()) return;
        edges.stale(stale).setRows(DeskState.of(state).arbitrage().open());
        edgePanel.mark(MarketState.of(state).feed().provenance());
        takeable.show(num(Format.whole(DeskState.of(state).arbitrage().open().stream().filter(o -> o.state() == Opportunity.State.TAKEABLE).count())), " takeable");
        runs.setRows(RunsState.of(state).ended());
    }

    /** What only the widest windows show. */
    private void far(Frame frame, Latency tickToMark) {
        strips.show(shown.stream().map(h -> h.tile.metric()).filter(m -> m.trend().values().length > 0).toList(), News.of(frame.state()).events(), frame.state().at());
        percentiles.show(tickToMark.isEmpty() ? List.of() : List.of(PercentilePlot.Curve.main("marked", tickToMark)), List.of(new PercentilePlot.Limit(0.99, frame.rules().limit(Gauges.MARK_P99))));
        var history = frame.history();
        double[] desk = history.of(Samples.PNL);
        var lines = new ArrayList<Line>();
        var portfolios = DeskState.of(frame.state()).portfolios();
        for (int i = 0; i < portfolios.size(); i++) lines.add(Line.series(i, portfolios.get(i).label().split(" ")[0], history.of(Samples.portfolio(portfolios.get(i).id(), "pnl"))));
        lines.add(Line.of("Desk", Token.T1, desk).width(2));
        pnl.show(TimeChart.Content.of(lines, TimeChart.ago(Math.max(1, desk.length))).range(-1, 1));
        pnlPanel.mark(MarketState.of(frame.state()).feed().provenance());
    }

    /** What wants a look first; beyond three kinds the rest together, so that the line stays short. */
    private static Rich counts(List<EngineTable.Row> rows) {
        var count = new EnumMap<EngineHealth, Integer>(EngineHealth.class);
        rows.forEach(r -> count.merge(r.health() == EngineHealth.LATE ? EngineHealth.PAST_LIMIT : r.health(), 1, Integer::sum));
        State late = rows.stream().filter(r -> r.health().isLate()).map(EngineTable.Row::state).reduce(State.WARN, State::worse);
        var parts = new ArrayList<Object>();
        var kinds = count.keySet().stream().sorted(Comparator.comparing((EngineHealth health) -> !health.isLate() && !Verdicts.state(health).isNotable())).toList();
        for (EngineHealth health : kinds.subList(0, Math.min(KINDS, kinds.size()))) {
            var number = num(Integer.toString(count.get(health)));
            State state = health.isLate() ? late : Verdicts.state(health);
            parts.addAll(List.of(state.isNotable() ? number.withInk(state.ink()) : number, " " + health.word(), "  "));
        }
        int others = kinds.stream().skip(KINDS).mapToInt(count::get).sum();
        if (others > 0) parts.addAll(List.of(num(Integer.toString(others)), " others", "  "));
        return Rich.of(parts.subList(0, Math.max(0, parts.size() - 1)).toArray());
    }

    private void verdict(Frame frame) {
        DeskVerdict v = frame.verdict();
        var causes = v.conditions().stream().map(c -> new VerdictCard.Cause(Verdicts.state(c), c.title(), Verdicts.rich(c), Format.age(frame.age(c.since())),
                () -> go.accept(Verdicts.where(c.subject())))).toList();
        verdict.show(Verdicts.state(v.word()), Verdicts.text(v.word()), Verdicts.sentence(frame.state()), causes.isEmpty() ? Calm.notes(frame, go) : causes, cells(frame));
    }

    private static List<VerdictCard.Count> cells(Frame frame) {
        var state = frame.state();
        DeskVerdict v = frame.verdict();
        var limits = DeskState.of(state).portfolios().stream().flatMap(p -> p.limits().stream()).toList();
        long held = limits.stream().filter(LimitUse::holds).count();
        var buses = Buses.each(state);
        long up = buses.stream().filter(b -> b.state() == BusStats.State.UP).count();
        long fresh = MarketState.of(state).feed().venues().stream().filter(c -> c.lastAt() > 0 && !Silence.isOld(frame.age(c.lastAt()), state)).count();
        return List.of(count("Engines", Verdicts.state(v, ViewId.ENGINES), Headlines.running(EnginesState.of(state).engines()), EnginesState.of(state).engines().size()),
                count("Buses", buses.stream().map(b -> State.of(Buses.level(b))).reduce(State.OK, State::worse), up, buses.size()),
                count("Venues", Verdicts.state(v, ViewId.MARKET), fresh, MarketState.of(state).feed().venues().size()),
                count("Limits", limitState(limits), held, limits.size()),
                new VerdictCard.Count("Lost", frame.lostLately() > 0 ? State.WARN : State.OK, Format.whole(frame.lost()), ""));
    }

    private static State limitState(List<LimitUse> limits) {
        return State.of(limits.stream().map(LimitUse::level).max(Comparator.naturalOrder()).orElse(Level.UNKNOWN));
    }

    private static VerdictCard.Count count(String name, State state, long value, long of) {
        return new VerdictCard.Count(name, state, Long.toString(value), "/" + of);
    }
}

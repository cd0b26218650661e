package fathom.view.engines;

import fathom.bus.InboxStats;
import fathom.engine.EngineContract;
import fathom.market.MarketState;
import fathom.measure.Latency;
import fathom.measure.Provenance;
import fathom.platform.Platform;
import fathom.state.Event;
import fathom.state.News;
import fathom.style.Token;
import fathom.view.Frame;
import fathom.view.History;
import fathom.view.Samples;
import fathom.view.chart.PercentileBands;
import fathom.view.chart.PercentilePlot;
import fathom.view.chart.TimeChart;
import fathom.view.format.Format;
import fathom.view.piece.Caption;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.Empty;
import fathom.view.piece.Panel;
import fathom.view.piece.Rich;
import fathom.view.piece.State;
import fathom.view.piece.Step;
import fathom.view.piece.Tracks;
import fathom.watch.Gauges;
import java.util.List;

/** Everything about one engine. */
final class EngineDetail {
    private final EngineHead head;
    private final EngineTiles tiles = new EngineTiles();
    private final PercentilePlot plot = new PercentilePlot();
    private final Caption count = Caption.hint(140);
    private final Panel plotPanel = new Panel("Latency distribution", plot).tools(count);
    private final PercentileBands bands = new PercentileBands(History.SECONDS);
    private final Panel bandPanel = new Panel("Latency over time", bands).hint("bands between p50, p90, p99, p99.9 and max of ten seconds");
    private final InboxTable inbox = new InboxTable();
    private final RouteTable routes = new RouteTable();
    private final DataTable<Outputs.Output> outputs = new DataTable<>(Column.words("About", 128, Outputs.Output::subject),
            Column.left("What it said", 0, o -> Cell.line(o.what().spans().toArray())), Column.right("age", 76, o -> Cell.num(age(o)).faint()));
    private final Panel outputPanel = new Panel("Last outputs", outputs);
    private final AskPane ask;
    private final ErrorTable errors = new ErrorTable();
    private final JobTable jobs;
    private final DataTable<Event> log = EventTable.create(false);
    private final Tracks node = Tracks.column(), plots = Tracks.row(), below = Tracks.row(), last = Tracks.row(), routesAndLog = Tracks.row();
    private final Empty noPlot = new Empty("No message was handled in the last ten seconds.", ""), noBands = new Empty("It was never started.", ""), notRunning = new Empty("It does not run.", "");
    private long now;

    EngineDetail(Platform platform, Runnable back) {
        head = new EngineHead(platform, back);
        ask = new AskPane(platform);
        jobs = new JobTable(platform);
        outputs.key(Outputs.Output::subject).setId("engine-outputs");
        node.setId("engine-detail");
    }

    Tracks node() {
        return node;
    }

    void step(Step step) {
        var inboxPanel = new Panel("Inbox", inbox.node()).hint("accepted = handled + waiting + conflated + dropped");
        var routePanel = new Panel("Topics", routes.node()).hint("what it takes and gives");
        var logPanel = new Panel("Events", log);
        plots.reset().grow(plotPanel, step.isWide() ? 5 : 1).grow(bandPanel, step.isWide() ? 5 : 1);
        if (step.isWide()) {
            below.reset().grow(inboxPanel, 4).grow(routesAndLog, 8);
            last.reset().grow(outputPanel, 5).grow(ask.node(), 4).grow(Tracks.column().fixed(jobs.node(), 104).grow(errors.node()), 4);
            routesAndLog.reset().grow(routePanel, 5).grow(logPanel, 2);
            node.reset().fixed(head, 64).fixed(tiles.node(), 96).grow(plots).fixed(below, 33 + 24 + 24 * 8).fixed(last, 260);
        } else {
            below.reset().grow(Tracks.column().fixed(inboxPanel, 33 + 24 + 24 * InboxTable.ROWS).grow(errors.node()), 10).grow(Tracks.column().grow(routePanel,
                    1).grow(outputPanel, 1), 12)
                    .grow(ask.node(), 9);
            node.reset().fixed(head, 56).fixed(tiles.node(), 88).grow(plots).fixed(below, 324);
        }
    }

    /** @param alone whether it fills the view */
    void show(Frame frame, EngineRow row, boolean alone) {
        now = frame.state().at();
        head.show(frame, row, alone);
        tiles.show(frame, row);
        Latency done = row.done();
        InboxStats stats = row.inbox();
        plot.show(stats == null || !row.isRunning() ? List.of() : List.of(PercentilePlot.Curve.main("done", done), PercentilePlot.Curve.baseline("taken up",
                stats.queued())),
                List.of(new PercentilePlot.Limit(0.99, frame.rules().warn(Gauges.ENGINE_P99))));
        plotPanel.hint("from the intended time, ten seconds");
        plotPanel.content(!row.isRunning() ? notRunning : done.isEmpty() ? noPlot : plot);
        bandPanel.content(stats == null ? noBands : bands);
        count.show(done.isEmpty() ? Rich.EMPTY : Rich.of(Rich.num(Format.whole(done.count())).withInk(Token.T2), " messages"));
        bands.show(bands(frame, stats == null ? "" : stats.name()));
        inbox.show(frame, row);
        routes.show(frame, row);
        outputs(frame, row);
        ask.show(frame);
        errors.show(row);
        jobs.show(frame, row);
        log.setRows(News.of(frame.state()).events().stream().filter(e -> e.where().equals(row.id().label())).toList());
        log.whenEmpty("Nothing about it is among the latest events.", "");
    }

    static PercentileBands.Content bands(Frame frame, String inbox) {
        History history = frame.history();
        return new PercentileBands.Content(history.of(Samples.inbox(inbox, "p50")), history.of(Samples.inbox(inbox, "p90")),
                history.of(Samples.inbox(inbox, "p99")),
                history.of(Samples.inbox(inbox, "p999")), history.of(Samples.inbox(inbox, "max")), frame.rules().warn(Gauges.ENGINE_P99), TimeChart.ago(History.SECONDS));
    }

    private void outputs(Frame frame, EngineRow row) {
        EngineContract contract = row.status().contract();
        var said = Outputs.of(frame.state(), contract);
        outputs.setRows(said);
        outputs.whenEmpty(row.state() == State.ABSENT ? "Not built." : "It has said nothing yet.", "");
        Provenance feed = MarketState.of(frame.state()).feed().provenance();
        outputPanel.mark(feed.weaker(Provenance.DERIVED)).hint(said.isEmpty() ? "" : "latest of each topic");
        ask.offer(row, contract.questions(), said.isEmpty() ? "" : said.getFirst().subject());
    }

    private String age(Outputs.Output o) {
        return Format.age(Math.max(0, now - o.at()));
    }
}

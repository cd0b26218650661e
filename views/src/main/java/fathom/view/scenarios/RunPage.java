package fathom.view.scenarios;

import fathom.measure.Verdict;
import fathom.scenario.RunProgress;
import fathom.scenario.RunProgress.LogLine;
import fathom.scenario.RunReport;
import fathom.scenario.RunsState;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.Frame;
import fathom.view.format.Format;
import fathom.view.piece.Caption;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.Labels;
import fathom.view.piece.Panel;
import fathom.view.piece.Rich;
import fathom.view.piece.State;
import fathom.view.piece.Step;
import fathom.view.piece.Tracks;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;

/** One run: while it goes on, and after its end. */
final class RunPage {
    private final RunHead head;
    private final RunTiles tiles = new RunTiles();
    private final RunCharts charts = new RunCharts();
    private final DataTable<ThresholdRow> thresholds = ThresholdRow.table("observed", "", true);
    private final Caption held = Caption.hint(190);
    private final Panel thresholdPanel = new Panel("Verdict so far", thresholds).tools(held);
    private final EnginesUnderLoad engines = new EnginesUnderLoad();
    private final Panel enginePanel = new Panel("Engines under this load");
    private final DataTable<LogLine> log = new DataTable<>(Column.left("min:s", 56, l -> Cell.num(Format.minutes(l.at())).faint()), Column.glyph(l ->
            State.of(l.state())),
            Column.words("What happened", 0, LogLine::text));
    private final DataTable<Detail> evidence = Detail.table(96);
    private final Panel evidencePanel = new Panel("Kept as evidence", evidence);
    private final Panel ratePanel = new Panel("Rate", charts.rate).tools(legend());
    private final Panel plotPanel = new Panel("Latency distribution", charts.plot).hint("value at p99");
    private final Panel heatPanel = new Panel("Latency over time", charts.heat).hint("each column a second, corrected; colour is the share of what came back");
    private final Panel logPanel = new Panel("Run log", log).hint("latest first");
    private final Tracks node = Tracks.column();
    private Step step = Step.S;
    private int limits = 8;

    RunPage(Consumer<URI> open, Runnable abort, Runnable back) {
        head = new RunHead(open, abort, back);
        thresholds.setId("run-thresholds");
        log.setId("run-log");
        log.whenEmpty("Nothing to tell so far.", "");
        node.setId("run");
    }

    Tracks node() {
        return node;
    }

    private static HBox legend() {
        var box = new HBox(10, Labels.of("╌ intended", Type.BODY, Token.T3), Labels.of("━ received", Type.BODY, Token.ACCENT));
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    void step(Step now) {
        step = now;
        head.step(now);
        tiles.step(now);
        arrange();
    }

    /** The thresholds take what they need. */
    private void arrange() {
        double verdict = 33 + 24 + 24 * limits + 2, engineRows = 33 + 24 + 24 * 7 + 2;
        if (step.isWide()) {
            var left = Tracks.column().grow(Tracks.even(ratePanel, plotPanel), 10).grow(heatPanel, 10).fixed(logPanel, 33 + 24 * 8);
            var right = Tracks.column().fixed(thresholdPanel, verdict).fixed(enginePanel, engineRows).grow(evidencePanel);
            node.reset().fixed(head, 80).fixed(tiles.node(), 96).grow(Tracks.row().grow(left).fixed(right, 570));
        } else {
            var left = Tracks.column().grow(plotPanel, 6).grow(heatPanel, 5).fixed(logPanel, 33 + 24 + 24 * 3 + 2);
            var right = Tracks.column().fixed(thresholdPanel, Math.min(verdict, 33 + 24 * 15)).grow(enginePanel);
            node.reset().fixed(head, 72).fixed(tiles.node(), 88).grow(Tracks.row().grow(left).fixed(right, 500));
        }
    }

    void show(Frame frame, RunPicture picture) {
        RunProgress r = picture.run();
        RunReport ended = r.ended();
        head.show(picture);
        tiles.show(frame, picture);
        ratePanel.title("Rate, " + r.profile().kind().unit().many() + "/s");
        charts.show(picture, earlier(frame, r));
        var rows = picture.thresholds();
        thresholds.setRows(rows);
        if (rows.size() != limits) {
            limits = rows.size();
            arrange();
        }
        thresholdPanel.title(ended == null ? "Verdict so far" : "Verdict").hint("warm-up left out");
        long due = rows.stream().filter(ThresholdRow::isDue).count(), hold = rows.stream().filter(t -> t.isDue() && t.state() != State.BAD).count();
        held.show(num(hold), hold == 1 ? " holds" : " hold", ended == null ? ", " : " of ", num(ended == null ? rows.size() - due : rows.size()),
                ended == null ? " not yet due" : "");
        var table = engines.show(frame, ended);
        if (enginePanel.getCenter() != table) enginePanel.content(table);
        enginePanel.title(ended == null ? "Engines under this load" : "Where it went").hint(ended == null ? "intended time to done"
                : r.profile().kind().unit().many() + ", corrected");
        log.setRows(r.log().reversed());
        evidence.setRows(evidence(r));
        evidencePanel.title(ended == null ? "Will be kept as evidence" : "Kept as evidence");
    }

    private static Rich.Span num(long n) {
        return Rich.num(Format.whole(n)).withInk(Token.T2);
    }

    /** The latest passed run of the same profile before this one. */
    private static RunReport earlier(Frame frame, RunProgress r) {
        return RunsState.of(frame.state()).ended().stream().filter(other -> other.profile().id().equals(r.profile().id()) && other.run().startedAt() < r.run().startedAt()
                && other.verdict() == Verdict.PASS).findFirst().orElse(null);
    }

    private static List<Detail> evidence(RunProgress r) {
        var facts = new ArrayList<>(List.of(Detail.of("Run", Rich.num(r.runId())), Detail.of("Profile", r.profile().id() + ", version ",
                Rich.num(Integer.toString(r.profile().version()))),
                Detail.of("Seed", Rich.num(Long.toString(r.run().seed()))), Detail.of("Histograms", "corrected and uncorrected"),
                Detail.of("Rows", Rich.num(Format.whole(r.seconds().size())), " of ", Rich.num(Format.whole(Math.ceil(r.total())))),
                Detail.of("Started", Rich.num(Format.date(r.run().startedAt()) + " " + Format.time(r.run().startedAt())), " UTC")));
        if (r.ended() == null) return facts;
        facts.add(Detail.of("Left behind", r.ended().evidence().left().isEmpty() ? "nothing" : String.join("; ", r.ended().evidence().left())));
        Map<String, String> on = r.ended().evidence().environment();
        facts.add(new Detail("Market", Rich.of(r.ended().evidence().provenance().name().toLowerCase(Locale.ROOT)), r.ended().evidence().provenance()));
        List.of(List.of("Processor", "processor"), List.of("System", "os"), List.of("Java", "java")).forEach(pair -> {
            if (on.containsKey(pair.getLast())) facts.add(Detail.of(pair.getFirst(), on.get(pair.getLast())));
        });
        return facts;
    }
}

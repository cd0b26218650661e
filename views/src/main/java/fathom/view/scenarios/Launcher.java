package fathom.view.scenarios;

import fathom.measure.Limit.Outcome;
import fathom.platform.Command.StartScenario;
import fathom.platform.Platform;
import fathom.scenario.RunReport;
import fathom.scenario.RunsState;
import fathom.scenario.ScenarioProfile;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.Frame;
import fathom.view.chart.HeatMap;
import fathom.view.chart.PercentilePlot;
import fathom.view.chart.TimeChart;
import fathom.view.format.Format;
import fathom.view.piece.Caption;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.Empty;
import fathom.view.piece.Icon;
import fathom.view.piece.Labels;
import fathom.view.piece.Panel;
import fathom.view.piece.Rich;
import fathom.view.piece.State;
import fathom.view.piece.Step;
import fathom.view.piece.Tracks;
import fathom.view.piece.UnderWay;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What can be started, what it will do, what it must hold, and how its last runs went. */
final class Launcher {
    /** @param last its latest run; null before the first */
    record Entry(ScenarioProfile profile, RunReport last, boolean running) {
        State state() {
            return running ? State.RUNNING : last == null ? State.ABSENT : RunPicture.state(last.verdict());
        }

        String word() {
            return running ? "running" : last == null ? "never run" : RunPicture.word(last.verdict());
        }
    }

    private static final double SEED = 96;
    private static final int FACTS = 9;

    private final Platform platform;
    private final Consumer<String> onShow;
    private final Tracks node = Tracks.row();
    private final DataTable<Entry> list = new DataTable<>(Column.glyph(Entry::state),
            Column.left("", 0, e -> new Cell.Pair(Cell.words(e.profile().title()), Cell.words(brief(e.profile())))),
            Column.right("", 120, e -> new Cell.Pair(Cell.words(e.word()).ink(e.state() == State.BAD ? Token.BAD : Token.T2), Cell.words(when(e.last())))));
    private final Panel listPanel = new Panel("Scenarios", list).tools(Labels.key("↑↓"), Labels.of("choose", Type.BODY, Token.T3));
    private final DataTable<RunReport> all = RunsTable.create();
    private final Panel allPanel = new Panel("Runs", all).hint("latest first; Enter opens");
    private final Label title = Labels.of("", Type.SUBJECT, Token.T1);
    private final Label what = Labels.of("", Type.BODY, Token.T2);
    private final TextField seed = new TextField();
    private final Button start = new Button("Start on this machine", new Icon(Feather.PLAY));
    private final HBox head = new HBox(8);
    private final TimeChart load = PlannedLoad.create();
    private final Caption amount = Caption.hint(260);
    private final Panel loadPanel = new Panel("Planned load", load).tools(amount);
    private final DataTable<ThresholdRow> thresholds = ThresholdRow.table("last run", Format.NONE, false);
    private final Panel thresholdPanel = new Panel("Passes only if all hold", thresholds);
    private final DataTable<Detail> facts = Detail.table(96);
    private final Panel will = new Panel("What it will do", facts);
    private final DataTable<Preview.Check> checks = new DataTable<>(Column.glyph(Preview.Check::state), Column.left("", 0, c ->
            Cell.line(c.text().spans().toArray())));
    private final Panel before = new Panel("Before you start", checks);
    private final DataTable<RunReport> runs = RunsTable.create();
    private final Panel runPanel = new Panel("Last runs of this profile", runs).hint("Enter opens");
    private final PercentilePlot lastPlot = new PercentilePlot();
    private final HeatMap lastHeat = new HeatMap();
    private final Panel plotPanel = new Panel("Last run, latency distribution", lastPlot), heatPanel = new Panel("Last run, latency over time", lastHeat);
    private boolean everRun;
    private final Empty asFastAsItCan = new Empty("No rate is planned: it works as fast as it can.", "");
    private final ErrorBar error = new ErrorBar();
    private final Tracks right = Tracks.column();
    private List<ScenarioProfile> profiles = List.of();
    private ScenarioProfile chosen;
    private Step step = Step.S;
    private Frame frame;
    private String drawn = "";

    /** @param onShow opens a run by its id */
    Launcher(Platform platform, Consumer<String> onShow) {
        this.platform = platform;
        this.onShow = onShow;
        node.setId("launcher");
        list.rowHeight(40, false).key(e -> e.profile().id()).onChoose(e -> choose(e.profile())).onOpen(e -> start.requestFocus()).setId("scenario-list");
        all.setColumns(RunsTable.ofAll());
        all.onOpen(r -> onShow.accept(r.runId())).setId("all-runs");
        runs.onOpen(r -> onShow.accept(r.runId())).setId("profile-runs");
        thresholds.setId("scenario-thresholds");
        checks.rowHeight(24, false);
        seed.setId("seed");
        seed.setMinWidth(SEED);
        seed.setPrefWidth(SEED);
        seed.setAccessibleText("Seed");
        start.setId("start-scenario");
        start.getStyleClass().addAll("main", "large");
        start.setMinWidth(HBox.USE_PREF_SIZE);
        start.setOnAction(e -> start());
        what.setWrapText(true);
        what.setMinWidth(0);
        var words = new VBox(title, what);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        head.getStyleClass().add("panel");
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(0, 12, 0, 12));
        head.getChildren().addAll(words, Labels.of("seed", Type.BODY, Token.T3), seed, start);
        error.onClose(this::arrange);
    }

    Tracks node() {
        return node;
    }

    void step(Step now) {
        step = now;
        arrange();
    }

    /** Lists are as high as they are long; what is left goes to the runs, and the room of a last run that there is not to the load. */
    private void arrange() {
        boolean wide = step.isWide();
        double limits = 33 + 24 + 24 * Math.max(8, chosen == null ? 0 : chosen.thresholds().size()) + 2;
        right.reset();
        if (error.isOpen()) right.fixed(error, 32);
        right.fixed(head, wide ? 76 : 72);
        var side = Tracks.column().fixed(will, 33 + 22 * FACTS + 2).fixed(before, 33 + 24 * 4 + 2);
        if (wide) {
            var judged = Tracks.row().grow(thresholdPanel, 5).grow(side.grow(runPanel), 6);
            if (everRun) right.fixed(Tracks.even(loadPanel, plotPanel), 280).fixed(judged, Math.max(limits, 480)).grow(heatPanel);
            else right.grow(loadPanel).fixed(judged, Math.max(limits, 480));
        } else {
            right.fixed(loadPanel, 126).grow(Tracks.row().grow(thresholdPanel, 10).grow(side.grow(runPanel), 9));
        }
        node.reset().fixed(Tracks.column().fixed(listPanel, 33 + 40 * Math.clamp(profiles.size(), 2, 10) + 2).grow(allPanel), wide ? 480 : 400).grow(right);
        runs.setColumns(RunsTable.ofProfile(wide));
    }

    /** Chooses a scenario by its id, as from the palette. */
    void choose(String id) {
        profiles.stream().filter(p -> p.id().equals(id)).findFirst().ifPresent(this::choose);
    }

    private void choose(ScenarioProfile p) {
        chosen = p;
        list.choose(p.id());
        Labels.set(title, p.title());
        Labels.set(what, p.what());
        seed.setText(Long.toString(p.seed()));
        boolean planned = p.rate().isPresent();
        loadPanel.title(planned ? "Planned load, " + p.kind().unit().many() + "/s" : "Planned load").content(planned ? load : asFastAsItCan);
        if (planned) load.show(PlannedLoad.chart(p));
        amount.show(planned ? Rich.of(Rich.num(Format.whole(PlannedLoad.amount(p, true))).withInk(Token.T2), " judged, ",
                Rich.num(Format.whole(PlannedLoad.amount(p, false) - PlannedLoad.amount(p, true))).withInk(Token.T2), " not") : Rich.EMPTY);
        thresholdPanel.hint(p.thresholds().size() + " thresholds");
        arrange();
        if (frame != null) show(frame);
    }

    private void start() {
        long number;
        try {
            number = Long.parseLong(seed.getText().strip());
        } catch (NumberFormatException e) {
            fail("A seed is a whole number, not '" + seed.getText().strip() + "'.");
            return;
        }
        UnderWay.show(platform.perform(new StartScenario(chosen.id(), number)), start, outcome -> {
            if (!outcome.done()) {
                fail("It was not started: " + outcome.sentence() + ".");
                return;
            }
            if (error.isOpen()) error.close();
            onShow.accept(outcome.id());
        });
    }

    private void fail(String sentence) {
        error.show(sentence);
        arrange();
    }

    void show(Frame now) {
        frame = now;
        var state = now.state();
        if (profiles.isEmpty()) profiles = platform.scenarios();
        if (chosen == null && !profiles.isEmpty()) {
            choose(profiles.getFirst());
            return;
        }
        boolean running = RunsState.of(state).current() != null && RunsState.of(state).current().isRunning();
        list.setRows(profiles.stream().map(p -> new Entry(p, last(RunsState.of(state).ended(), p), running && RunsState.of(state).current().profile().id().equals(p.id()))).toList());
        all.setRows(RunsState.of(state).ended());
        start.setDisable(running || UnderWay.is(start));
        if (chosen == null) return;
        RunReport last = last(RunsState.of(state).ended(), chosen);
        List<Outcome> outcomes = last == null ? List.of() : last.judgement().thresholds();
        thresholds.setRows(ThresholdRow.of(chosen, outcomes, true));
        facts.setRows(Preview.facts(chosen, state, seedOr(chosen.seed())));
        checks.setRows(Preview.checks(chosen, now));
        lastRun(last);
        runs.setRows(RunsState.of(state).ended().stream().filter(r -> r.profile().id().equals(chosen.id())).toList());
    }

    private void lastRun(RunReport last) {
        if (!step.isWide()) return;
        if (everRun != (last != null)) {
            everRun = last != null;
            arrange();
        }
        if (last == null || last.runId().equals(drawn)) return;
        drawn = last.runId();
        RunPicture picture = RunPicture.of(last);
        lastPlot.show(RunCharts.curves(picture.run(), null), RunCharts.limits(last.profile().thresholds()));
        lastHeat.show(RunCharts.heat(picture.run()));
        heatPanel.hint(when(last) + " UTC, corrected");
    }

    private long seedOr(long otherwise) {
        try {
            return Long.parseLong(seed.getText().strip());
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }

    static RunReport last(List<RunReport> runs, ScenarioProfile p) {
        return runs.stream().filter(r -> r.profile().id().equals(p.id())).findFirst().orElse(null);
    }

    private static String brief(ScenarioProfile p) {
        return p.kind().brief(p.settings()) + ", " + Format.minutes(p.seconds());
    }

    private static String when(RunReport last) {
        return last == null ? Format.NONE : Format.date(last.run().startedAt()) + " " + Format.time(last.run().startedAt()).substring(0, 5);
    }
}

package fathom.view.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.measure.Latency;
import fathom.measure.Limit;
import fathom.measure.Provenance;
import fathom.measure.Quantity;
import fathom.measure.Verdict;
import fathom.scenario.Counts;
import fathom.scenario.Evidence;
import fathom.scenario.Fact;
import fathom.scenario.Floor;
import fathom.scenario.Judgement;
import fathom.scenario.Kept;
import fathom.scenario.Latencies;
import fathom.scenario.Metric;
import fathom.scenario.Plan;
import fathom.scenario.RunInfo;
import fathom.scenario.RunProgress;
import fathom.scenario.RunReport;
import fathom.scenario.ScenarioProfile;
import fathom.scenario.Scenarios;
import fathom.scenario.WorkLog;
import fathom.scenario.WorkUnit;
import fathom.scenario.Workload;
import fathom.scenario.WorkloadKind;
import fathom.setting.Setting;
import fathom.setting.Settings;
import fathom.state.PlatformState;
import fathom.style.Theme;
import fathom.view.SampleState;
import fathom.view.hardware.HardwareSamples;
import fathom.view.piece.DataTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A kind of workload that asks no questions and plans no rate, added from outside, in launcher and on the page of its run. */
@ExtendWith(ApplicationExtension.class)
class ThirdKindWindowTest {
    private static final Metric FILES = Metric.higher("files.checked", Quantity.COUNT, "files checked", "files whose every row was checked").judgedLive();

    private static final class Copying implements WorkloadKind {
        @Override
        public String id() {
            return "copy";
        }

        @Override
        public WorkUnit unit() {
            return new WorkUnit("file", "files", "copied");
        }

        @Override
        public List<Setting> settings() {
            return List.of(new Setting.Text("source", List.of("stand-in", "real"), "stand-in", "where files come from"));
        }

        @Override
        public List<Metric> metrics() {
            return List.of(FILES);
        }

        @Override
        public OptionalDouble rate(Settings settings) {
            return OptionalDouble.empty();
        }

        @Override
        public String brief(Settings settings) {
            return "158 symbols";
        }

        @Override
        public List<Plan> plan(Settings settings) {
            return List.of(new Plan("Copies", "files of 158 symbols", Provenance.SIMULATED), Plan.of("From", settings.text("source")));
        }

        @Override
        public Workload stage(Staging staging) {
            throw new UnsupportedOperationException("a window needs no work");
        }
    }

    private static final Scenarios SCENARIOS = Scenarios.STANDARD.with(new Copying());
    private static final ScenarioProfile PROFILE = SCENARIOS.read("copy.json", """
            {"id": "copy-all", "kind": "copy", "title": "Copy everything", "version": 1, "what": "Copies files.", "seed": 1,
             "phases": [{"name": "copying", "seconds": 10, "measured": true}], "thresholds": ["files.checked >= 100"], "settings": {}}""".getBytes(StandardCharsets.UTF_8));

    private final ScenarioPlatform platform = new ScenarioPlatform(new Scenarios(SCENARIOS.kinds(), List.of(PROFILE)));
    private ScenariosView view;

    @Start
    void start(Stage stage) {
        view = new ScenariosView(platform, uri -> {});
        var scene = new Scene((Region) view.root(), 1232, 708);
        Theme.style(scene);
        stage.setScene(scene);
        stage.show();
        show(null);
    }

    private void show(RunProgress run) {
        view.update(SampleState.frame(3, s -> {
            PlatformState h = HardwareSamples.of(s, 4);
            return ScenarioSamples.with(h, run, run == null || run.ended() == null ? List.of() : List.of(run.ended()));
        }));
    }

    private static RunProgress run(boolean ended) {
        var info = new RunInfo("r1", PROFILE, 1, SampleState.START);
        var counts = new Counts(1_580, 1_200, 1_190, 2, 0, 8, 0);
        var outcomes = List.of(Limit.parse("files.checked >= 100").outcome(1_190));
        var evidence = new Evidence(List.of(new WorkLog.Part("stand-in server", 1_200, 1_190, 2, 0, Latency.NONE, "a broken body")), Map.of("a broken body", 2L), List.of(), Floor.UNKNOWN, List.of(), Provenance.SIMULATED,
                Map.of(), List.of(), List.of());
        var report = new RunReport(info, 9, new Judgement(Verdict.PASS, "all 1 thresholds held", outcomes), counts, Latencies.NONE, evidence, Kept.NOWHERE);
        return new RunProgress(info, 5, "copying", counts, RunProgress.Load.NONE, List.of(Fact.of("downloaded", 41.5, "MB")), outcomes, List.of(), List.of(), ended ? report : null);
    }

    private static String text(FxRobot robot, String id) {
        return ((Labeled) robot.lookup(id).query()).getText();
    }

    @Test
    void theLauncherShowsAndStartsIt(FxRobot robot) {
        robot.clickOn("#scenario-list").type(KeyCode.HOME);
        assertThat(robot.lookup("Copy everything").tryQuery()).isPresent();
        assertThat(robot.lookup("No rate is planned: it works as fast as it can.").tryQuery()).isPresent();
        assertThat(((DataTable<?>) robot.lookup("#scenario-thresholds").query()).rows()).singleElement().satisfies(row ->
                assertThat(((ThresholdRow) row).name()).isEqualTo("files checked"));
        robot.clickOn("#start-scenario");
        assertThat(platform.asked()).containsExactly("startScenario copy-all 1");
    }

    @Test
    void itsRunIsWatchedAndItsEndTold(FxRobot robot) {
        robot.interact(() -> show(run(false)));
        assertThat(text(robot, "#run-headline")).isEqualTo("Holding so far: 1 of 1 due");
        robot.interact(() -> show(run(true)));
        assertThat(text(robot, "#run-headline")).isEqualTo("Passed: all 1 thresholds held");
        assertThat(((DataTable<?>) robot.lookup("#engines-answered").query()).rows()).hasSize(1);
    }
}

package fathom.view.engines;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.InboxCounts;
import fathom.bus.InboxDelays;
import fathom.bus.InboxStats;
import fathom.bus.InboxWork;
import fathom.engine.Answer;
import fathom.engine.EngineDefinition;
import fathom.engine.EngineId;
import fathom.engine.EngineNotes;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.engine.ErrorCount;
import fathom.engine.JobReport;
import fathom.engine.JobsState;
import fathom.engine.Question;
import fathom.engine.QuestionKind;
import fathom.engine.QuestionKind.Subject;
import fathom.measure.Latency;
import fathom.platform.Catalogue;
import fathom.setting.Setting;
import fathom.style.Theme;
import fathom.view.Frame;
import fathom.view.FrameBuilder;
import fathom.view.piece.DataTable;
import fathom.view.piece.Step;
import fathom.view.scenarios.ScenarioPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** An engine that no view knows: its row, its form with a field for each parameter, its errors, its longest message and its jobs. */
@ExtendWith(ApplicationExtension.class)
class NewEngineWindowTest {
    private static final EngineId WEATHER = new EngineId("weather", "Weather", 0, "Rain and sun");
    private static final EngineDefinition DEFINITION = EngineDefinition.of(WEATHER, () -> {
        throw new IllegalStateException("no view makes engines");
    }).asked(QuestionKind.of("forecast", Subject.NONE, "what comes", new Setting.Numeric("factor", "°", 1, 10, 2.0, "multiplies the warmth")),
            QuestionKind.job("climate", Subject.NONE, "what comes in the long run"));

    private final ScenarioPlatform platform = new ScenarioPlatform();
    private EnginesView view;

    @Start
    void start(Stage stage) {
        view = new EnginesView(platform);
        var scene = new Scene((Region) view.root(), 1720, 1080);
        Theme.style(scene);
        stage.setScene(scene);
        stage.show();
        view.step(Step.M);
        view.update(frame(new JobReport("weather-1", "weather", "climate", JobReport.State.RUNNING, 0.5, "averaging", 1, 2_000_000_000L, null, null)));
        view.open(WEATHER);
    }

    private static Frame frame(JobReport job) {
        var state = EngineSamples.frame(10).state();
        var engines = new ArrayList<>(EnginesState.of(state).engines());
        var inbox = new InboxStats("weather", new InboxCounts(10, 10, 1, 0, 0, 0, 0), new InboxWork(40_000_000, 31_000_000, 2), new InboxDelays(Latency.NONE, Latency.NONE));
        engines.add(new EngineStatus(WEATHER, EngineStatus.State.RUNNING, 1, "", new EngineNotes("sunny", "needs a cloud", List.of(new ErrorCount("IllegalStateException: hail", 7, state.at()))), 3,
                inbox, DEFINITION.contract(), 0));
        return new FrameBuilder(Catalogue.STANDARD.topics()).next(state.with(new EnginesState(engines), new JobsState(List.of(job))));
    }

    @Test
    void itsRowItsErrorsItsJobAndItsLongestMessageAreThere(FxRobot robot) {
        assertThat(robot.lookup("#engine-name").queryLabeled().getText()).isEqualTo("Weather");
        assertThat(EngineRow.of(frame(new JobReport("x", "weather", "y", JobReport.State.DONE, 1, "", 1, 1, 2, null)))).last().satisfies(r -> assertThat(r.note()).isEqualTo("sunny; needs a cloud"));
        DataTable<?> errors = (DataTable<?>) robot.lookup("#engine-errors").query(), jobs = (DataTable<?>) robot.lookup("#engine-jobs").query();
        assertThat(errors.rows()).singleElement().satisfies(e -> assertThat(((ErrorCount) e).count()).isEqualTo(7));
        assertThat(jobs.rows()).singleElement().satisfies(j -> assertThat(((JobReport) j).doing()).isEqualTo("averaging"));
        assertThat(robot.lookup(n -> n.getAccessibleText() != null && n.getAccessibleText().contains("Longest") && n.getAccessibleText().contains("31")).tryQuery()).isPresent();
    }

    @Test
    void itsFormHasAFieldForEachParameterAndRefusesWhatIsOutOfRange(FxRobot robot) {
        TextField factor = (TextField) robot.lookup("#ask-factor").query();
        robot.interact(() -> factor.setText("11"));
        robot.clickOn("#ask");
        assertThat(platform.asked()).as("not asked").isEmpty();
        robot.interact(() -> factor.setText("3"));
        robot.clickOn("#ask");
        assertThat(platform.asked()).containsExactly("ask weather forecast  {factor=3}");
    }

    @Test
    void aJobIsFollowedUntilItsResult(FxRobot robot) {
        @SuppressWarnings("unchecked")
        var kind = (ComboBox<QuestionKind>) robot.lookup("#ask-kind").query();
        robot.interact(() -> kind.setValue(DEFINITION.questions().getLast()));
        robot.clickOn("#ask");
        var waiting = new JobReport("weather-2", "weather", "climate", JobReport.State.WAITING, Double.NaN, "", 1, 0, null, null);
        platform.question().complete(new Answer("weather", new Question("climate", "", "console"), waiting, null));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#ask-cancel").query().isVisible()).isTrue();
        robot.interact(() -> view.update(frame(new JobReport("weather-2", "weather", "climate", JobReport.State.DONE, 1, "", 1, 5, Map.of("rain", 12), null))));
        DataTable<?> answer = (DataTable<?>) robot.lookup("#answer").query();
        assertThat(answer.cellText(1, 1)).isEqualTo("12");
        assertThat(robot.lookup("#ask-cancel").query().isVisible()).isFalse();
    }
}

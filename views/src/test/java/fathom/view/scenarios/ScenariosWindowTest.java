package fathom.view.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.platform.Command.StartScenario;
import fathom.scenario.RunsState;
import fathom.state.PlatformState;
import fathom.style.Theme;
import fathom.view.SampleState;
import fathom.view.hardware.HardwareSamples;
import fathom.view.piece.Step;
import fathom.view.piece.DataTable;
import fathom.view.piece.HoldButton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ScenariosWindowTest {
    private final ScenarioPlatform platform = new ScenarioPlatform();
    private final List<URI> opened = new ArrayList<>();
    private ScenariosView view;

    @Start
    void start(Stage stage) {
        view = new ScenariosView(platform, opened::add);
        var scene = new Scene((Region) view.root(), 1232, 708);
        Theme.style(scene);
        stage.setScene(scene);
        stage.show();
        show(ScenarioSamples::idle);
    }

    private void show(UnaryOperator<PlatformState> change) {
        view.update(SampleState.frame(3, s -> change.apply(HardwareSamples.of(s, 4))));
    }

    private static String text(FxRobot robot, String id) {
        return ((Labeled) robot.lookup(id).query()).getText();
    }

    @Test
    void aScenarioIsChosenStartedWatchedAndAborted(FxRobot robot) {
        robot.clickOn("#scenario-list").type(KeyCode.HOME).type(KeyCode.DOWN);
        assertThat(robot.lookup("Extreme data load").tryQuery()).isPresent();
        robot.interact(() -> ((TextField) robot.lookup("#seed").query()).setText("42"));
        robot.clickOn("#start-scenario");
        assertThat(platform.asked()).containsExactly("startScenario extreme-data-load 42");
        robot.interact(() -> show(ScenarioSamples::running));
        assertThat(text(robot, "#run-headline")).startsWith("Holding so far");
        assertThat(robot.lookup("#launcher").tryQuery()).isEmpty();
        robot.moveTo("Hold to abort").press(MouseButton.PRIMARY);
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> platform.asked().contains("abortScenario"));
        robot.release(MouseButton.PRIMARY);
    }

    @Test
    void theKeyThatAbortedARunDoesNotOpenItsReport(FxRobot robot) {
        platform.perform(new StartScenario("extreme-data-load", 1));
        robot.interact(() -> show(ScenarioSamples::running));
        var hold = robot.lookup(n -> n instanceof HoldButton).query();
        robot.interact(hold::requestFocus);
        robot.press(KeyCode.SPACE);
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> platform.asked().contains("abortScenario"));
        robot.interact(() -> {
            show(s -> ScenarioSamples.ended(s, false));
            robot.lookup("#open-report").query().requestFocus();
            key(KeyEvent.KEY_PRESSED); // a held key repeats
        });
        robot.release(KeyCode.SPACE);
        assertThat(opened).isEmpty();
        robot.interact(() -> {
            key(KeyEvent.KEY_PRESSED);
            key(KeyEvent.KEY_RELEASED);
        });
        assertThat(opened).as("a new press counts").hasSize(1);
    }

    private void key(EventType<KeyEvent> type) {
        var scene = view.root().getScene();
        Event.fireEvent(scene.getFocusOwner(), new KeyEvent(type, " ", " ", KeyCode.SPACE, false, false, false, false));
    }

    @Test
    void aRefusalIsShownInTheWindow(FxRobot robot) {
        platform.perform(new StartScenario("flash-crash", 1));
        robot.clickOn("#start-scenario");
        assertThat(text(robot, "#scenario-error")).isEqualTo("It was not started: run " + ScenarioSamples.RUNNING + " is going on.");
        robot.clickOn("Close");
        assertThat(robot.lookup("#scenario-error").tryQuery()).isEmpty();
    }

    @Test
    void aSeedMustBeANumber(FxRobot robot) {
        robot.interact(() -> ((TextField) robot.lookup("#seed").query()).setText("lucky"));
        robot.clickOn("#start-scenario");
        assertThat(text(robot, "#scenario-error")).contains("lucky");
        assertThat(platform.asked()).isEmpty();
    }

    @Test
    void aRunThatBeganElsewhereComesIntoSightAndStartingWaits(FxRobot robot) {
        robot.interact(() -> show(ScenarioSamples::running));
        assertThat(robot.lookup("#run").tryQuery()).isPresent();
        robot.interact(() -> view.back());
        assertThat(robot.lookup("#start-scenario").query().isDisabled()).isTrue();
        robot.interact(() -> show(ScenarioSamples::running));
        assertThat(robot.lookup("#launcher").tryQuery()).as("it was sent away").isPresent();
    }

    @Test
    void theEndShowsVerdictAndReport(FxRobot robot) {
        robot.interact(() -> {
            show(ScenarioSamples::running);
            show(s -> ScenarioSamples.ended(s, false));
        });
        assertThat(text(robot, "#run-headline")).isEqualTo("Failed: 1 of 11 thresholds");
        robot.clickOn("#open-report");
        assertThat(opened).singleElement().satisfies(uri -> assertThat(uri.toString()).endsWith("report.html"));
        robot.clickOn("#copy-report");
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).endsWith("report.html");
        robot.clickOn("#all-scenarios");
        assertThat(robot.lookup("#launcher").tryQuery()).isPresent();
    }

    @Test
    void anEarlierRunIsOpenedFromTheList(FxRobot robot) {
        robot.clickOn("#all-runs").type(KeyCode.HOME).type(KeyCode.DOWN, 2).type(KeyCode.ENTER);
        assertThat(text(robot, "#run-headline")).isEqualTo("No verdict");
        assertThat(((DataTable<?>) robot.lookup("#run-thresholds").query()).rows()).hasSize(11);
    }

    @Test
    void aWideWindowHasNoEmptyPlaceForALastRunThatThereIsNot(FxRobot robot) {
        robot.interact(() -> {
            view.step(Step.M);
            view.update(SampleState.frame(3, s -> ScenarioSamples.idle(HardwareSamples.of(s, 4)).with(new RunsState(null, List.of()))));
        });
        assertThat(robot.lookup("Last run, latency over time").tryQuery()).isEmpty();
        robot.interact(() -> show(ScenarioSamples::idle));
        assertThat(robot.lookup("Last run, latency over time").tryQuery()).isPresent();
    }
}

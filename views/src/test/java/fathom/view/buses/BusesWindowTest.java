package fathom.view.buses;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.store.PreferenceKeeper;
import fathom.style.Theme;
import fathom.view.BusSamples;
import fathom.view.BusSamples.Situation;
import fathom.view.Frame;
import fathom.view.SamplePlatform;
import fathom.view.TestViews;
import fathom.view.ViewId;
import fathom.view.engines.EngineSamples;
import fathom.view.hardware.HardwareView;
import fathom.view.piece.Caption;
import fathom.view.piece.DataTable;
import fathom.view.piece.MetricTile;
import fathom.view.shell.ScreenStats;
import fathom.view.shell.Shell;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class BusesWindowTest {
    private static final Map<Situation, Frame> FRAMES = new EnumMap<>(Situation.class);

    private final SamplePlatform platform = new SamplePlatform();
    private Shell shell;

    @Start
    void start(Stage stage) {
        shell = new Shell(platform, uri -> {}, TestViews.of(new BusesView(platform), new HardwareView()), PreferenceKeeper.unkept());
        var scene = new Scene(shell, 1280, 772);
        Theme.style(scene);
        stage.setScene(scene);
        // The stage is the one of all window tests: it has the size that the last one gave it.
        stage.setWidth(1280);
        stage.setHeight(772);
        stage.show();
        shell.update(EngineSamples.frame(10), ScreenStats.UNKNOWN);
    }

    private static DataTable<?> topics(FxRobot robot) {
        return (DataTable<?>) robot.lookup("#topics").query();
    }

    @Test
    void aSlashLeadsToTheFilterAndEscClearsIt(FxRobot robot) {
        assertThat(shell.shown()).isEqualTo(ViewId.BUSES);
        int all = topics(robot).rows().size();
        robot.write("/");
        robot.write("market_data.*.BTC*");
        assertThat(topics(robot).rows()).hasSize(11);
        assertThat(topics(robot).cellText(0, 0)).contains("BTC");
        robot.interact(() -> shell.update(EngineSamples.frame(11), ScreenStats.UNKNOWN));
        assertThat(topics(robot).rows()).hasSize(11);
        robot.type(KeyCode.ESCAPE);
        assertThat(topics(robot).rows()).hasSize(all);
    }

    @Test
    void inboxesStandBehindTheTopics(FxRobot robot) {
        robot.clickOn("Inboxes");
        DataTable<?> inboxes = (DataTable<?>) robot.lookup("#inboxes").query();
        assertThat(inboxes.rows()).hasSize(6);
        robot.clickOn("#inboxes").type(KeyCode.HOME);
        assertThat(robot.lookup("Risk").tryQuery()).isPresent();
        robot.write("/");
        assertThat(robot.lookup("#topics").tryQuery()).isPresent();
    }

    private void show(FxRobot robot, Situation situation) {
        Frame frame = FRAMES.computeIfAbsent(situation, s -> BusSamples.frame(120, s));
        robot.interact(() -> {
            shell.update(frame, ScreenStats.UNKNOWN);
            shell.applyCss();
            shell.layout();
        });
    }

    private static DataTable<?> tail(FxRobot robot) {
        return (DataTable<?>) robot.lookup("#tail-messages").query();
    }

    private static String counts(FxRobot robot) {
        var title = robot.lookup("#tail-panel .title-bar").queryParent().getChildrenUnmodifiable();
        return title.stream().filter(Caption.class::isInstance).map(c -> ((Caption) c).text()).findFirst().orElseThrow();
    }

    @Test
    void enterInTheFilterListensAndSpaceHoldsTheTailStill(FxRobot robot) {
        robot.write("/");
        robot.write("*.BTC*").type(KeyCode.ENTER);
        assertThat(platform.asked()).containsExactly("tail *.BTC*");
        assertThat(tail(robot).rows()).hasSize(10);
        assertThat(tail(robot).cellText(0, 1)).contains("BTC");
        robot.type(KeyCode.SPACE);
        robot.interact(() -> {
            for (int i = 0; i < 7; i++) platform.tail().more();
            shell.update(EngineSamples.frame(11), ScreenStats.UNKNOWN);
        });
        assertThat(tail(robot).rows()).as("paused").hasSize(10);
        assertThat(counts(robot)).endsWith("paused, 7 passed since");
        robot.clickOn("Resume");
        robot.interact(() -> shell.update(EngineSamples.frame(12), ScreenStats.UNKNOWN));
        assertThat(tail(robot).rows()).hasSize(17);
        assertThat(counts(robot)).endsWith("17 seen, 0 of them skipped");
    }

    @Test
    void escEndsTheTailAndTheFlowIsBack(FxRobot robot) {
        robot.clickOn("#tail");
        assertThat(platform.asked()).containsExactly("tail *");
        robot.type(KeyCode.ESCAPE);
        assertThat(platform.tail().isClosed()).isTrue();
        assertThat(robot.lookup("#tail-messages").tryQuery()).isEmpty();
    }

    @Test
    void aTopicIsTailedWithEnterAndTheTailGoesWithTheChoice(FxRobot robot) {
        robot.interact(() -> {
            topics(robot).requestFocus();
        });
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
        String first = topics(robot).cellText(0, 0), second = topics(robot).cellText(1, 0);
        assertThat(platform.asked()).containsExactly("tail " + first);
        robot.interact(() -> topics(robot).requestFocus());
        robot.type(KeyCode.DOWN);
        assertThat(platform.asked()).containsExactly("tail " + first, "tail " + second);
    }

    @Test
    void theTailListensOnlyWhileItIsLookedAt(FxRobot robot) {
        robot.clickOn("#tail");
        var before = platform.tail();
        robot.interact(() -> shell.show(ViewId.HARDWARE));
        assertThat(before.isClosed()).isTrue();
        assertThat(platform.asked()).hasSize(1);
        robot.interact(() -> shell.show(ViewId.BUSES));
        assertThat(platform.asked()).hasSize(2);
        assertThat(platform.tail().isClosed()).isFalse();
    }

    @Test
    void anEmbeddedServerIsEndedByHoldingOnly(FxRobot robot) {
        show(robot, Situation.WELL);
        robot.clickOn("Facts");
        robot.clickOn("#kill-bus");
        assertThat(platform.asked()).as("a click is no hold").isEmpty();
        robot.moveTo("#kill-bus").press(MouseButton.PRIMARY);
        Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> !platform.asked().isEmpty());
        robot.release(MouseButton.PRIMARY);
        assertThat(platform.asked()).containsExactly("killBus MarketData");
    }

    @Test
    void aDeadBusIsStartedAgain(FxRobot robot) {
        show(robot, Situation.DOWN);
        robot.clickOn("Facts");
        assertThat(robot.lookup("#kill-bus").tryQuery()).isEmpty();
        robot.clickOn("Start again");
        assertThat(platform.asked()).containsExactly("reviveBus MarketData");
    }

    @Test
    void aRefusalIsSaidInTheWindow(FxRobot robot) {
        platform.refuse("the server was not started here");
        show(robot, Situation.DOWN);
        robot.clickOn("Facts").clickOn("Start again");
        show(robot, Situation.DOWN);
        assertThat(robot.lookup("#bus-says").queryLabeled().getText()).isEqualTo("Not done: the server was not started here.");
    }

    @Test
    void arrowsLeadFromBusToBus(FxRobot robot) {
        show(robot, Situation.WELL);
        robot.clickOn("#bus-MarketData").type(KeyCode.RIGHT);
        assertThat(robot.lookup("#bus-EngineLogic").queryAs(MetricTile.class).isChosen()).isTrue();
        robot.type(KeyCode.LEFT, KeyCode.LEFT);
        assertThat(robot.lookup("#bus-Primary").queryAs(MetricTile.class).isChosen()).isTrue();
        robot.clickOn("Facts");
        assertThat(robot.lookup("Primary").tryQuery()).isPresent();
    }

    @Test
    void theBusThatMostWantsALookIsChosenUntilSomebodyChooses(FxRobot robot) {
        show(robot, Situation.FULL);
        assertThat(robot.lookup("#bus-NeuralGpu").queryAs(MetricTile.class).isChosen()).isTrue();
        robot.clickOn("#bus-Primary");
        show(robot, Situation.DOWN);
        assertThat(robot.lookup("#bus-Primary").queryAs(MetricTile.class).isChosen()).isTrue();
    }

    @Test
    void failoversStandBehindTheTopicsOfAGroup(FxRobot robot) {
        show(robot, Situation.DOWN);
        robot.clickOn("Failovers");
        DataTable<?> failovers = (DataTable<?>) robot.lookup("#failovers").query();
        assertThat(failovers.rows()).hasSize(5);
        assertThat(failovers.cellText(0, 3)).isEqualTo("market data moved to EngineLogic and NeuralGpu");
        assertThat(failovers.cellText(0, 5)).isEqualTo("412 ms");
        assertThat(failovers.cellText(1, 5)).isEqualTo("—");
    }
}

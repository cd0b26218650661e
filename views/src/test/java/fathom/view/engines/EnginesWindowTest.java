package fathom.view.engines;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.engine.Question;
import fathom.style.Theme;
import fathom.view.piece.DataTable;
import fathom.view.piece.Step;
import fathom.view.scenarios.ScenarioPlatform;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class EnginesWindowTest {
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
        view.update(EngineSamples.frame(10));
    }

    @SuppressWarnings("unchecked")
    private static DataTable<EngineRow> list(FxRobot robot) {
        return (DataTable<EngineRow>) robot.lookup("#engine-list").query();
    }

    private static String subject(FxRobot robot) {
        return robot.lookup("#engine-name").queryLabeled().getText();
    }

    @Test
    void theWorstIsShownUntilOneIsChosen(FxRobot robot) {
        assertThat(subject(robot)).isEqualTo("VPIN");
        robot.clickOn("#engine-list").type(KeyCode.HOME).type(KeyCode.DOWN, 2);
        assertThat(list(robot).chosen().id()).isEqualTo(EngineId.RISK);
        assertThat(subject(robot)).isEqualTo("Risk");
        robot.interact(() -> view.update(EngineSamples.frame(12)));
        assertThat(subject(robot)).isEqualTo("Risk");
    }

    @Test
    void whereThereIsLittleRoomEnterOpensAndEscGoesBack(FxRobot robot) {
        robot.interact(() -> view.step(Step.S));
        assertThat(robot.lookup("#engine-detail").tryQuery()).isEmpty();
        robot.clickOn("#engine-list").type(KeyCode.HOME).type(KeyCode.ENTER);
        assertThat(robot.lookup("#engine-detail").tryQuery()).isPresent();
        boolean[] went = {false, true};
        robot.interact(() -> went[0] = view.back());
        robot.interact(() -> went[1] = view.back());
        assertThat(went).containsExactly(true, false);
        assertThat(robot.lookup("#engine-detail").tryQuery()).isEmpty();
    }

    @Test
    void anAnswerComesWithTheTimeItTook(FxRobot robot) {
        robot.interact(() -> view.open(EngineId.RISK));
        robot.clickOn("#ask-subject");
        robot.interact(() -> ((TextField) robot.lookup("#ask-subject").query()).setText("growth"));
        robot.clickOn("#ask");
        assertThat(platform.asked()).containsExactly("ask risk var growth");
        platform.question().complete(new Answer("risk", new Question("var", "growth", "console"), Map.of("samples", 1184), null));
        WaitForAsyncUtils.waitForFxEvents();
        DataTable<?> answer = (DataTable<?>) robot.lookup("#answer").query();
        assertThat(answer.rows()).hasSize(2);
        assertThat(answer.cellText(1, 1)).isEqualTo("1,184");
    }

    @Test
    void noAnswerIsSaid(FxRobot robot) {
        robot.interact(() -> view.open(EngineId.RISK));
        robot.clickOn("#ask");
        platform.question().completeExceptionally(new TimeoutException());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(((DataTable<?>) robot.lookup("#answer").query()).rows()).isEmpty();
        assertThat(robot.lookup(n -> "no answer within 2 s".equals(n.getAccessibleText())).tryQuery()).isPresent();
    }

    @Test
    void stoppingTakesAHoldAndStartingAClick(FxRobot robot) {
        robot.interact(() -> view.open(EngineId.RISK));
        robot.clickOn("#stop-engine");
        assertThat(platform.asked()).isEmpty();
        robot.moveTo("#stop-engine").press(MouseButton.PRIMARY);
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> platform.asked().contains("stopEngine risk"));
        robot.release(MouseButton.PRIMARY);
        robot.interact(() -> view.open(EngineId.ANALYTICS));
        robot.clickOn("#start-engine");
        assertThat(platform.asked()).containsExactly("stopEngine risk", "startEngine analytics");
    }
}

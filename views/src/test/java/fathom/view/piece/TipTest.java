package fathom.view.piece;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.style.Theme;
import fathom.style.Token;
import fathom.style.Type;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class TipTest {
    private final Label talks = Labels.of("talks", Type.BODY, Token.T1), silent = Labels.of("silent", Type.BODY, Token.T1);
    private final Caption narrow = new Caption(Type.BODY, Token.T2, 60, false);
    private Tip tip;

    @Start
    void start(Stage stage) {
        tip = new Tip(talks).say("first");
        new Tip(silent);
        narrow.show("a line that is longer than it may be");
        var scene = new Scene(new StackPane(new VBox(40, talks, silent, narrow)), 400, 300);
        Theme.style(scene);
        stage.setScene(scene);
        stage.show();
    }

    private static List<String> told() {
        return Window.getWindows().stream().filter(Tooltip.class::isInstance).map(w -> ((Tooltip) w).getText()).toList();
    }

    private static void rest(FxRobot robot, Node node) {
        robot.moveTo(node).moveBy(2, 0);
    }

    @Test
    void aMouseThatRestsIsToldTheLastWords(FxRobot robot) {
        robot.interact(() -> tip.say("second"));
        rest(robot, talks);
        Awaitility.await().atMost(10, TimeUnit.SECONDS).untilAsserted(() -> assertThat(told()).containsExactly("second"));
        robot.interact(() -> tip.say("third"));
        assertThat(told()).containsExactly("third");
    }

    @Test
    void whatDoesNotFitIsToldWhole(FxRobot robot) {
        rest(robot, narrow);
        Awaitility.await().atMost(10, TimeUnit.SECONDS).untilAsserted(() -> assertThat(told()).containsExactly("a line that is longer than it may be"));
    }

    @Test
    void withoutWordsThereIsNoTooltip(FxRobot robot) {
        rest(robot, silent);
        assertThat(silent.getProperties()).noneSatisfy((key, value) -> assertThat(value).isInstanceOf(Tooltip.class));
        rest(robot, talks);
        robot.interact(() -> tip.say(""));
        assertThat(talks.getProperties().values()).noneMatch(Tooltip.class::isInstance);
    }
}

package fathom.view.piece;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.style.Theme;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class HoldButtonTest {
    private final AtomicInteger done = new AtomicInteger();
    private HoldButton quick, never;

    @Start
    void start(Stage stage) {
        quick = new HoldButton("Flatten", "Keep holding", null, Duration.millis(50), done::incrementAndGet);
        never = new HoldButton("Flatten", "Keep holding", null, Duration.hours(1), done::incrementAndGet);
        var scene = new Scene(new StackPane(new VBox(20, quick, never)), 400, 200);
        Theme.style(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void heldLongEnoughItActsOnce(FxRobot robot) {
        robot.moveTo(quick).press(MouseButton.PRIMARY);
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> done.get() > 0);
        robot.release(MouseButton.PRIMARY);
        assertThat(done).hasValue(1);
        assertThat(quick.text()).isEqualTo("Flatten");
    }

    @Test
    void letGoEarlyItDoesNothingAndSaysSo(FxRobot robot) {
        robot.moveTo(never).press(MouseButton.PRIMARY);
        assertThat(never.text()).isEqualTo("Keep holding");
        robot.release(MouseButton.PRIMARY);
        assertThat(done).hasValue(0);
        assertThat(never.text()).isEqualTo("Hold 1 s");
    }

    @Test
    void spaceHeldWorksAndItsRepeatsAreNoPresses(FxRobot robot) {
        robot.interact(() -> never.requestFocus());
        robot.press(KeyCode.SPACE);
        robot.interact(() -> never.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, " ", " ", KeyCode.SPACE, false, false, false, false)));
        assertThat(never.text()).isEqualTo("Keep holding");
        robot.release(KeyCode.SPACE);
        assertThat(never.text()).isEqualTo("Hold 1 s");
        robot.interact(() -> quick.requestFocus());
        robot.press(KeyCode.ENTER);
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> done.get() > 0);
        for (int i = 0; i < 3; i++) robot.interact(() -> quick.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
        assertThat(quick.text()).isEqualTo("Flatten");
        robot.release(KeyCode.ENTER);
        assertThat(done).hasValue(1);
    }
}

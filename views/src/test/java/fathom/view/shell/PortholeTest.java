package fathom.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class PortholeTest {
    private Porthole hole;
    private Button first, far;
    private Stage stage;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        hole = new Porthole(1000, 600);
        first = new Button("first");
        far = new Button("far");
        first.relocate(20, 20);
        far.relocate(900, 540);
        hole.show(new Pane(first, far));
        var scene = new Scene(hole, 500, 300);
        scene.focusOwnerProperty().subscribe(now -> {
            if (now != null) hole.reveal(now);
        });
        stage.setScene(scene);
        stage.setWidth(500);
        stage.setHeight(300);
        stage.show();
    }

    private boolean isSeen(Button button) {
        var at = button.localToScene(button.getBoundsInLocal());
        return at.getMinX() >= 0 && at.getMinY() >= 0 && at.getMaxX() <= hole.getWidth() && at.getMaxY() <= hole.getHeight();
    }

    private ScrollBar bar(String id) {
        return (ScrollBar) hole.lookup(id);
    }

    @Test
    void whatDoesNotFitHasBars(FxRobot robot) {
        assertThat(bar("#scroll-across").isVisible()).isTrue();
        assertThat(bar("#scroll-down").isVisible()).isTrue();
        assertThat(isSeen(far)).isFalse();
        robot.interact(() -> {
            bar("#scroll-across").setValue(bar("#scroll-across").getMax());
            bar("#scroll-down").setValue(bar("#scroll-down").getMax());
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isSeen(far)).isTrue();
    }

    @Test
    void whatFitsHasNone(FxRobot robot) {
        robot.interact(() -> {
            stage.setWidth(1200);
            stage.setHeight(800);
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(bar("#scroll-across").isVisible()).isFalse();
        assertThat(bar("#scroll-down").isVisible()).isFalse();
        assertThat(isSeen(far)).isTrue();
    }

    @Test
    void theFocusIsAlwaysInSight(FxRobot robot) {
        robot.interact(first::requestFocus);
        robot.type(KeyCode.TAB);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(far.isFocused()).isTrue();
        assertThat(isSeen(far)).isTrue();
        robot.press(KeyCode.SHIFT, KeyCode.TAB).release(KeyCode.TAB, KeyCode.SHIFT);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(first.isFocused()).isTrue();
        assertThat(isSeen(first)).isTrue();
    }
}

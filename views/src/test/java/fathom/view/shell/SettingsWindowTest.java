package fathom.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.store.PreferenceKeeper;
import fathom.store.Preferences;
import fathom.style.Theme;
import fathom.style.Zoom;
import fathom.view.SamplePlatform;
import fathom.view.SampleState;
import fathom.view.ViewId;
import fathom.view.piece.MetricTile;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What is set in the dialog or by a key is seen at once and preferred from then on. */
@ExtendWith(ApplicationExtension.class)
class SettingsWindowTest {
    private static final Rectangle2D SCREEN = new Rectangle2D(0, 0, 1280, 800);

    private final PreferenceKeeper preferences = PreferenceKeeper.unkept();
    private Shell shell;
    private Stage stage;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        shell = new Shell(new SamplePlatform(), uri -> {}, StandardViews.ALL, preferences);
        var scene = new Scene(new ZoomPane(shell), 1280, 800);
        Theme.style(scene);
        shell.look().begin(SCREEN);
        stage.setScene(scene);
        stage.setWidth(1280);
        stage.setHeight(800);
        stage.show();
        shell.update(SampleState.frame(5), ScreenStats.UNKNOWN);
    }

    @AfterEach
    void asShipped(FxRobot robot) {
        robot.interact(() -> {
            Theme.DARK.choose();
            Zoom.choose(100);
        });
    }

    private static void press(FxRobot robot, KeyCode... keys) {
        robot.press(keys).release(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void settings(FxRobot robot) {
        press(robot, KeyCode.SHORTCUT, KeyCode.COMMA);
        assertThat(robot.lookup("#settings").tryQuery()).isPresent();
    }

    private static String key(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Button.class).getText();
    }

    @Test
    void theThemeIsChosenAndPreferred(FxRobot robot) {
        settings(robot);
        robot.clickOn("Light");
        assertThat(Theme.current()).isEqualTo(Theme.LIGHT);
        assertThat(preferences.current().theme()).isEqualTo("light");
        robot.clickOn("#settings-ship");
        assertThat(Theme.current()).isEqualTo(Theme.DARK);
        robot.clickOn("#settings-done");
        assertThat(robot.lookup("#settings").tryQuery()).isEmpty();
    }

    @Test
    void keysZoomAndWhatIsPaintedStaysSharp(FxRobot robot) {
        press(robot, KeyCode.SHORTCUT, KeyCode.EQUALS);
        assertThat(Zoom.current()).isEqualTo(1.1);
        press(robot, KeyCode.SHORTCUT, KeyCode.PLUS);
        press(robot, KeyCode.SHORTCUT, KeyCode.ADD);
        press(robot, KeyCode.SHORTCUT, KeyCode.PLUS);
        assertThat(Zoom.current()).as("150 % is the most").isEqualTo(1.5);
        assertThat(preferences.current().zoom()).isEqualTo(Map.of("1280x800", 150));
        assertThat(shell.getWidth()).isEqualTo(Math.ceil(stage.getScene().getWidth() / 1.5));
        MetricTile tile = robot.lookup(n -> n instanceof MetricTile).query();
        assertThat(((Canvas) tile.lookup("Canvas")).getWidth()).isEqualTo(Math.ceil(Math.ceil(tile.getWidth()) * 1.5));
        press(robot, KeyCode.SHORTCUT, KeyCode.MINUS);
        assertThat(Zoom.current()).isEqualTo(1.25);
        press(robot, KeyCode.SHORTCUT, KeyCode.DIGIT0);
        assertThat(Zoom.current()).isEqualTo(1);
    }

    @Test
    void aFarScreenOpensLarger(FxRobot robot) {
        robot.interact(() -> shell.look().begin(new Rectangle2D(0, 0, 3840, 2160)));
        assertThat(Zoom.current()).isEqualTo(1.5);
        robot.interact(() -> shell.look().begin(SCREEN));
        assertThat(Zoom.current()).isEqualTo(1);
    }

    @Test
    void aKeyIsChangedAndWorks(FxRobot robot) {
        settings(robot);
        robot.clickOn("#key-go-market");
        press(robot, KeyCode.SHORTCUT, KeyCode.M);
        assertThat(preferences.current().keys()).isEqualTo(Map.of("go.market", "Shortcut+M"));
        robot.type(KeyCode.ESCAPE);
        press(robot, KeyCode.SHORTCUT, KeyCode.DIGIT4);
        assertThat(shell.shown()).as("by the key it had").isEqualTo(ViewId.OVERVIEW);
        press(robot, KeyCode.SHORTCUT, KeyCode.M);
        assertThat(shell.shown()).isEqualTo(ViewId.MARKET);
    }

    @Test
    void aKeyThatIsTakenIsRefusedWhileTypingAndTheOldOneStays(FxRobot robot) {
        settings(robot);
        String before = key(robot, "#key-theme");
        robot.clickOn("#key-theme");
        press(robot, KeyCode.SHORTCUT, KeyCode.K);
        assertThat(robot.lookup((Label l) -> l.getText().endsWith("is Find or run as well")).tryQuery()).isPresent();
        assertThat(robot.lookup("1 fault: the old value stays in force").tryQuery()).isPresent();
        assertThat(preferences.current().keys()).isEmpty();
        robot.type(KeyCode.T);
        assertThat(robot.lookup("that key alone writes text").tryQuery()).isPresent();
        robot.type(KeyCode.ESCAPE);
        assertThat(key(robot, "#key-theme")).isEqualTo(before);
        assertThat(robot.lookup("#settings").tryQuery()).as("Esc ended the typing, not the dialog").isPresent();
        robot.clickOn("#key-theme").type(KeyCode.BACK_SPACE);
        assertThat(preferences.current().keys()).isEqualTo(Map.of("theme", ""));
    }

    @Test
    void theViewShownLastIsPreferred(FxRobot robot) {
        robot.clickOn("#rail-buses");
        assertThat(preferences.current().view()).isEqualTo("buses");
        assertThat(preferences.current().withView("")).isEqualTo(Preferences.SHIPPED);
    }
}

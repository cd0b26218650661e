package fathom.app.console;

import static fathom.app.console.Screen.awaitText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fathom.platform.embedded.EmbeddedPlatform;
import fathom.style.Theme;
import fathom.view.shell.StandardViews;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A platform that does not start, as over a server that refuses the password. */
@ExtendWith(ApplicationExtension.class)
@ResourceLock("JavaFX")
class FailedStartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WHY = "Redis at 127.0.0.1:7000 does not accept the user or the password";

    private Launcher<EmbeddedPlatform> launcher;

    @Start
    void start(Stage unused) {
        launcher = Launcher.launch(() -> {
            throw new IllegalStateException(WHY);
        }, StandardViews.ALL, Theme.DARK, 1280, 800);
    }

    @Test
    void theWindowSaysWhyUntilItIsClosed(FxRobot robot) {
        assertThatThrownBy(launcher::console).isInstanceOf(IllegalStateException.class).hasMessage(WHY);
        var told = CompletableFuture.runAsync(() -> launcher.tell(WHY), task -> Thread.ofPlatform().start(task));
        awaitText("NOT STARTED. " + WHY);
        robot.clickOn("#pause");
        awaitText("The platform did not start.");
        assertThat(told).isNotDone();
        Fx.run(() -> Window.getWindows().stream().filter(Window::isShowing).toList().forEach(Window::hide));
        await().atMost(PATIENCE).until(told::isDone);
        assertThat(told).isCompleted();
    }
}

package fathom.app.console;

import static fathom.app.console.Screen.awaitText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fathom.platform.embedded.EmbeddedConfig;
import fathom.platform.embedded.EmbeddedPlatform;
import fathom.store.PreferenceKeeper;
import fathom.style.Theme;
import fathom.view.shell.StandardViews;
import fathom.view.ViewId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
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

    private static final String WHY_AGAIN = "Redis at 127.0.0.1:7000 does not answer";

    @TempDir
    private static Path folder;
    private final Queue<String> faults = new ConcurrentLinkedQueue<>(List.of(WHY, WHY_AGAIN));
    private Launcher<EmbeddedPlatform> launcher;

    @Start
    void start(Stage unused) {
        launcher = Launcher.launch(() -> {
            if (!faults.isEmpty()) throw new IllegalStateException(faults.poll());
            return EmbeddedPlatform.start(new EmbeddedConfig("sim", 42, 500, folder));
        }, StandardViews.ALL, PreferenceKeeper.unkept(), Theme.DARK, 1280, 800);
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

    @Test
    void everyViewSaysWhyAndItCanBeTriedAgainUntilItStarts(FxRobot robot) {
        assertThatThrownBy(launcher::console).hasMessage(WHY);
        var told = CompletableFuture.supplyAsync(() -> launcher.tell(WHY), task -> Thread.ofPlatform().start(task));
        awaitText("Blind: the platform did not start");
        assertThat(Screen.textsOfAllWindows()).noneMatch(t -> t.contains("Not known yet"));
        robot.press(KeyCode.SHORTCUT, KeyCode.DIGIT4).release(KeyCode.DIGIT4, KeyCode.SHORTCUT);
        awaitText("What do the venues quote right now");
        assertThat(Screen.textsOfAllWindows()).contains("Blind: the platform did not start");
        robot.clickOn("#retry");
        awaitText(WHY_AGAIN);
        robot.clickOn("#retry");
        awaitText("SIMULATED FEED");
        assertThat(told.join()).isPresent();
        assertThat(Fx.get(() -> told.join().orElseThrow().shell().shown())).isEqualTo(ViewId.MARKET);
        Fx.run(told.join().orElseThrow()::close);
        launcher.platform().close();
    }
}

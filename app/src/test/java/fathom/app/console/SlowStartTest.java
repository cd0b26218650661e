package fathom.app.console;

import static fathom.app.console.Screen.awaitText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.platform.embedded.EmbeddedConfig;
import fathom.platform.embedded.EmbeddedPlatform;
import fathom.store.PreferenceKeeper;
import fathom.style.Theme;
import fathom.view.ViewId;
import fathom.view.shell.StandardViews;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** A platform that takes its time, as four servers that are started do. */
@ExtendWith(ApplicationExtension.class)
@ResourceLock("JavaFX")
class SlowStartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final AtomicReference<EmbeddedPlatform> platform = new AtomicReference<>();
    private Launcher<EmbeddedPlatform> launcher;

    @Start
    void start(Stage unused) {
        launcher = Launcher.launch(() -> {
            try {
                ready.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
            platform.set(EmbeddedPlatform.start(new EmbeddedConfig("sim", 42, 500, folder)));
            return platform.get();
        }, StandardViews.ALL, PreferenceKeeper.unkept(), Theme.DARK, 1280, 800);
    }

    @Stop
    void stop() {
        Fx.run(() -> launcher.console().close());
        platform.get().close();
    }

    @Test
    void whoeverClosesItMeanwhileDoesNotSeeItAgain() {
        awaitText("STARTING");
        Fx.run(() -> Window.getWindows().stream().filter(Window::isShowing).toList().forEach(Window::hide));
        ready.countDown();
        launcher.console();
        await().during(Duration.ofMillis(600)).atMost(PATIENCE).until(() -> Fx.get(() -> !launcher.console().stage().isShowing()));
        assertThat(launcher.closed().toCompletableFuture()).isDone();
    }

    @Test
    void theWindowSaysSoAndNoButtonWaits(FxRobot robot) {
        awaitText("STARTING");
        assertThat(Screen.textsOfAllWindows()).contains("Not known yet").noneMatch(t -> t.contains("All right"));
        robot.clickOn("#pause");
        awaitText("The platform is still being started.");
        robot.clickOn("#rail-scenarios");
        awaitText("Overview");
        ready.countDown();
        awaitText("SIMULATED FEED");
        assertThat(Screen.textsOfAllWindows()).noneMatch(t -> t.contains("STARTING"));
        robot.clickOn("#rail-scenarios");
        await().atMost(PATIENCE).until(() -> Fx.get(() -> launcher.console().shell().shown()).equals(ViewId.SCENARIOS));
    }
}

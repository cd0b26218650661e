package fathom.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.platform.embedded.EmbeddedConfig;
import fathom.platform.embedded.EmbeddedPlatform;
import fathom.store.PreferenceKeeper;
import fathom.store.Preferences.Bounds;
import fathom.store.PreferencesFile;
import fathom.style.Theme;
import fathom.style.Zoom;
import fathom.view.ViewId;
import fathom.view.shell.StandardViews;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Closed and opened again, a console looks as it was left; a file with faults does not keep it shut. */
@ExtendWith(ApplicationExtension.class)
@ResourceLock("JavaFX")
class KeptWindowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;
    private EmbeddedPlatform platform;
    private Console console;

    @Start
    void start(Stage unused) {
        platform = EmbeddedPlatform.start(new EmbeddedConfig("sim", 42, 500, folder));
    }

    @Stop
    void stop() {
        Theme.DARK.choose();
        Zoom.choose(100);
        if (console != null) console.close();
        platform.close();
    }

    private void open(PreferenceKeeper preferences) {
        Fx.run(() -> console = new Console(new Stage(), CompletableFuture.completedFuture(platform), StandardViews.ALL, preferences, 1280, 800).open());
        await().atMost(PATIENCE).until(() -> console.framesShown() > 2);
    }

    private void close(PreferenceKeeper preferences) {
        Fx.run(console::close);
        preferences.close();
    }

    @Test
    void whatWasChosenIsThereAgain(FxRobot robot) {
        var file = new PreferencesFile(folder.resolve("kept/settings.json"));
        var first = PreferenceKeeper.of(file);
        open(first);
        assertThat(Fx.get(() -> console.shell().shown())).isEqualTo(ViewId.OVERVIEW);
        Fx.run(() -> {
            console.show(ViewId.BUSES);
            console.stage().setX(30);
            console.stage().setY(40);
            console.resize(1300, 850);
        });
        robot.press(KeyCode.SHORTCUT, KeyCode.T).release(KeyCode.T, KeyCode.SHORTCUT);
        robot.press(KeyCode.SHORTCUT, KeyCode.PLUS).release(KeyCode.PLUS, KeyCode.SHORTCUT);
        close(first);
        Fx.run(() -> {
            Theme.DARK.choose();
            Zoom.choose(100);
        });
        var second = PreferenceKeeper.of(file);
        open(second);
        assertThat(Fx.get(() -> console.shell().shown())).isEqualTo(ViewId.BUSES);
        assertThat(Fx.get(Theme::current)).isEqualTo(Theme.LIGHT);
        assertThat(Fx.get(Zoom::current)).isEqualTo(1.1);
        assertThat(Fx.get(() -> new Bounds(console.stage().getX(), console.stage().getY(), console.stage().getWidth(), console.stage().getHeight(), false)))
                .isEqualTo(new Bounds(30, 40, 1300, 850, false));
        close(second);
    }

    @Test
    void aFileWithFaultsIsToldAndKeepsNothingShut() throws Exception {
        var file = new PreferencesFile(folder.resolve("faulty.json"));
        Files.writeString(file.path(), "{\"theme\": \"dusk\", \"view\": \"nowhere\", \"window\": {\"x\": -90000, \"y\": 0, \"width\": 800, \"height\": 600}, \"keys\": {\"theme\": \"Shortcut+K\"}}");
        var preferences = PreferenceKeeper.of(file);
        open(preferences);
        Screen.awaitText("'theme' is one of dark, light, system, not 'dusk'.");
        Screen.awaitText("the shipped key stays.");
        assertThat(Fx.get(() -> console.shell().shown())).isEqualTo(ViewId.OVERVIEW);
        assertThat(Fx.get(() -> console.stage().getX())).isGreaterThan(-1000);
        close(preferences);
    }
}

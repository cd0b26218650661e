package fathom.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.bus.local.LocalBus;
import fathom.market.Feeds;
import fathom.platform.Catalogue;
import fathom.platform.host.Host;
import fathom.platform.host.HostId;
import fathom.platform.host.Hosts;
import fathom.platform.remote.RemotePlatform;
import fathom.store.PreferenceKeeper;
import fathom.style.Theme;
import fathom.view.ViewId;
import fathom.view.shell.StandardViews;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The console on a platform that it does not run itself. */
@ExtendWith(ApplicationExtension.class)
@ResourceLock("JavaFX")
class RemoteWindowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConcurrentLinkedQueue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private final LocalBus bus = new LocalBus("Shared");
    private RemotePlatform platform;
    private Console console;

    @Start
    void start(Stage stage) {
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
        Theme.DARK.choose();
        platform = RemotePlatform.start(bus, Catalogue.STANDARD);
        console = new Console(stage, CompletableFuture.completedFuture(platform), StandardViews.ALL, PreferenceKeeper.unkept(), 1280, 800).open();
    }

    @Stop
    void stop() {
        console.close();
        platform.close();
    }

    private List<String> texts() {
        return Fx.get(() -> Screen.texts(console.shell()));
    }

    private void awaitText(String words) {
        await(words).atMost(PATIENCE).until(() -> texts().stream().anyMatch(t -> t.contains(words)));
    }

    @Test
    void everyViewIsAliveAndARefusalIsToldInOneSentence(FxRobot robot) {
        awaitText("NO FEED YET");
        try (var host = new Host(HostId.create(), bus, Catalogue.STANDARD, Catalogue.STANDARD.builtIds(), Feeds.STANDARD.parse("sim").open(42, 500), Hosts.Listener.NONE)) {
            host.start();
            awaitText("SIMULATED FEED");
            for (ViewId id : StandardViews.ALL.ids()) {
                Fx.run(() -> console.show(id));
                await(id + " has figures").atMost(PATIENCE).until(() -> Fx.get(() -> Screen.Figures.of(console.shell().lookup("#" + id.id()))), f -> f.there() >= 20 && f.there() > f.missing());
            }
            robot.clickOn("#pause");
            awaitText("This console only watches; the feed is paused where it runs.");
            assertThat(host.market().orElseThrow().feed().status().state()).hasToString("RUNNING");
            Fx.run(() -> console.show(ViewId.SCENARIOS));
            robot.clickOn("#start-scenario");
            awaitText("It was not started: this console only watches;");
        }
        awaitText("SIMULATED FEED, FAILED");
        assertThat(uncaught).isEmpty();
    }
}

package fathom.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.bus.BusStats;
import fathom.bus.codec.Encoding;
import fathom.bus.codec.PayloadTypes;
import fathom.bus.redis.RedisBus;
import fathom.bus.redis.RedisBusSettings;
import fathom.bus.redis.RedisConnectors;
import fathom.bus.redis.RedisServer;
import fathom.bus.redis.Routing;
import fathom.platform.Catalogue;
import fathom.platform.embedded.EmbeddedConfig;
import fathom.platform.embedded.EmbeddedPlatform;
import fathom.style.Theme;
import fathom.view.Action;
import fathom.view.ViewId;
import fathom.view.piece.HoldButton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Nothing that can be pressed waits for a server: all four are stopped without being ended, and everything on every view is pressed. */
@ExtendWith(ApplicationExtension.class)
@ResourceLock("JavaFX")
class FrozenServersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;
    private final ConcurrentLinkedQueue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private List<RedisServer> servers;
    private EmbeddedPlatform platform;
    private Console console;

    @Start
    void start(Stage stage) throws Exception {
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
        Theme.DARK.choose();
        servers = RedisServer.startAll(Routing.FOUR.homes().stream().map(h -> RedisServer.Settings.of(h.bus())).toList());
        var catalogue = Catalogue.STANDARD;
        var bus = RedisBus.open("Redis", Routing.FOUR, servers.stream().map(s -> new RedisBus.Server(RedisConnectors.of(s.uri()), s, Encoding.MSGPACK)).toList(),
                PayloadTypes.of(catalogue.topics()), RedisBusSettings.STANDARD.with(catalogue.topics()));
        platform = EmbeddedPlatform.start(new EmbeddedConfig("sim", 42, 500, folder), bus, catalogue);
        console = new Console(stage, CompletableFuture.completedFuture(platform), 1440, 900).open();
    }

    @Stop
    void stop() throws Exception {
        signal("-CONT");
        console.close();
        platform.close();
        servers.forEach(RedisServer::close);
    }

    private void signal(String signal) throws Exception {
        for (RedisServer server : servers) new ProcessBuilder("kill", signal, Long.toString(server.pid())).start().waitFor();
    }

    @Test
    void theJavaFxThreadNeverWaits() throws Exception {
        assertThat(platform.awaitBooks(PATIENCE)).isTrue();
        await().atMost(PATIENCE).until(() -> console.framesShown() > 5);
        for (ViewId id : ViewId.values()) Fx.run(() -> console.show(id));
        signal("-STOP");
        await("every server is missed").atMost(PATIENCE).until(() -> platform.bus().stats().each().stream().allMatch(b -> b.state() == BusStats.State.DOWN));
        try (var watchdog = new Watchdog(Fx.get(Thread::currentThread))) {
            for (ViewId id : ViewId.values()) {
                Fx.run(() -> console.show(id));
                press();
            }
            for (Action action : Fx.get(() -> console.shell().actions())) Fx.run(action.run());
            long before = console.framesShown();
            await("frames go on while the servers stand still").atMost(PATIENCE).until(() -> console.framesShown() > before + 2);
            assertThat(watchdog.waited()).isEmpty();
        }
        signal("-CONT");
        assertThat(uncaught).isEmpty();
    }

    /** Everything of the view in sight that can be, one after the other; what the first shows is pressed too. */
    private void press() {
        for (Node node : Fx.get(this::controls)) {
            Fx.run(() -> {
                if (node.isDisabled() || node.getScene() == null) return;
                switch (node) {
                    case ButtonBase b -> b.fire();
                    case TextField t -> Event.fireEvent(t, new ActionEvent(t, t));
                    case HoldButton h -> key(h, KeyEvent.KEY_PRESSED);
                    default -> {}
                }
            });
            if (node instanceof HoldButton h && Fx.get(() -> h.getScene() != null && h.text().equals("Keep holding"))) {
                await().atMost(PATIENCE).until(() -> Fx.get(() -> !h.text().equals("Keep holding")));
                Fx.run(() -> key(h, KeyEvent.KEY_RELEASED));
            }
        }
    }

    private List<Node> controls() {
        return Screen.visible(console.shell()).stream().filter(n -> n instanceof ButtonBase || n instanceof TextField || n instanceof HoldButton).toList();
    }

    private static void key(Node node, javafx.event.EventType<KeyEvent> type) {
        Event.fireEvent(node, new KeyEvent(type, "", "", KeyCode.SPACE, false, false, false, false));
    }

    /** Looks every few milliseconds whether a thread waits inside of ours. */
    private static final class Watchdog implements AutoCloseable {
        private final ConcurrentLinkedQueue<String> waited = new ConcurrentLinkedQueue<>();
        private final Thread thread;
        private volatile boolean closed;

        Watchdog(Thread watched) {
            thread = Thread.ofPlatform().daemon().start(() -> {
                while (!closed) {
                    StackTraceElement[] stack = watched.getStackTrace();
                    boolean waits = Stream.of("park", "wait", "sleep", "poll", "read0", "connect0").anyMatch(m -> stack.length > 0 && stack[0].getMethodName().startsWith(m));
                    boolean ours = Arrays.stream(stack).anyMatch(e -> e.getClassName().startsWith("fathom.platform.") || e.getClassName().startsWith("fathom.bus."));
                    if (waits && ours) waited.add(String.join("\n", Arrays.stream(stack).map(StackTraceElement::toString).toList()));
                    try {
                        Thread.sleep(5);
                    } catch (InterruptedException e) {
                        return;
                    }
                }
            });
        }

        List<String> waited() {
            return List.copyOf(waited);
        }

        @Override
        public void close() throws InterruptedException {
            closed = true;
            thread.join();
        }
    }
}

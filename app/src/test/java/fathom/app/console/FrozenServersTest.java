package fathom.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.bus.codec.Encoding;
import fathom.bus.codec.PayloadTypes;
import fathom.bus.redis.RedisBus;
import fathom.bus.redis.RedisBusSettings;
import fathom.bus.redis.RedisConnectors;
import fathom.bus.redis.RedisServer;
import fathom.bus.redis.Routing;
import fathom.engine.EngineId;
import fathom.engine.Question;
import fathom.platform.Catalogue;
import fathom.platform.embedded.EmbeddedConfig;
import fathom.platform.embedded.EmbeddedPlatform;
import fathom.store.PreferenceKeeper;
import fathom.style.Theme;
import fathom.view.Action;
import fathom.view.ViewId;
import fathom.view.piece.DataTable;
import fathom.view.piece.HoldButton;
import fathom.view.shell.StandardViews;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.event.EventType;
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
import org.testfx.api.FxRobot;
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
    private static final String HELD = "Keep holding";
    private final Set<Node> pressed = Collections.newSetFromMap(new IdentityHashMap<>());
    private volatile boolean over;
    private EmbeddedPlatform platform;
    private Console console;

    @Start
    void start(Stage stage) throws Exception {
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
        Theme.DARK.choose();
        servers = RedisServer.startAll(Routing.FOUR.homes().stream().map(h -> RedisServer.Settings.of(h.bus())).toList());
        var catalogue = Catalogue.STANDARD;
        var bus = RedisBus.open("Redis", Routing.FOUR, servers.stream().map(s -> new RedisBus.Server(RedisConnectors.of(s.uri()), s, Encoding.MSGPACK)).toList(),
                PayloadTypes.of(catalogue.topics()), RedisBusSettings.STANDARD.with(catalogue.topics()).withQueueBytes(64 << 10));
        platform = EmbeddedPlatform.start(new EmbeddedConfig("sim", 42, 500, folder), bus, catalogue);
        console = new Console(stage, CompletableFuture.completedFuture(platform), StandardViews.ALL, PreferenceKeeper.unkept(), 1440, 900).open();
    }

    @Stop
    void stop() throws Exception {
        over = true;
        signal("-CONT");
        console.close();
        platform.close();
        servers.forEach(RedisServer::close);
    }

    private void signal(String signal) throws Exception {
        for (RedisServer server : servers) new ProcessBuilder("kill", signal, Long.toString(server.pid())).start().waitFor();
    }

    @Test
    void theJavaFxThreadNeverWaits(FxRobot robot) throws Exception {
        assertThat(platform.awaitBooks(PATIENCE)).isTrue();
        await().atMost(PATIENCE).until(() -> console.framesShown() > 5);
        for (ViewId id : StandardViews.ALL.ids()) Fx.run(() -> console.show(id));
        signal("-STOP");
        Thread filler = Thread.ofPlatform().daemon().name("filler").start(this::publishQuestions);
        await("whoever asks waits for room").during(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> filler.getState() == Thread.State.WAITING || filler.getState() == Thread.State.TIMED_WAITING);
        try (var watchdog = new Watchdog(Fx.get(Thread::currentThread))) {
            for (ViewId id : StandardViews.ALL.ids()) {
                Fx.run(() -> console.show(id));
                if (id.equals(ViewId.ENGINES)) robot.clickOn("#engine-list").type(KeyCode.HOME).type(KeyCode.ENTER);
                press();
            }
            for (Action action : Fx.get(() -> console.shell().actions())) Fx.run(action.run());
            assertThat(pressed).extracting(Node::getId).contains("ask", "stop-engine", "pause", "start-scenario");
            long before = console.framesShown();
            await("frames go on while the servers stand still").atMost(PATIENCE).until(() -> console.framesShown() > before + 2);
            assertThat(watchdog.waited()).isEmpty();
        }
        assertThat(uncaught).isEmpty();
    }

    /** To an engine that is not there, until the test is over. */
    private void publishQuestions() {
        var publisher = platform.bus().publisher("filler");
        var question = new Question("weather", "", "filler");
        try {
            while (!over) publisher.publish(Question.to(EngineId.THGNN), Question.TOPICS.type(), question, 1);
        } catch (IllegalStateException e) {
            if (!over) throw e; // or the bus was closed while it waited for room
        }
    }

    /** Everything of the view in sight that can be, each once, and whatever comes into sight by it. */
    private void press() {
        for (Node node = Fx.get(this::next); node != null; node = Fx.get(this::next)) {
            Node now = node;
            pressed.add(now);
            Fx.run(() -> press(now));
            if (now instanceof HoldButton h && Fx.get(() -> h.text().equals(HELD))) {
                await().atMost(PATIENCE).until(() -> Fx.get(() -> !h.text().equals(HELD)));
                Fx.run(() -> key(h, KeyEvent.KEY_RELEASED, KeyCode.SPACE));
            }
        }
    }

    private static void press(Node node) {
        switch (node) {
            case ButtonBase b -> b.fire();
            case TextField t -> Event.fireEvent(t, new ActionEvent(t, t));
            case HoldButton h -> {
                h.requestFocus();
                key(h, KeyEvent.KEY_PRESSED, KeyCode.SPACE);
            }
            default -> {
                for (KeyCode code : List.of(KeyCode.HOME, KeyCode.DOWN, KeyCode.ENTER)) key(node, KeyEvent.KEY_PRESSED, code);
            }
        }
    }

    /** An engine is asked before it is stopped, and what leads out of a view, which has no name, comes last. */
    private static int rank(Node node) {
        if ("ask".equals(node.getId())) return 0;
        return node.getId() != null && !(node instanceof DataTable<?>) ? 1 : 2;
    }

    private Node next() {
        return Screen.visible(console.shell()).stream().filter(n -> n instanceof ButtonBase || n instanceof TextField || n instanceof HoldButton || n instanceof DataTable<?>)
                .filter(n -> !n.isDisabled() && !pressed.contains(n)).min(Comparator.comparing(FrozenServersTest::rank)).orElse(null);
    }

    private static void key(Node node, EventType<KeyEvent> type, KeyCode code) {
        Event.fireEvent(node, new KeyEvent(type, "", "", code, false, false, false, false));
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

package fathom.app.console;

import static fathom.app.console.Screen.awaitText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.TopicFamily;
import fathom.bus.TopicFamily.Stage;
import fathom.bus.Topics;
import fathom.bus.local.LocalBus;
import fathom.engine.Engine;
import fathom.engine.EngineContext;
import fathom.engine.EngineDefinition;
import fathom.engine.EngineId;
import fathom.engine.EngineOutput;
import fathom.engine.Question;
import fathom.engine.QuestionKind;
import fathom.engine.QuestionKind.Subject;
import fathom.platform.Catalogue;
import fathom.platform.embedded.EmbeddedConfig;
import fathom.platform.embedded.EmbeddedPlatform;
import fathom.setting.Setting;
import fathom.setting.Settings;
import fathom.store.PreferenceKeeper;
import fathom.style.Theme;
import fathom.view.ViewId;
import fathom.view.piece.DataTable;
import fathom.view.shell.StandardViews;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** An engine with a family of topics that only this test knows, in a whole console over a whole platform: listed, its topics by their label, and asked through its own form. */
@ExtendWith(ApplicationExtension.class)
@ResourceLock("JavaFX")
class NewEngineConsoleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    record Tide(double metres) {
        static final TopicFamily<Tide> TOPICS = TopicFamily.of("tide.level", Stage.ENGINES, "Tides", MessageType.ANALYTICS_RESULT, Tide.class, "tide").latestOnScreen();
    }

    private static final EngineId TIDES = new EngineId("tides", "Tides of prices", 0, "How high prices stand");

    private static final class TideEngine implements Engine {
        static final EngineDefinition DEFINITION = EngineDefinition.of(TIDES, TideEngine::new).consuming(Interest.latest(Topics.BOOKS)).publishing(Tide.TOPICS)
                .asked(QuestionKind.of("level", Subject.NONE, "how high the tide is", new Setting.Numeric("scale", "m", 1, 100, 1.0, "metres a book")));

        private long books;

        @Override
        public void open(EngineContext context) {
            context.timers().every(Duration.ofSeconds(1), (due, out) -> out.publish(Tide.TOPICS.topic("dover"), Tide.TOPICS.type(), new Tide(books)));
        }

        @Override
        public void onMessage(Envelope message, EngineOutput out) {
            books++;
        }

        @Override
        public Object answer(Question question, Settings settings) {
            return new Tide(settings.number("scale"));
        }

        @Override
        public String summary() {
            return "high water";
        }
    }

    @TempDir
    private static Path folder;
    private EmbeddedPlatform platform;
    private Console console;

    @Start
    void start(javafx.stage.Stage stage) {
        Theme.DARK.choose();
        Catalogue catalogue = Catalogue.STANDARD.with(TideEngine.DEFINITION);
        platform = EmbeddedPlatform.start(new EmbeddedConfig("sim", 42, 500, folder), new LocalBus("In-process"), catalogue);
        console = new Console(stage, CompletableFuture.completedFuture(platform), StandardViews.ALL, PreferenceKeeper.unkept(), 1720, 1080).open();
    }

    @Stop
    void stop() {
        console.close();
        platform.close();
    }

    @Test
    void itIsListedLabelledAndAsked(FxRobot robot) {
        Fx.run(() -> console.show(ViewId.BUSES));
        awaitText("Tides");
        Fx.run(() -> console.show(ViewId.ENGINES));
        awaitText("Tides of prices");
        robot.clickOn("#engine-list").type(KeyCode.END);
        await().atMost(PATIENCE).until(() -> Screen.textsOfAllWindows().stream().anyMatch(t -> t.contains("high water")));
        await().atMost(PATIENCE).until(() -> robot.lookup("#ask-scale").tryQuery().isPresent());
        robot.interact(() -> ((TextField) robot.lookup("#ask-scale").query()).setText("7"));
        robot.clickOn("#ask");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(Fx.get(() -> ((DataTable<?>) robot.lookup("#answer").query()).rows().toString())).contains("metres", "7"));
    }
}

package fathom.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.market.FeedStatus;
import fathom.market.MarketState;
import fathom.measure.Verdict;
import fathom.platform.embedded.EmbeddedConfig;
import fathom.platform.embedded.EmbeddedPlatform;
import fathom.scenario.RunReport;
import fathom.scenario.RunsState;
import fathom.store.PreferenceKeeper;
import fathom.style.Theme;
import fathom.view.ViewId;
import fathom.view.piece.HoldButton;
import fathom.view.shell.StandardViews;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The console as it is shipped, on a platform that really runs, used with mouse and keys. */
@ExtendWith(ApplicationExtension.class)
@Order(1)
@ResourceLock("JavaFX")
class ConsoleWindowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;
    private final ConcurrentLinkedQueue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private EmbeddedPlatform platform;
    private Console console;

    @Start
    void start(Stage stage) {
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
        Theme.DARK.choose();
        platform = EmbeddedPlatform.start(new EmbeddedConfig("sim", 42, 500, folder));
        console = new Console(stage, CompletableFuture.completedFuture(platform), StandardViews.ALL, PreferenceKeeper.unkept(), 1280, 800).open();
    }

    @Stop
    void stop() {
        console.close();
        platform.close();
    }

    @AfterEach
    void nothingWentWrongOnTheJavaFxThread() {
        Fx.run(Theme.DARK::choose);
        assertThat(uncaught).isEmpty();
    }

    private void awaitFrames(int more) {
        long enough = console.framesShown() + more;
        await().atMost(PATIENCE).until(() -> console.framesShown() >= enough);
    }

    private void awaitShown(ViewId id) {
        await().atMost(PATIENCE).until(() -> Fx.get(() -> console.shell().shown()).equals(id));
    }

    private boolean says(String words) {
        return texts().stream().anyMatch(t -> t.contains(words));
    }

    private List<String> texts() {
        return Fx.get(() -> Screen.texts(console.shell()));
    }

    @Test
    void theRailLeadsToEveryViewAndEachIsAlive(FxRobot robot) throws InterruptedException {
        platform.awaitBooks(PATIENCE);
        for (ViewId id : StandardViews.ALL.ids()) {
            robot.clickOn("#rail-" + id.id());
            awaitShown(id);
            await(id + " has figures").atMost(PATIENCE).until(() -> Fx.get(() -> Screen.Figures.of(root())), f -> f.there() >= 20 && f.there() > f.missing());
            if (id.equals(ViewId.HARDWARE)) continue; // its first table waits for the first look at the machine
            assertThat(Fx.get(() -> Screen.tables(root()).stream().filter(t -> !t.rows().isEmpty()).count())).as(id + ": tables with rows").isPositive();
        }
        await("Hardware has rows").atMost(PATIENCE).until(() -> Fx.get(() -> {
            console.show(ViewId.HARDWARE);
            return Screen.tables(root()).stream().anyMatch(t -> !t.rows().isEmpty());
        }));
    }

    /** Of the view that is shown: every view but the shell around it. */
    private Node root() {
        return console.shell().lookup("#" + console.shell().shown().id());
    }

    static List<ViewId> ids() {
        return StandardViews.ALL.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void numbersLeadToEveryView(ViewId id, FxRobot robot) {
        Fx.run(() -> console.show(id.equals(ViewId.OVERVIEW) ? ViewId.MARKET : ViewId.OVERVIEW));
        KeyCode digit = KeyCode.valueOf("DIGIT" + (StandardViews.ALL.ids().indexOf(id) + 1));
        robot.press(KeyCode.SHORTCUT, digit).release(digit, KeyCode.SHORTCUT);
        awaitShown(id);
    }

    @Test
    void thePaletteFindsAndGoes(FxRobot robot) {
        robot.press(KeyCode.SHORTCUT, KeyCode.K).release(KeyCode.K, KeyCode.SHORTCUT);
        robot.write("mar");
        assertThat(Fx.get(() -> console.shell().palette().found())).first().isEqualTo("Market");
        robot.type(KeyCode.ENTER);
        awaitShown(ViewId.MARKET);
        assertThat(Fx.get(() -> console.shell().palette().getScene())).isNull();
    }

    @Test
    void theThemeChangesWhatIsPainted(FxRobot robot) {
        awaitFrames(3);
        assertThat(brightness()).as("dark").isLessThan(0.25);
        robot.press(KeyCode.SHORTCUT, KeyCode.K).release(KeyCode.K, KeyCode.SHORTCUT);
        robot.write("theme").type(KeyCode.ENTER);
        awaitFrames(3);
        assertThat(brightness()).as("light, by the palette").isGreaterThan(0.75);
        robot.press(KeyCode.SHORTCUT, KeyCode.T).release(KeyCode.T, KeyCode.SHORTCUT);
        awaitFrames(3);
        assertThat(brightness()).as("dark again, by the key").isLessThan(0.25);
    }

    /** Mean of the whole picture, 0 to 1: canvases and controls alike. */
    private double brightness() {
        WritableImage image = Fx.get(() -> console.stage().getScene().snapshot(null));
        double sum = 0;
        int width = (int) image.getWidth(), height = (int) image.getHeight(), count = 0;
        for (int y = 0; y < height; y += 4) {
            for (int x = 0; x < width; x += 4) {
                sum += image.getPixelReader().getColor(x, y).getBrightness();
                count++;
            }
        }
        return sum / count;
    }

    @Test
    void aQuestionMarkShowsTheKeysAndEscHidesThem(FxRobot robot) {
        robot.write("?");
        assertThat(isKeySheetShown()).isTrue();
        assertThat(says("Find or run")).isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(isKeySheetShown()).isFalse();
    }

    private boolean isKeySheetShown() {
        return says("Keys and marks");
    }

    @Test
    void aScenarioIsStartedWithAButtonAndAbortedByHoldingOne(FxRobot robot) throws InterruptedException {
        platform.awaitBooks(PATIENCE);
        robot.clickOn("#rail-scenarios");
        awaitFrames(2);
        robot.clickOn("#start-scenario");
        await().atMost(PATIENCE).until(() -> RunsState.of(platform.state()).current() != null && RunsState.of(platform.state()).current().counts().sent() > 0);
        HoldButton abort = await().atMost(PATIENCE).until(this::abortButton, b -> b != null);
        robot.clickOn(abort);
        assertThat(RunsState.of(platform.state()).current().isRunning()).as("a click is no hold").isTrue();
        robot.moveTo(abort).press(MouseButton.PRIMARY);
        await().atMost(PATIENCE).until(() -> !RunsState.of(platform.state()).current().isRunning());
        robot.release(MouseButton.PRIMARY);
        assertThat(RunsState.of(platform.state()).ended()).first().extracting(RunReport::verdict).isEqualTo(Verdict.ABORTED);
        await().atMost(PATIENCE).until(() -> robot.lookup("#run-headline").queryAs(Label.class).getText().equals("Aborted"));
        assertThat(RunsState.of(platform.state()).ended().getFirst().kept().page()).isRegularFile();
    }

    private HoldButton abortButton() {
        return Fx.get(() -> Screen.visible(console.shell()).stream().filter(HoldButton.class::isInstance).map(HoldButton.class::cast).findFirst().orElse(null));
    }

    @Test
    void aPausedFeedIsSeenToStandStill(FxRobot robot) throws InterruptedException {
        platform.awaitBooks(PATIENCE);
        awaitFrames(3);
        assertThat(says("PAUSED")).isFalse();
        robot.clickOn("#pause");
        await().atMost(PATIENCE).until(() -> says("SIMULATED FEED, PAUSED"));
        assertThat(MarketState.of(platform.state()).feed().state()).isEqualTo(FeedStatus.State.PAUSED);
        for (ViewId id : List.of(ViewId.MARKET, ViewId.ARBITRAGE, ViewId.PORTFOLIOS)) {
            Fx.run(() -> console.show(id));
            await(id + " says that its values stand still").atMost(PATIENCE).until(() -> Fx.get(() -> Screen.texts(root())).stream().anyMatch(mentions("paused")));
        }
        robot.clickOn("#pause");
        await().atMost(PATIENCE).until(() -> !says("PAUSED"));
        assertThat(MarketState.of(platform.state()).feed().state()).isEqualTo(FeedStatus.State.RUNNING);
        await().atMost(PATIENCE).until(() -> Fx.get(() -> Screen.texts(root())).stream().noneMatch(mentions("paused")));
    }

    private static Predicate<String> mentions(String word) {
        return text -> text.contains(word);
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "1440, 900", "1920, 1200", "2560, 1440"})
    void nothingIsCutOff(int width, int height) throws InterruptedException {
        platform.awaitBooks(PATIENCE);
        Fx.run(() -> console.resize(width, height));
        var faults = new HashMap<ViewId, List<String>>();
        for (ViewId id : StandardViews.ALL.ids()) {
            Fx.run(() -> console.show(id));
            awaitFrames(3);
            List<String> cutOff = Fx.get(() -> Screen.cutOff(console.stage().getScene()));
            if (!cutOff.isEmpty()) faults.put(id, cutOff);
        }
        assertThat(faults).isEmpty();
    }
}

package fathom.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.market.FeedStatus;
import fathom.market.MarketState;
import fathom.measure.Provenance;
import fathom.state.PlatformState;
import fathom.store.PreferenceKeeper;
import fathom.style.Theme;
import fathom.view.Frame;
import fathom.view.SamplePlatform;
import fathom.view.SampleState;
import fathom.view.TestViews;
import fathom.view.View;
import fathom.view.ViewId;
import fathom.view.piece.DataTable;
import fathom.view.piece.MetricTile;
import fathom.view.piece.State;
import fathom.view.piece.Step;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ShellTest {
    private final SamplePlatform platform = new SamplePlatform();
    private final Plain market = new Plain();
    private Shell shell;
    private Stage stage;

    /** A view that notes what it is told. */
    private static final class Plain implements View {
        private final Pane root = new Pane();
        private final List<String> told = new ArrayList<>();

        @Override
        public Node root() {
            return root;
        }

        @Override
        public void update(Frame frame) {
            told.add("update");
        }

        @Override
        public void step(Step step) {
            told.add("step " + step);
        }

        @Override
        public boolean back() {
            return told.add("back");
        }

        @Override
        public boolean filter() {
            return told.add("filter");
        }
    }

    @Start
    void start(Stage stage) {
        this.stage = stage;
        shell = new Shell(platform, uri -> {}, TestViews.with(ViewId.MARKET, market), PreferenceKeeper.unkept());
        var scene = new Scene(shell, 1280, 772);
        Theme.DARK.choose();
        Theme.style(scene);
        stage.setScene(scene);
        stage.show();
        while (shell.buildNext()) {}
        shell.update(SampleState.frame(5), ScreenStats.UNKNOWN);
    }

    @AfterEach
    void dark(FxRobot robot) {
        robot.interact(() -> Theme.DARK.choose());
    }

    @Test
    void theRailLeadsToViewsWhichAreBroughtUpToDate(FxRobot robot) {
        robot.clickOn("#rail-market");
        assertThat(shell.shown()).isEqualTo(ViewId.MARKET);
        assertThat(market.told).contains("update");
        robot.clickOn("#rail-overview");
        assertThat(shell.shown()).isEqualTo(ViewId.OVERVIEW);
    }

    @Test
    void hiddenViewsGetNoFrames(FxRobot robot) {
        robot.interact(() -> shell.update(SampleState.frame(6), ScreenStats.UNKNOWN));
        assertThat(market.told).doesNotContain("update");
    }

    @Test
    void numbersChooseViews(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT4).release(KeyCode.DIGIT4, KeyCode.CONTROL);
        assertThat(shell.shown()).isEqualTo(ViewId.MARKET);
    }

    @Test
    void thePaletteOpensFiltersAndRuns(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        robot.write("mark");
        assertThat(shell.palette().found()).contains("Market").doesNotContain("Overview");
        robot.type(KeyCode.ENTER);
        assertThat(shell.shown()).isEqualTo(ViewId.MARKET);
        assertThat(shell.palette().getScene()).isNull();
    }

    @Test
    void thePaletteHeedsAMouseThatMovesAndNoneThatRests(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        robot.moveTo(item(1));
        robot.type(KeyCode.ESCAPE).press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        robot.interact(() -> {});
        assertThat(item(0).getPseudoClassStates()).extracting(Object::toString).as("under a mouse at rest").contains("chosen");
        robot.moveBy(3, 2).moveBy(2, 1);
        assertThat(item(1).getPseudoClassStates()).extracting(Object::toString).as("under one that moved").contains("chosen");
    }

    private Node item(int index) {
        return shell.palette().lookupAll(".item").stream().toList().get(index);
    }

    @Test
    void escClosesThePalette(FxRobot robot) {
        robot.clickOn("#find");
        assertThat(shell.palette().getScene()).isNotNull();
        robot.type(KeyCode.ESCAPE);
        assertThat(shell.palette().getScene()).isNull();
    }

    @Test
    void thePaletteSwitchesTheTheme(FxRobot robot) {
        robot.clickOn("#find").write("theme").type(KeyCode.ENTER);
        assertThat(Theme.current()).isEqualTo(Theme.LIGHT);
        assertThat(stage.getScene().getStylesheets()).anyMatch(sheet -> sheet.contains("tokens-light"));
    }

    @Test
    void pauseStopsTheFeed(FxRobot robot) {
        robot.clickOn("#pause");
        assertThat(platform.asked()).containsExactly("pauseFeed");
    }

    @Test
    void characterKeysReachTheView(FxRobot robot) {
        robot.clickOn("#rail-market").type(KeyCode.SLASH).type(KeyCode.ESCAPE);
        assertThat(market.told).contains("filter", "back");
    }

    @Test
    void aWideWindowTellsItsViews(FxRobot robot) {
        robot.interact(() -> stage.setWidth(1700));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(market.told).contains("step M");
    }

    @Test
    void aRecordingHasItsPaceAndItsPlaceInSight(FxRobot robot) {
        assertThat(robot.lookup("#replay-pace").tryQuery()).isEmpty();
        robot.interact(() -> shell.update(SampleState.frame(6, ShellTest::replayed), ScreenStats.UNKNOWN));
        robot.clickOn("× 10");
        robot.clickOn("#replay-place");
        robot.type(KeyCode.HOME);
        assertThat(platform.asked()).contains("feedSpeed 10.0", "seekFeed 0.0");
        assertThat(platform.asked()).anySatisfy(a -> {
            assertThat(a).startsWith("seekFeed 0.");
            assertThat(Double.parseDouble(a.substring("seekFeed ".length()))).isBetween(0.4, 0.6);
        });
    }

    private static PlatformState replayed(PlatformState s) {
        FeedStatus f = MarketState.of(s).feed();
        var feed = new FeedStatus(f.state(), Provenance.REPLAYED, "sample.gz", f.clock(), 0.25, 1, f.ticks(), 0, f.venues(), "");
        return s.with(MarketState.of(s).withFeed(feed));
    }

    @Test
    void valuesThatStandStillAreNotShownAsLive(FxRobot robot) {
        robot.interact(() -> shell.standsStill(SampleState.START, "There is not enough memory."));
        var strip = robot.lookup(n -> n instanceof Strip).query();
        assertThat(strip.getAccessibleText()).startsWith("STANDS STILL. Nothing new since ").endsWith("There is not enough memory.");
        assertThat(robot.lookup("#overview").query().getParent().getOpacity()).isLessThan(1);
        assertThat(robot.lookup("#rail-market").query().getAccessibleText()).isEqualTo("Market, " + State.STALE.word());
        robot.interact(() -> shell.update(SampleState.frame(6), ScreenStats.UNKNOWN));
        assertThat(strip.getAccessibleText()).startsWith("SIMULATED FEED");
        assertThat(robot.lookup("#overview").query().getParent().getOpacity()).isEqualTo(1);
    }

    @Test
    void tilesAndRowsOfTheOverviewLeadToTheViewThatSaysMore(FxRobot robot) {
        robot.clickOn((Node n) -> n instanceof MetricTile t && t.metric().name().equals("Bus load"));
        assertThat(shell.shown()).isEqualTo(ViewId.BUSES);
        robot.clickOn("#rail-overview");
        DataTable<?> venues = robot.lookup((Node n) -> n instanceof DataTable<?> t && t.titles().contains("Venue")).query();
        robot.interact(venues::requestFocus);
        robot.type(KeyCode.HOME).type(KeyCode.ENTER);
        assertThat(shell.shown()).isEqualTo(ViewId.MARKET);
    }
}

package fathom.view.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.state.PlatformState;
import fathom.state.Section;
import fathom.store.PreferenceKeeper;
import fathom.style.Theme;
import fathom.view.Action;
import fathom.view.Frame;
import fathom.view.SamplePlatform;
import fathom.view.SampleState;
import fathom.view.View;
import fathom.view.ViewDefinition;
import fathom.view.ViewDefinition.Badge;
import fathom.view.ViewGroup;
import fathom.view.ViewId;
import fathom.view.Views;
import fathom.view.piece.State;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A view added through public registration alone, with an area of the state that it alone reads; and as many views as the rail is drawn for. */
@ExtendWith(ApplicationExtension.class)
class NewViewTest {
    private static final ViewId WEATHER = new ViewId("weather");
    private static final int DRAWN = 14;

    /** The new area. */
    record Weather(double celsius) implements Section {}

    /** The new view. */
    private static final class WeatherView implements View {
        private final Label celsius = new Label();
        private final StackPane root = new StackPane(celsius);

        @Override
        public Node root() {
            return root;
        }

        @Override
        public void update(Frame frame) {
            double now = frame.state().section(new Weather(Double.NaN)).celsius();
            if (now > 50) throw new IllegalStateException("no thermometer reads " + now);
            celsius.setText(now + " °C");
        }

        @Override
        public List<Action> actions() {
            return List.of(new Action("weather.look", "Look out of the window", "", Action.Group.DO, Feather.EYE, null, () -> celsius.setText("seen")));
        }
    }

    private static final ViewDefinition ADDED = ViewDefinition.of(WEATHER, "Weather", "Is it warm outside?", Feather.SUN, ViewGroup.WATCH, Set.of(Weather.class), c -> new WeatherView())
            .withBadge(frame -> new Badge(frame.state().section(new Weather(0)).celsius() > 30 ? State.WARN : State.OK, 1));

    private Shell shell;
    private Stage stage;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        var views = StandardViews.ALL;
        for (int i = views.all().size(); i < DRAWN - 1; i++) {
            views = views.with(ViewDefinition.of(new ViewId("more-" + i), "More " + i, "", Feather.BOX, ViewGroup.MACHINE, Set.of(), c -> new WeatherView()));
        }
        shell = new Shell(new SamplePlatform(), uri -> {}, views.with(ADDED), PreferenceKeeper.unkept());
        var scene = new Scene(shell, 1280, 800);
        Theme.DARK.choose();
        Theme.style(scene);
        stage.setScene(scene);
        stage.setWidth(1280);
        stage.setHeight(800);
        stage.show();
        shell.update(SampleState.frame(5, s -> weather(s, 21)), ScreenStats.UNKNOWN);
    }

    private static PlatformState weather(PlatformState state, double celsius) {
        return state.with(new Weather(celsius));
    }

    private void update(FxRobot robot, double celsius) {
        robot.interact(() -> shell.update(SampleState.frame(6, s -> weather(s, celsius)), ScreenStats.UNKNOWN));
    }

    private static boolean says(FxRobot robot, String words) {
        return robot.lookup(words).tryQuery().isPresent();
    }

    @Test
    void theRailLeadsToItAndBearsItsBadge(FxRobot robot) {
        robot.clickOn("#rail-weather");
        assertThat(shell.shown()).isEqualTo(WEATHER);
        assertThat(says(robot, "21.0 °C")).isTrue();
        assertThat(shell.titleProperty().get()).isEqualTo("Fathom — Weather");
        assertThat(robot.lookup("#rail-weather").query().getAccessibleText()).isEqualTo("Weather");
        update(robot, 31);
        assertThat(robot.lookup("#rail-weather").query().getAccessibleText()).isEqualTo("Weather, " + State.WARN.word());
    }

    @Test
    void itsKeyFollowsFromItsPlace(FxRobot robot) {
        KeyCode digit = KeyCode.valueOf("DIGIT" + (DRAWN - 9));
        robot.press(KeyCode.SHORTCUT, KeyCode.SHIFT, digit).release(digit, KeyCode.SHIFT, KeyCode.SHORTCUT);
        assertThat(shell.shown()).isEqualTo(WEATHER);
    }

    @Test
    void thePaletteFindsItAndWhatItCanDo(FxRobot robot) {
        robot.clickOn("#find").write("weather").type(KeyCode.ENTER);
        assertThat(shell.shown()).isEqualTo(WEATHER);
        robot.clickOn("#find").write("look out").type(KeyCode.ENTER);
        assertThat(says(robot, "seen")).isTrue();
    }

    @Test
    void aViewThatThrowsSaysSoInItsPlaceAndStopsNothingElse(FxRobot robot) {
        robot.clickOn("#rail-weather");
        update(robot, 451);
        assertThat(says(robot, "Weather could not be shown")).isTrue();
        assertThat(says(robot, "21.0 °C")).as("the last value, as if it were so still").isFalse();
        robot.clickOn("#rail-market");
        assertThat(shell.shown()).isEqualTo(ViewId.MARKET);
        robot.clickOn("#rail-weather");
        update(robot, 22);
        assertThat(says(robot, "22.0 °C")).isTrue();
        assertThat(says(robot, "Weather could not be shown")).isFalse();
    }

    @Test
    void aPlatformWithoutItsAreaIsSaidToHaveNone(FxRobot robot) {
        robot.clickOn("#rail-weather");
        robot.interact(() -> shell.update(SampleState.frame(6), ScreenStats.UNKNOWN));
        assertThat(says(robot, "This platform has nothing that Weather could show")).isTrue();
        update(robot, 23);
        assertThat(says(robot, "23.0 °C")).isTrue();
    }

    @Test
    void fourteenViewsHaveRoomInTheRailNarrowAndWide(FxRobot robot) {
        for (double width : new double[] {1280, 1440}) {
            robot.interact(() -> stage.setWidth(width));
            WaitForAsyncUtils.waitForFxEvents();
            double foot = stage.getScene().getHeight() - StatusBar.HEIGHT;
            assertThat(shell.lookupAll(".rail-item")).hasSize(DRAWN).allSatisfy(item -> {
                var at = item.localToScene(item.getLayoutBounds());
                assertThat(at.getHeight()).isGreaterThanOrEqualTo(32);
                assertThat(at.getMaxY()).isLessThanOrEqualTo(foot);
            });
        }
    }

    @Test
    void inALowWindowTheRailScrolls(FxRobot robot) {
        robot.interact(() -> stage.setHeight(500));
        WaitForAsyncUtils.waitForFxEvents();
        Node last = robot.lookup("#rail-weather").query();
        ScrollPane around = robot.lookup((Node n) -> n instanceof ScrollPane p && p.getContent().lookup("#rail-weather") != null).query();
        assertThat(last.localToScene(last.getLayoutBounds()).getMaxY()).isGreaterThan(around.localToScene(around.getLayoutBounds()).getMaxY());
        robot.interact(() -> around.setVvalue(1));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(last.localToScene(last.getLayoutBounds()).getMaxY()).isLessThanOrEqualTo(around.localToScene(around.getLayoutBounds()).getMaxY() + 1);
    }

    @Test
    void twoViewsOfOneNameAreRefused() {
        assertThatThrownBy(() -> StandardViews.ALL.with(ADDED).with(ADDED)).isInstanceOf(IllegalArgumentException.class).hasMessage("two views are called 'weather'");
        assertThatThrownBy(() -> new ViewId("../up")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'../up'");
        assertThat(Views.of(ADDED).ids()).containsExactly(WEATHER);
    }
}

package fathom.view.buses;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.style.Theme;
import fathom.view.SamplePlatform;
import fathom.view.ViewId;
import fathom.view.engines.EngineSamples;
import fathom.view.piece.DataTable;
import fathom.view.shell.ScreenStats;
import fathom.view.shell.Shell;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class BusesWindowTest {
    private final SamplePlatform platform = new SamplePlatform();
    private Shell shell;

    @Start
    void start(Stage stage) {
        shell = new Shell(platform, List.of(new BusesView(platform)));
        var scene = new Scene(shell, 1280, 772);
        Theme.style(scene);
        stage.setScene(scene);
        stage.show();
        shell.update(EngineSamples.frame(10), ScreenStats.UNKNOWN);
    }

    private static DataTable<?> topics(FxRobot robot) {
        return (DataTable<?>) robot.lookup("#topics").query();
    }

    @Test
    void aSlashLeadsToTheFilterAndEscClearsIt(FxRobot robot) {
        assertThat(shell.shown()).isEqualTo(ViewId.BUSES);
        int all = topics(robot).rows().size();
        robot.write("/");
        robot.write("market_data.*.BTC*");
        assertThat(topics(robot).rows()).hasSize(11);
        assertThat(topics(robot).cellText(0, 0)).contains("BTC");
        robot.interact(() -> shell.update(EngineSamples.frame(11), ScreenStats.UNKNOWN));
        assertThat(topics(robot).rows()).hasSize(11);
        robot.type(KeyCode.ESCAPE);
        assertThat(topics(robot).rows()).hasSize(all);
    }

    @Test
    void inboxesStandBehindTheTopics(FxRobot robot) {
        robot.clickOn("Inboxes");
        DataTable<?> inboxes = (DataTable<?>) robot.lookup("#inboxes").query();
        assertThat(inboxes.rows()).hasSize(6);
        robot.clickOn("#inboxes").type(KeyCode.HOME);
        assertThat(robot.lookup("Risk").tryQuery()).isPresent();
        robot.write("/");
        assertThat(robot.lookup("#topics").tryQuery()).isPresent();
    }
}

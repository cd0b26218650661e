package fathom.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.app.console.Pictures.Size;
import fathom.desk.DeskState;
import fathom.platform.embedded.EmbeddedConfig;
import fathom.platform.embedded.EmbeddedPlatform;
import fathom.store.PreferenceKeeper;
import fathom.style.Theme;
import fathom.view.Frame;
import fathom.view.View;
import fathom.view.ViewDefinition;
import fathom.view.ViewGroup;
import fathom.view.ViewId;
import fathom.view.Views;
import fathom.view.shell.StandardViews;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** A view that does not come with Fathom, on a platform that really runs. */
@ExtendWith(ApplicationExtension.class)
@ResourceLock("JavaFX")
class NewViewWindowTest {
    private static final ViewDefinition ADDED = ViewDefinition.of(new ViewId("worth"), "Worth", "What is all of it worth?", Feather.DOLLAR_SIGN, ViewGroup.DESK, Set.of(DeskState.class),
            c -> new Worth());

    private static final class Worth implements View {
        private final Label total = new Label();
        private final StackPane root = new StackPane(total);

        @Override
        public Node root() {
            return root;
        }

        @Override
        public void update(Frame frame) {
            total.setText(DeskState.of(frame.state()).portfolios().size() + " portfolios");
        }
    }

    @TempDir
    private static Path folder;
    private EmbeddedPlatform platform;
    private Console console;

    @Start
    void start(Stage stage) {
        Theme.DARK.choose();
        platform = EmbeddedPlatform.start(new EmbeddedConfig("sim", 42, 500, folder));
        var views = new Views(List.of(StandardViews.ALL.all().getFirst(), ADDED));
        console = new Console(stage, CompletableFuture.completedFuture(platform), views, PreferenceKeeper.unkept(), 1280, 800).open();
    }

    @Stop
    void stop() {
        console.close();
        platform.close();
    }

    @Test
    void itIsDrawnWithTheOthers() throws Exception {
        var files = Pictures.take(console, folder.resolve("pictures"), List.of(Theme.DARK), List.of(new Size(1280, 800)), (done, all) -> {});
        assertThat(files).extracting(f -> f.getFileName().toString()).containsExactly("overview-dark-1280x800.png", "worth-dark-1280x800.png");
        assertThat(files).allSatisfy(f -> assertThat(f).isNotEmptyFile());
        Screen.awaitText("3 portfolios");
    }
}

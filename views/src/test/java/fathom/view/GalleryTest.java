package fathom.view;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.view.overview.OverviewView;
import fathom.view.shell.Shell;
import fathom.view.shell.StandardViews;
import fathom.watch.DeskVerdict;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every picture is drawn, in both themes and two sizes; looking at them is up to people. */
class GalleryTest {
    @BeforeAll
    static void start() throws Exception {
        Gallery.start();
    }

    @Test
    void overview() throws Exception {
        assertThat(Gallery.draw("overview", () -> new OverviewView(id -> {}), SampleState.frame(120))).hasSize(4).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    @Test
    void overviewOnALaptopAndFromAfar() throws Exception {
        assertThat(Gallery.drawLaptopAndFar("overview", () -> new OverviewView(id -> {}), SampleState.frame(300))).hasSize(4).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    @Test
    void palette() throws Exception {
        assertThat(Gallery.draw("palette", () -> new OverviewView(id -> {}), SampleState.frame(120), shell -> {
            shell.openPalette();
            ((TextField) shell.lookup("#palette-field")).setText("th");
        })).hasSize(4);
    }

    @Test
    void keys() throws Exception {
        assertThat(Gallery.draw("keys", () -> new OverviewView(id -> {}), SampleState.frame(120), Shell::openKeys)).hasSize(4);
    }

    @Test
    void settings() throws Exception {
        assertThat(Gallery.draw("settings", StandardViews.ALL, SampleState.frame(120), Shell::openSettings)).hasSize(4);
    }

    @Test
    void standingStill() throws Exception {
        assertThat(Gallery.draw("still", () -> new OverviewView(id -> {}), SampleState.frame(120), shell -> shell.standsStill(SampleState.START, "There is not enough memory."))).hasSize(4);
    }

    @Test
    void silence() throws Exception {
        var frame = SampleState.frame(120, s -> s.asOf(s.at() + 6_400_000_000L));
        assertThat(frame.verdict().word()).isEqualTo(DeskVerdict.Word.BLIND);
        assertThat(Gallery.draw("silence", () -> new OverviewView(id -> {}), frame)).hasSize(4);
    }

    @Test
    void pieces() throws Exception {
        assertThat(Gallery.draw("pieces", PiecesSheet::new, SampleState.frame(60))).hasSize(4).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }
}

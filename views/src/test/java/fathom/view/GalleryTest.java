package fathom.view;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.view.overview.OverviewView;
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
    void pieces() throws Exception {
        assertThat(Gallery.draw("pieces", PiecesSheet::new, SampleState.frame(60))).hasSize(4).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }
}

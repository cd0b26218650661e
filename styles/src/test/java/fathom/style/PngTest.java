package fathom.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenIsReadAgain() throws Exception {
        var picture = new WritableImage(37, 11);
        long seed = 7;
        var random = new Random(seed);
        for (int y = 0; y < 11; y++) for (int x = 0; x < 37; x++) picture.getPixelWriter().setArgb(x, y, 0xFF000000 | random.nextInt(0x1000000));

        Path file = folder.resolve("new/folder/picture.png");
        Png.write(picture, file);

        try (var in = Files.newInputStream(file)) {
            var read = new Image(in);
            assertThat(read.isError()).isFalse();
            for (int y = 0; y < 11; y++) for (int x = 0; x < 37; x++) assertThat(read.getPixelReader().getArgb(x, y)).as("seed %d at %d,%d", seed, x, y).isEqualTo(picture.getPixelReader().getArgb(x, y));
        }
    }
}

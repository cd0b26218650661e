package fathom.app;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.view.ViewId;
import fathom.view.shell.StandardViews;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pictures, taken by a Fathom of its own: JavaFX starts once in a process, and the window tests have it here. */
@Order(2)
class ScreenshotsTest {
    @TempDir
    private Path folder;

    @Test
    void everyViewIsDrawnInBothThemesAndEachSize() throws Exception {
        Path pictures = folder.resolve("pictures");
        var outcome = ChildProcess.fathom(folder, "screenshots", pictures.toString(), "--warm-up", "1", "--json", "--out", folder.resolve("out").toString());
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        JsonNode document = JsonMapper.shared().readTree(outcome.out());
        assertThat(document.get("pictures")).hasSize(48);
        String[] names = StandardViews.ALL.ids().stream().map(ViewId::id).flatMap(view -> Stream.of("dark", "light").map(theme -> view + "-" + theme))
                .flatMap(name -> Stream.of(name + "-1280x800.png", name + "-1920x1200.png", name + "-3840x2160.png")).toArray(String[]::new);
        try (var files = Files.list(pictures)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder(names);
        }
        for (String name : names) isAPicture(pictures.resolve(name), name);
    }

    private static void isAPicture(Path file, String name) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth() + "x" + image.getHeight()).as(name).isEqualTo(name.replaceAll(".*-(\\d+x\\d+)\\.png", "$1"));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        assertThat(Arrays.stream(pixels).distinct().count()).as(name + ": colours").isGreaterThan(100);
        double brightness = Arrays.stream(pixels).mapToDouble(p -> ((p >> 16 & 255) + (p >> 8 & 255) + (p & 255)) / 765.0).average().orElseThrow();
        if (name.contains("-dark-")) assertThat(brightness).as(name).isLessThan(0.3);
        else assertThat(brightness).as(name).isGreaterThan(0.7);
    }
}

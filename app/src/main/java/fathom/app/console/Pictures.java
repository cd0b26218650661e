package fathom.app.console;

import fathom.style.Png;
import fathom.style.Theme;
import fathom.style.Zoom;
import fathom.view.ViewId;
import fathom.view.shell.Look;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import javafx.scene.image.WritableImage;

/** Takes pictures of the views of a running console. */
public final class Pictures {
    /** Frames a view is given before its picture, so that rates and curves are there. */
    private static final int FRAMES = 4;
    private static final long PATIENCE = 10_000_000_000L;

    public record Size(int width, int height) {}

    private Pictures() {}

    /**
     * Writes {@code VIEW-THEME-WIDTHxHEIGHT.png} for every view, theme and size, with the zoom that a screen of that size opens with.
     *
     * @param progress takes how many are done, of how many
     */
    public static List<Path> take(Console console, Path folder, List<Theme> themes, List<Size> sizes, BiConsumer<Integer, Integer> progress) throws IOException {
        var files = new ArrayList<Path>();
        List<ViewId> views = console.shell().views().ids();
        int all = themes.size() * sizes.size() * views.size();
        for (Theme theme : themes) {
            for (Size size : sizes) {
                Fx.run(() -> {
                    theme.choose();
                    Zoom.choose(Look.usualZoom(size.width));
                    console.resize(size.width, size.height);
                });
                for (ViewId view : views) {
                    Fx.run(() -> console.show(view));
                    await(console);
                    WritableImage image = Fx.get(() -> console.stage().getScene().snapshot(null));
                    Path file = folder.resolve("%s-%s-%dx%d.png".formatted(view, theme.name().toLowerCase(Locale.ROOT), size.width, size.height));
                    Png.write(image, file);
                    files.add(file);
                    progress.accept(files.size(), all);
                }
            }
        }
        Fx.run(() -> Zoom.choose(100));
        return files;
    }

    private static void await(Console console) {
        long enough = console.framesShown() + FRAMES, end = System.nanoTime() + PATIENCE;
        while (console.framesShown() < enough) {
            if (System.nanoTime() > end) throw new IllegalStateException("the console showed no new frame for ten seconds");
            LockSupport.parkNanos(10_000_000);
        }
    }
}

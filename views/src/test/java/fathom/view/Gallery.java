package fathom.view;

import fathom.style.Png;
import fathom.store.PreferenceKeeper;
import fathom.style.Theme;
import fathom.view.shell.ScreenStats;
import fathom.view.shell.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/** Draws views off screen into {@code target/gallery}, in both themes and two sizes, to be held beside the drawings. */
public final class Gallery {
    private static final Path FOLDER = Path.of("target", "gallery");
    private static final int[][] SIZES = {{1280, 772}, {1920, 1172}}, MORE = {{1440, 872}, {2560, 1412}};

    private Gallery() {}

    /** Starts JavaFX if nobody has. */
    public static void start() throws InterruptedException {
        var started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException running) {
            Platform.runLater(started::countDown);
        }
        Platform.setImplicitExit(false);
        if (!started.await(30, TimeUnit.SECONDS)) throw new IllegalStateException("JavaFX did not start");
    }

    /** Runs on the JavaFX thread and waits. */
    public static <T> T fx(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(60, TimeUnit.SECONDS);
    }

    /** A view in its shell, in every size and theme. @return the files written */
    public static List<Path> draw(String name, Callable<View> view, Frame frame) throws Exception {
        return draw(name, view, frame, shell -> {});
    }

    /** The same with something done to the shell before the picture. */
    public static List<Path> draw(String name, Callable<View> view, Frame frame, Consumer<Shell> before) throws Exception {
        return drawn(name, () -> TestViews.of(view.call()), frame, before, SIZES);
    }

    /** On a laptop and on a screen that is read from two metres. */
    public static List<Path> drawLaptopAndFar(String name, Callable<View> view, Frame frame) throws Exception {
        return drawn(name, () -> TestViews.of(view.call()), frame, shell -> {}, MORE);
    }

    /** The first of several views, as they are beside each other in the rail. */
    public static List<Path> draw(String name, Views views, Frame frame, Consumer<Shell> before) throws Exception {
        return drawn(name, () -> views, frame, before, SIZES);
    }

    private static List<Path> drawn(String name, Callable<Views> views, Frame frame, Consumer<Shell> before, int[][] sizes) throws Exception {
        var files = new ArrayList<Path>();
        for (Theme theme : Theme.values()) {
            for (int[] size : sizes) {
                files.add(fx(() -> {
                    theme.choose();
                    var shell = new Shell(new SamplePlatform(), uri -> {}, views.call(), PreferenceKeeper.unkept());
                    return write(shell, name, size, () -> {
                        shell.update(frame, new ScreenStats(10, 4.1e6, 1e8, 0.1, 0));
                        before.accept(shell);
                    });
                }));
            }
        }
        fx(() -> {
            Theme.DARK.choose();
            return null;
        });
        return files;
    }

    /** Lays a root out in that size, lets it be filled and writes its picture. */
    public static Path write(Parent root, String name, int[] size, Runnable fill) throws Exception {
        var scene = new Scene(root, size[0], size[1]);
        Theme.style(scene);
        scene.snapshot(new WritableImage(size[0], size[1]));
        fill.run();
        Path file = FOLDER.resolve("%s-%s-%dx%d.png".formatted(name, Theme.current().name().toLowerCase(Locale.ROOT), size[0], size[1]));
        Png.write(scene.snapshot(new WritableImage(size[0], size[1])), file);
        return file;
    }
}

package fathom.app.console;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;

/** Does something on the JavaFX thread and waits for it. */
public final class Fx {
    private static final long PATIENCE_SECONDS = 30;

    private Fx() {}

    public static <T> T get(Supplier<T> work) {
        if (Platform.isFxApplicationThread()) return work.get();
        var done = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        return done.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    public static void run(Runnable work) {
        get(() -> {
            work.run();
            return null;
        });
    }
}

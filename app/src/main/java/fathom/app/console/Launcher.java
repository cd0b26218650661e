package fathom.app.console;

import fathom.store.PreferenceKeeper;
import fathom.style.Theme;
import fathom.view.Views;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * Builds the console, starts the platform while it is laid out, opens it when both are there, or says after a second that it waits, and hands it to whoever asked.
 * The window's close button ends it, and so does {@link #stop}.
 *
 * @param <P> which kind of platform
 */
public final class Launcher<P extends fathom.platform.Platform> {
    private static final Duration PATIENCE = Duration.seconds(1);

    private final CompletableFuture<Console> console = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final Supplier<P> start;
    private volatile CompletableFuture<P> platform = new CompletableFuture<>();
    private volatile Console built;

    private Launcher(Supplier<P> start) {
        this.start = start;
    }

    /** @param start of the platform, also once more when it failed; @param theme null for the one preferred; what it throws comes out of {@link #console}; JavaFX has to be {@linkplain JavaFx begun} */
    public static <P extends fathom.platform.Platform> Launcher<P> launch(Supplier<P> start, Views views, PreferenceKeeper preferences, Theme theme, double width, double height) {
        var launcher = new Launcher<>(start);
        Platform.runLater(() -> {
            launcher.build(views, preferences, width, height);
            if (theme != null) theme.choose();
        });
        return launcher;
    }

    private void build(Views views, PreferenceKeeper preferences, double width, double height) {
        try {
            var stage = new Stage();
            stage.setOnHidden(e -> closed.complete(null));
            built = new Console(stage, platform, views, preferences, width, height);
            startPlatform();
            built.layOut();
            platform.whenComplete((p, failure) -> Platform.runLater(() -> open(failure)));
            var patience = new PauseTransition(PATIENCE);
            patience.setOnFinished(e -> {
                if (!platform.isDone()) built.openEmpty();
            });
            patience.play();
        } catch (RuntimeException | Error e) {
            console.completeExceptionally(e);
        }
    }

    /**
     * On a thread of its own, so that it is there when the console is. Sooner, its feed would only take the processor from the JavaFX thread. Not in the common pool: on two
     * cores that is one thread, and a connection to Redis needs it while the platform waits for the connection.
     */
    private void startPlatform() {
        platform.completeAsync(start, task -> Thread.ofPlatform().name("platform start").start(task));
    }

    private void open(Throwable failure) {
        if (failure != null) {
            console.completeExceptionally(failure);
            return;
        }
        if (!closed.isDone()) built.open(); // or it was closed while it waited
        console.complete(built);
    }

    /** The open console. @throws RuntimeException what kept the platform or the window from starting */
    public Console console() {
        try {
            return console.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException r ? r : e;
        }
    }

    /** Says in the window why there is no platform, and tries again when asked to. @return the console, once there is one; empty when the window was closed, or could not be built */
    public Optional<Console> tell(String why) {
        var outcome = new CompletableFuture<Optional<Console>>();
        if (built == null) return Optional.empty();
        closed.thenRun(() -> outcome.complete(Optional.empty()));
        if (!closed.isDone()) Fx.run(() -> built.openFailed(why, () -> retry(outcome)));
        return outcome.join();
    }

    private void retry(CompletableFuture<Optional<Console>> outcome) {
        platform = new CompletableFuture<>();
        built.lookAt(platform);
        startPlatform();
        platform.whenComplete((p, failure) -> Platform.runLater(() -> {
            if (failure == null) outcome.complete(Optional.of(built));
            else built.openFailed(sentence(failure), () -> retry(outcome));
        }));
    }

    private static String sentence(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    public P platform() {
        return platform.join();
    }

    /** Completes when the window was closed. */
    public CompletionStage<Void> closed() {
        return closed;
    }

    /** As its close button does. Returns at once; any thread may ask. */
    public void closeWindow() {
        Platform.runLater(() -> {
            if (built == null || !built.stage().isShowing()) closed.complete(null);
            else built.stage().close();
        });
    }

    /** Closes the window and ends platform and JavaFX. */
    public void stop() {
        if (built != null) Fx.run(built::close);
        if (platform.isDone() && !platform.isCompletedExceptionally()) platform.join().close();
        Platform.exit();
    }
}

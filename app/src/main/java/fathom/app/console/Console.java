package fathom.app.console;

import fathom.market.MarketState;
import fathom.measure.Clock;
import fathom.measure.Latency;
import fathom.model.Instrument;
import fathom.scenario.RunsState;
import fathom.state.PlatformState;
import fathom.store.PreferenceKeeper;
import fathom.style.Theme;
import fathom.view.Frame;
import fathom.view.ViewId;
import fathom.view.Views;
import fathom.view.piece.State;
import fathom.view.shell.FrameLoop;
import fathom.view.shell.PulseMeter;
import fathom.view.shell.ScreenStats;
import fathom.view.shell.Shell;
import fathom.view.shell.ZoomPane;
import fathom.watch.ScreenState;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.HdrHistogram.Histogram;

/** One console window on one platform. Built and closed on the JavaFX thread. */
public final class Console implements AutoCloseable {
    private static final Duration CADENCE = Duration.ofMillis(100);
    private static final javafx.util.Duration LOOK = javafx.util.Duration.seconds(1);

    private final Stage stage;
    private final Shell shell;
    private final StartingPlatform told;
    private final FrameLoop loop;
    private final PulseMeter pulses;
    private final AtomicLong shown = new AtomicLong();
    private final CompletableFuture<Long> opened = new CompletableFuture<>();
    private final Map<Instrument, Long> newest = new HashMap<>();
    private final Histogram tickToScreen = new Histogram(3);
    private final PreferenceKeeper preferences;
    private final AtomicReference<CompletableFuture<? extends fathom.platform.Platform>> current;
    private final FrameWatch watch;
    private final Timeline looks;
    private final long openedAt = Clock.SYSTEM.now();
    private PlatformState unpainted, latest;

    /**
     * Builds the window, but does not show it.
     *
     * @param platform looked at as soon as it is there
     */
    public Console(Stage stage, CompletableFuture<? extends fathom.platform.Platform> platform, Views views, PreferenceKeeper preferences, double width, double height) {
        this.stage = stage;
        this.preferences = preferences;
        current = new AtomicReference<>(platform);
        loop = new FrameLoop(() -> current.get().join().topics(), () -> current.get().join().state(), this::show, Platform::runLater, CADENCE);
        loop.hidden(true);
        platform.thenRun(loop::start);
        var go = new AtomicReference<Shell>();
        told = new StartingPlatform(current::get, why -> go.get().toasts().show(State.WARN, "Not done", why, Clock.SYSTEM.now()));
        shell = new Shell(told, this::open, views, preferences);
        go.set(shell);
        var scene = new Scene(new Group(), width, height);
        Theme.style(scene);
        scene.setRoot(new ZoomPane(shell)); // once it is dressed: otherwise everything would be styled twice
        pulses = new PulseMeter(scene);
        scene.addPostLayoutPulseListener(this::painted);
        stage.titleProperty().bind(shell.titleProperty());
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        stage.setScene(scene);
        shell.look().begin(new WindowPlace(stage, preferences).begin());
        preferences.onFault(why -> Platform.runLater(() -> shell.toasts().show(State.WARN, "Settings not kept", why, Clock.SYSTEM.now())));
        var guard = new CloseGuard(() -> latest != null && RunsState.of(latest).current() != null && RunsState.of(latest).current().isRunning(), Clock.SYSTEM::now,
                () -> shell.toasts().show(State.WARN, "A scenario is running", "Close once more to abort it: what it has so far is kept.", Clock.SYSTEM.now()));
        stage.setOnCloseRequest(e -> {
            if (!guard.mayClose()) e.consume();
        });
        watch = new FrameWatch(Clock.SYSTEM::now, () -> stage.isShowing() && !stage.isIconified(), loop::trouble, shell::standsStill);
        var looks = new Timeline(new KeyFrame(LOOK, e -> watch.look()));
        looks.setCycleCount(Animation.INDEFINITE);
        looks.play();
        this.looks = looks;
        stage.showingProperty().subscribe((was, is) -> loop.hidden(!is));
        stage.iconifiedProperty().subscribe(loop::hidden);
    }

    /** Dresses it and lays it out, which is most of what showing it costs. */
    public Console layOut() {
        shell.applyCss();
        shell.layout();
        shell.requestFocus(); // or a ring would lie around whatever can have the focus first
        return this;
    }

    /** The next frame opens the window. */
    public Console open() {
        loop.hidden(false);
        return this;
    }

    /** Opens it with nothing in it but that the platform is being started; no more than that where it is open already. */
    void openEmpty() {
        if (stage.isShowing()) return;
        shell.starting();
        stage.show();
    }

    /** Opens it, where it is not, with nothing in it but why there is no platform. @param retry starts one once more */
    void openFailed(String why, Runnable retry) {
        shell.failed(why, retry);
        stage.show();
    }

    /** Looks at another platform, in the place of one that did not start. */
    void lookAt(CompletableFuture<? extends fathom.platform.Platform> other) {
        current.set(other);
        shell.starting();
        other.thenRun(loop::start);
    }

    private void show(Frame frame) {
        long began = System.nanoTime();
        watch.frame();
        try {
            ScreenStats screen = pulses.stats(loop.skipped());
            shell.update(frame, screen);
            told.screen(new ScreenState(openedAt, screen.frameP99(), screen.busy()));
        } finally { // whatever is wrong with one part of it, the window opens
            unpainted = latest = frame.state();
            pulses.updated(System.nanoTime() - began);
            if (shown.incrementAndGet() == 1) first();
        }
    }

    private void first() {
        views().find(preferences.current().view()).ifPresent(view -> shell.show(view.id()));
        stage.show();
        preferences.faults().forEach(fault -> shell.toasts().show(State.WARN, "Settings", fault + ".", Clock.SYSTEM.now()));
        shell.keyFaults().forEach(fault -> shell.toasts().show(State.WARN, "Keys", fault + ": the shipped key stays.", Clock.SYSTEM.now()));
    }

    private Views views() {
        return shell.views();
    }

    /** The pulse that paints a frame is the end of the way of each tick that is newest of its instrument in it. */
    private void painted() {
        PlatformState state = unpainted;
        if (state == null) return;
        unpainted = null;
        if (!opened.isDone()) Platform.runLater(this::opened);
        long now = Clock.SYSTEM.now();
        MarketState.of(state).due().forEach((instrument, due) -> {
            Long before = newest.put(instrument, due);
            if (before == null || before != due.longValue()) tickToScreen.recordValue(Math.max(0, now - due));
        });
    }

    /** Behind the pulse that painted the first frame. */
    private void opened() {
        if (opened.complete(Clock.SYSTEM.now())) buildRest();
    }

    private void open(URI address) {
        try {
            Browser.open(address);
        } catch (UncheckedIOException e) {
            shell.toasts().show(State.WARN, "Not opened", e.getMessage(), Clock.SYSTEM.now());
        }
    }

    /** One view a turn, so that the window answers in between. */
    private void buildRest() {
        if (shell.buildNext()) Platform.runLater(this::buildRest);
    }

    /** From when a tick was due to the pulse that painted it, since the start; ticks replaced by a later one before they were painted are not in it. */
    public Latency tickToScreen() {
        return Latency.of(tickToScreen);
    }

    public Shell shell() {
        return shell;
    }

    public PulseMeter pulses() {
        return pulses;
    }

    public ScreenStats screen() {
        return pulses.stats(loop.skipped());
    }

    /** When the window with the first figures in it was painted, epoch nanoseconds. Any thread may ask. */
    public CompletionStage<Long> whenOpened() {
        return opened;
    }

    /** Frames shown so far. Any thread may ask. */
    public long framesShown() {
        return shown.get();
    }

    public void resize(double width, double height) {
        stage.setWidth(width);
        stage.setHeight(height);
    }

    public Stage stage() {
        return stage;
    }

    public void show(ViewId id) {
        shell.show(id);
    }

    @Override
    public void close() {
        loop.close();
        looks.stop();
        stage.close();
    }
}

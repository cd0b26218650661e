package fathom.view;

import fathom.platform.PlatformState;
import fathom.style.Offscreen;
import fathom.style.Png;
import fathom.style.Theme;
import fathom.view.arbitrage.ArbitrageView;
import fathom.view.market.MarketView;
import fathom.view.portfolios.PortfoliosView;
import fathom.view.shell.ScreenStats;
import fathom.view.shell.Shell;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;

/** Writes a picture of each of the desk's views, to be looked at beside the drawings. Not a test: run it with a folder as its argument. */
public final class DeskPictures {
    private static final Map<String, UnaryOperator<PlatformState>> STATES = Map.of("rich", DeskSample::rich, "replay", DeskSample::replay, "paused", DeskSample::paused);

    private DeskPictures() {}

    public static void main(String[] arguments) throws Exception {
        Offscreen.force();
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await(20, TimeUnit.SECONDS);
        Platform.setImplicitExit(false);
        Path folder = Path.of(arguments[0]);
        String only = arguments.length > 1 ? arguments[1] : "";
        for (Theme theme : Theme.values()) for (int[] size : new int[][] {{1280, 800}, {1920, 1200}}) for (String state : STATES.keySet()) {
            if (!state.equals("rich") && theme == Theme.LIGHT) continue;
            Frame frame = SampleState.frame(300, STATES.get(state));
            for (ViewId id : List.of(ViewId.MARKET, ViewId.ARBITRAGE, ViewId.PORTFOLIOS)) {
                String name = id.id() + "-" + theme.name().toLowerCase() + "-" + size[0] + "x" + size[1] + "-" + state;
                if (name.contains(only)) draw(folder.resolve(name + ".png"), id, theme, size, frame, "");
                if (id == ViewId.PORTFOLIOS && size[0] == 1280 && state.equals("rich") && theme == Theme.DARK) for (String page : List.of("Risk", "Allocation"))
                    if (name.contains(only)) draw(folder.resolve(name + "-" + page + ".png"), id, theme, size, frame, page);
                if (id == ViewId.MARKET && size[0] == 1280 && state.equals("rich") && theme == Theme.DARK && name.contains(only)) draw(folder.resolve(name + "-features.png"), id, theme, size, frame, "Features");
                if (id == ViewId.ARBITRAGE && size[0] == 1280 && state.equals("rich") && theme == Theme.DARK && name.contains(only)) draw(folder.resolve(name + "-ended.png"), id, theme, size, frame, "Ended");
            }
        }
        Platform.exit();
    }

    private static void draw(Path file, ViewId id, Theme theme, int[] size, Frame frame, String press) throws Exception {
        var done = new CompletableFuture<Void>();
        Platform.runLater(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> done.completeExceptionally(e));
            theme.choose();
            var shell = new Shell(new SamplePlatform(), List.of(new MarketView(), new ArbitrageView(), new PortfoliosView()));
            var scene = new Scene(shell, size[0], size[1]);
            Theme.style(scene);
            var stage = new Stage();
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            shell.show(id);
            shell.update(frame, ScreenStats.UNKNOWN);
            new AnimationTimer() {
                private int pulses;

                @Override
                public void handle(long now) {
                    pulses++;
                    if (pulses == 3 && !press.isEmpty()) shell.lookupAll(".toggle-button").stream().filter(n -> n instanceof ToggleButton b && b.getText().equals(press))
                            .forEach(n -> ((ToggleButton) n).fire());
                    if (pulses == 4) shell.update(frame, ScreenStats.UNKNOWN);
                    if (pulses < 8) return;
                    stop();
                    try {
                        Png.write(scene.snapshot(null), file);
                        done.complete(null);
                    } catch (Exception e) {
                        done.completeExceptionally(e);
                    }
                    stage.close();
                }
            }.start();
        });
        done.get(30, TimeUnit.SECONDS);
    }
}

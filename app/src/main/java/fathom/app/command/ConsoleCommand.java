package fathom.app.command;

import fathom.app.Exit;
import fathom.app.Json;
import fathom.app.Options;
import fathom.app.console.Console;
import fathom.app.console.Fx;
import fathom.app.console.JavaFx;
import fathom.app.console.Launcher;
import fathom.app.console.Pictures;
import fathom.app.console.Pictures.Size;
import fathom.desk.DeskState;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.market.MarketState;
import fathom.measure.Latency;
import fathom.platform.Catalogue;
import fathom.state.PlatformState;
import fathom.store.PreferenceKeeper;
import fathom.store.PreferencesFile;
import fathom.style.Theme;
import fathom.view.shell.StandardViews;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "fathom", addMethodSubcommands = false, mixinStandardHelpOptions = true, version = "Fathom 1.0.0", description = "The console of a trading desk. Without a command it opens the window.")
public final class ConsoleCommand implements Callable<Integer> {
    private static final Size SIZE = new Size(1440, 900);

    @Mixin
    private Options options;

    @Mixin
    private MachineChoice machine;

    @Option(names = "--theme", paramLabel = "THEME", description = "dark or light (default: as it was set, else dark).")
    private String theme;

    @Option(names = "--seconds", paramLabel = "N", description = "Off screen: how long it really runs before the pictures (default: ${DEFAULT-VALUE}).", defaultValue = "6")
    private int seconds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        options.refuseFeedElsewhere();
        options.check();
        Catalogue shown = machine.in(options.catalogue());
        Theme chosen = theme == null ? null : Choice.theme(theme);
        var read = CompletableFuture.supplyAsync(() -> PreferenceKeeper.of(PreferencesFile.ofUser()), task -> Thread.ofVirtual().start(task));
        var why = JavaFx.begin();
        var preferences = why.isEmpty() ? read.join() : PreferenceKeeper.unkept();
        Path pictures = options.out().resolve("pictures");
        why.ifPresent(reason -> spec.commandLine().getErr().printf("fathom: %s; drawing off screen for %d s, pictures go to %s%n", reason, seconds, pictures.toAbsolutePath()));
        var launcher = Launcher.launch(() -> Settings.console(options, shown, fault -> spec.commandLine().getErr().println("fathom: left out: " + fault)), StandardViews.ALL, preferences, chosen, SIZE.width(), SIZE.height());
        try (var stop = new StopSignal(launcher::closeWindow)) {
            Console console = console(launcher, why.isEmpty());
            if (why.isEmpty()) {
                launcher.closed().toCompletableFuture().join();
            } else {
                TimeUnit.SECONDS.sleep(seconds);
                Pictures.take(console, pictures, List.of(chosen == null ? Theme.DARK : chosen), List.of(SIZE), (done, all) -> {});
                summary(launcher.platform().state(), Fx.get(console::tickToScreen), pictures);
            }
            return Exit.PASSED;
        } finally {
            launcher.stop();
            preferences.close();
        }
    }

    /** The open console; where there is a display the window tells what went wrong, too: whoever clicked on an icon reads no other place. */
    private static Console console(Launcher<?> launcher, boolean display) {
        try {
            return launcher.console();
        } catch (RuntimeException e) {
            if (!display) throw e;
            return launcher.tell(e.getMessage() == null ? e.toString() : e.getMessage()).orElseThrow(() -> e);
        }
    }

    private void summary(PlatformState state, Latency screen, Path pictures) {
        var out = spec.commandLine().getOut();
        long up = EnginesState.of(state).engines().stream().filter(e -> e.state() == EngineStatus.State.RUNNING).count();
        if (options.json) {
            out.println(Json.write(Json.object("enginesUp", up, "engines", EnginesState.of(state).engines().size(), "ticks", MarketState.of(state).feed().ticks(), "provenance",
                    MarketState.of(state).feed().provenance().name(), "tickToScreen", Json.object("p50", screen.p50() / 1e6, "p99", screen.p99() / 1e6, "unit", "ms", "count", screen.count()),
                    "opportunitiesSeen", DeskState.of(state).arbitrage().seen(), "pictures", pictures.toString())));
            return;
        }
        out.printf("engines up           %d of %d%n", up, EnginesState.of(state).engines().size());
        out.printf("ticks processed      %,d %s%n", MarketState.of(state).feed().ticks(), MarketState.of(state).feed().provenance());
        if (screen.isEmpty()) out.println("tick to screen       no tick was painted");
        else out.printf("tick to screen       p50 %.1f ms  p99 %.1f ms  (%,d painted ticks)%n", screen.p50() / 1e6, screen.p99() / 1e6, screen.count());
        out.printf("opportunities seen   %,d before fees, %,d takeable after fees%n", DeskState.of(state).arbitrage().seen(), DeskState.of(state).arbitrage().takeable());
        out.println("pictures             " + pictures.toAbsolutePath());
    }
}

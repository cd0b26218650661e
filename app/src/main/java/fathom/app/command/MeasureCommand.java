package fathom.app.command;

import fathom.app.Exit;
import fathom.app.Json;
import fathom.app.Options;
import fathom.app.bench.BusLoad;
import fathom.app.bench.Cpu;
import fathom.app.console.Console;
import fathom.app.console.Fx;
import fathom.app.console.JavaFx;
import fathom.app.console.Launcher;
import fathom.hardware.MachineState;
import fathom.platform.embedded.EmbeddedPlatform;
import fathom.store.PreferenceKeeper;
import fathom.style.Theme;
import fathom.view.shell.ScreenStats;
import fathom.view.shell.StandardViews;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What {@code fathom bench} starts in a process of its own: a console, or the platform without one, that says as JSON how it did. Draws off screen even where
 * there is a display.
 */
@Command(name = "measure", addMethodSubcommands = false, hidden = true, mixinStandardHelpOptions = true, description = "Run the console off screen and print what it cost, as JSON.")
public final class MeasureCommand implements Callable<Integer> {
    private static final int PATIENCE_SECONDS = 30;

    @Mixin
    private Options options;

    @Option(names = "--headless", description = "The platform alone.")
    private boolean headless;

    @Option(names = "--every-pulse", description = "Ask JavaFX for every pulse, so that their intervals mean something.")
    private boolean everyPulse;

    @Option(names = "--warm-up", paramLabel = "SECONDS", defaultValue = "0", description = "Before the first window of time.")
    private int warmUp;

    @Option(names = "--windows", paramLabel = "N", defaultValue = "5", description = "Windows of time, one after the other.")
    private int windows;

    @Option(names = "--seconds", paramLabel = "SECONDS", defaultValue = "2", description = "Of each window.")
    private int seconds;

    @Option(names = "--bus-load", paramLabel = "N", defaultValue = "0", description = "Messages a second to eighteen subscribers, beside the platform's own.")
    private int busLoad;

    @Option(names = "--to-all", description = "Each of the eighteen takes all of that load, not a quarter.")
    private boolean toAll;

    @Option(names = "--until", paramLabel = "SECONDS", defaultValue = "0", description = "Run at least so long before the resident memory is read.")
    private int until;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        options.check();
        spec.commandLine().getOut().println(Json.write(headless ? headless() : console()));
        return Exit.PASSED;
    }

    private Map<String, Object> headless() throws InterruptedException {
        try (var platform = Settings.embedded(options)) {
            TimeUnit.SECONDS.sleep(warmUp);
            var measured = new ArrayList<Map<String, Object>>();
            for (int i = 0; i < windows; i++) measured.add(window(platform));
            rest();
            return Json.object("windows", measured, "residentMiB", residentMiB(platform));
        }
    }

    private Map<String, Object> console() throws InterruptedException {
        JavaFx.beginOffscreen();
        var launcher = Launcher.launch(() -> Settings.embedded(options), StandardViews.ALL, PreferenceKeeper.unkept(), Theme.DARK, 1440, 900);
        try {
            Console console = launcher.console();
            long firstWindowAt = console.whenOpened().toCompletableFuture().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join() / 1_000_000;
            if (busLoad == 0) TimeUnit.SECONDS.sleep(warmUp);
            if (everyPulse) Fx.run(() -> console.pulses().everyPulse(true));
            var measured = new ArrayList<Map<String, Object>>();
            BusLoad load = busLoad == 0 ? null : new BusLoad(launcher.platform().bus(), busLoad, toAll);
            if (load != null) TimeUnit.SECONDS.sleep(warmUp);
            for (int i = 0; i < windows; i++) measured.add(window(launcher.platform(), console, load));
            if (load != null) load.close();
            rest();
            return Json.object("firstWindowAt", firstWindowAt, "windows", measured, "residentMiB", residentMiB(launcher.platform()), "skipped",
                    Fx.get(console::screen).skipped(), "frames", console.framesShown());
        } finally {
            launcher.stop();
        }
    }

    private Map<String, Object> window(EmbeddedPlatform platform) throws InterruptedException {
        var cpu = new Cpu();
        long ticks = platform.ticks(), start = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        return Json.object("cpu", cpu.percent(), "ticksPerSecond", (platform.ticks() - ticks) * 1e9 / (System.nanoTime() - start));
    }

    /** @param load null for none */
    private Map<String, Object> window(EmbeddedPlatform platform, Console console, BusLoad load) throws InterruptedException {
        if (load != null) load.begin();
        long fx = Fx.get(() -> Thread.currentThread().threadId());
        long fxNanos = cpu(fx), start = System.nanoTime();
        Map<String, Object> window = window(platform);
        if (load != null) {
            BusLoad.Window seen = load.end();
            window.putAll(Json.object("loadPerSecond", seen.publishedPerSecond(), "loadDelivered", seen.delivered() / (double) seconds, "loadP50", seen.p50() / 1e6, "loadP99",
                    seen.p99() / 1e6));
        }
        window.put("fxCpu", 100.0 * (cpu(fx) - fxNanos) / (System.nanoTime() - start));
        ScreenStats screen = Fx.get(console::screen);
        window.putAll(Json.object("frameRate", screen.hertz(), "fxBusy", 100 * screen.busy(), "pulseP99", screen.intervalP99() / 1e6, "frameP99", screen.frameP99() / 1e6));
        return window;
    }

    private static long cpu(long thread) {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread);
    }

    private void rest() throws InterruptedException {
        long ran = ManagementFactory.getRuntimeMXBean().getUptime();
        TimeUnit.MILLISECONDS.sleep(Math.max(0, until * 1_000L - ran));
    }

    /** NaN where the machine does not tell. */
    private static double residentMiB(EmbeddedPlatform platform) {
        var hardware = MachineState.of(platform.state()).snapshot();
        return hardware == null ? Double.NaN : hardware.reading("process.resident").number().orElse(Double.NaN) / (1 << 20);
    }
}

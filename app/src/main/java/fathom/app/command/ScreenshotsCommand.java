package fathom.app.command;

import fathom.app.Exit;
import fathom.app.Json;
import fathom.app.Options;
import fathom.app.UsageException;
import fathom.app.console.JavaFx;
import fathom.app.console.Launcher;
import fathom.app.console.Pictures;
import fathom.app.console.Pictures.Size;
import fathom.platform.Catalogue;
import fathom.store.PreferenceKeeper;
import fathom.style.Theme;
import fathom.view.shell.StandardViews;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "screenshots", mixinStandardHelpOptions = true, description = "Draw every view off screen, in both themes and three sizes, from a platform that really runs.")
public final class ScreenshotsCommand implements Callable<Integer> {
    static final List<Size> SIZES = List.of(new Size(1280, 800), new Size(1920, 1200), new Size(3840, 2160));

    @Mixin
    private Options options;

    @Mixin
    private MachineChoice machine;

    @Parameters(paramLabel = "DIR", description = "Where the pictures go; made when it is not there.")
    private Path folder;

    @Option(names = "--warm-up", paramLabel = "SECONDS", defaultValue = "5", description = "How long the platform runs before the first picture (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        options.check();
        Catalogue shown = machine.in(options.catalogue());
        if (Files.exists(folder) && !Files.isDirectory(folder)) throw new UsageException(folder + " is a file, not a folder");
        if (warmUp < 0 || warmUp > 3600) throw new UsageException("--warm-up " + warmUp + ": from 0 to 3600 seconds");
        JavaFx.beginOffscreen();
        var launcher = Launcher.launch(() -> Settings.console(options, shown, fault -> { }), StandardViews.ALL, PreferenceKeeper.unkept(), Theme.DARK, SIZES.getLast().width(), SIZES.getLast().height());
        try {
            var console = launcher.console();
            TimeUnit.SECONDS.sleep(warmUp);
            var progress = new Progress(spec.commandLine().getErr(), "screenshots", options.json);
            var files = Pictures.take(console, folder, List.of(Theme.values()), SIZES, (done, all) -> progress.show((double) done / all));
            progress.end();
            var out = spec.commandLine().getOut();
            if (options.json) out.println(Json.write(Json.object("pictures", files.stream().map(Path::toString).toList())));
            else out.println(files.size() + " pictures in " + folder.toAbsolutePath());
            return Exit.PASSED;
        } finally {
            launcher.stop();
        }
    }
}

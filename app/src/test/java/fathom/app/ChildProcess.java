package fathom.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Fathom in a process of its own, started as a user starts it who has no display. */
final class ChildProcess {
    private static final int PATIENCE_SECONDS = 180;

    private ChildProcess() {}

    /** @param folder where it runs, and where what it says is kept */
    static CommandRun.Outcome fathom(Path folder, String... arguments) throws IOException, InterruptedException {
        Process process = start(folder, arguments);
        try {
            return outcome(folder, process);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Whoever starts it ends it. */
    static Process start(Path folder, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "--enable-native-access=ALL-UNNAMED", "-Dglass.platform=Offscreen", "-Dprism.order=sw", "-cp",
                System.getProperty("java.class.path"), "fathom.app.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(folder.resolve("stdout").toFile()).redirectError(folder.resolve("stderr").toFile()).start();
    }

    /** Waits until it has ended. */
    static CommandRun.Outcome outcome(Path folder, Process process) throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new IOException("fathom did not end in " + PATIENCE_SECONDS + " s");
        return new CommandRun.Outcome(process.exitValue(), Files.readString(folder.resolve("stdout")), Files.readString(folder.resolve("stderr")));
    }
}

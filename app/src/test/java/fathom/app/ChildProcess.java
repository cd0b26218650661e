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
    static CliTest.Outcome fathom(Path folder, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "--enable-native-access=ALL-UNNAMED", "-Dglass.platform=Offscreen", "-Dprism.order=sw", "-cp",
                System.getProperty("java.class.path"), "fathom.app.Main"));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("stdout"), err = folder.resolve("stderr");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new IOException("fathom " + String.join(" ", arguments) + " did not end in " + PATIENCE_SECONDS + " s");
            return new CliTest.Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }
}

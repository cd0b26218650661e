package fathom.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Another Fathom in a process of its own, as a user would start it: what a fresh start, a window or a minute of memory costs can be measured nowhere else.
 *
 * @param startedAt when its process was asked for, epoch milliseconds
 * @param said      the one JSON document that it printed
 */
record Child(long startedAt, JsonNode said) {
    /** {@code fathom measure}, which see for what it says. */
    static Child measure(int timeoutSeconds, String... options) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("measure"));
        arguments.addAll(List.of(options));
        return run("fathom.app.Main", arguments, timeoutSeconds);
    }

    /** Any program of this class path that prints one JSON document. */
    static Child run(String main, List<String> arguments, int timeoutSeconds) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), main));
        command.addAll(arguments);
        long startedAt = System.currentTimeMillis();
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var watchdog = Thread.ofVirtual().start(() -> endAfter(process, timeoutSeconds));
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) throw new IOException("a process started to be measured ended with " + exit + " within " + timeoutSeconds + " s");
            return new Child(startedAt, JsonMapper.shared().readTree(printed));
        } finally {
            watchdog.interrupt();
            process.destroyForcibly();
        }
    }

    private static void endAfter(Process process, int seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it has ended by itself
        }
    }

    double number(String field) {
        return said.path(field).asDouble(Double.NaN);
    }

    /** The median of a field over the windows that it measured. */
    double median(String field) {
        return Benchmark.median(said.path("windows").valueStream().mapToDouble(w -> w.path(field).asDouble(Double.NaN)).toArray());
    }
}

package fathom.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another Fathom in a process of its own, as a user would start it: what a fresh start, a window or a minute of memory costs can be measured nowhere else. */
final class Child {
    private Child() {}

    /** Runs {@code fathom console --measure ...} and gives the one JSON document that it prints. */
    static JsonNode measure(List<String> arguments, int timeoutSeconds) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), "fathom.app.Main"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) throw new IOException("a console started to be measured did not end within " + timeoutSeconds + " s");
            if (process.exitValue() != 0) throw new IOException("a console started to be measured ended with " + process.exitValue());
            return JsonMapper.shared().readTree(printed);
        } finally {
            process.destroyForcibly();
        }
    }
}

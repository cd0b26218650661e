package fathom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run that is told to end by a signal keeps what it has so far. */
class StoppedRunTest {
    @TempDir
    private Path folder;

    private List<Path> runs(String ending) {
        Path runs = folder.resolve("runs");
        if (!Files.isDirectory(runs)) return List.of();
        try (Stream<Path> files = Files.list(runs)) {
            return files.filter(f -> f.getFileName().toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void sigtermAbortsItAndKeepsTheEvidence() throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), "fathom.app.Main", "run", "extreme-data-load", "--set", "rate=500", "--set", "seconds=600", "--out", folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> !runs(".room").isEmpty());
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(Exit.INCONCLUSIVE);
        assertThat(runs(".html")).hasSize(1);
        JsonNode report = JsonMapper.shared().readTree(Files.readAllBytes(runs(".json").getFirst()));
        assertThat(report.get("verdict").stringValue()).isEqualTo("ABORTED");
        assertThat(report.get("why").stringValue()).isEqualTo("aborted: closed");
        assertThat(report.get("lost").longValue()).isZero();
        assertThat(report.get("left")).isEmpty();
    }
}

package fathom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Processes of their own under languages with other digits, signs and letters, and with another encoding of standard output. */
class LanguagesTest {
    @TempDir
    private Path folder;

    private byte[] fathom(String language, String... args) throws IOException, InterruptedException {
        var parts = language.split("-");
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED", "-Duser.language=" + parts[0],
                "-Duser.country=" + (parts.length > 1 ? parts[1] : ""), "-Duser.extensions=" + (parts[0].equals("ar") ? "nu-arab" : parts[0].equals("fa") ? "nu-arabext" : ""),
                "-Dstdout.encoding=US-ASCII", "-Dfile.encoding=ISO-8859-1", "-Dfathom.home=" + folder, "-cp", System.getProperty("java.class.path"), "fathom.app.Main"));
        command.addAll(List.of(args));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        return Files.readAllBytes(out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "tr-TR", "de-DE", "fa"})
    void everyLanguageGetsTheSameBytes(String language) throws Exception {
        byte[] there = fathom(language, "scenarios", "--json"), text = fathom(language, "scenarios");
        JsonNode json = JsonMapper.shared().readTree(there);
        assertThat(json.get("scenarios")).isNotEmpty();
        assertThat(new String(there, StandardCharsets.UTF_8)).contains("latency.p99 ≤ 50 ms").isEqualTo(new String(fathom("en-US", "scenarios", "--json"), StandardCharsets.UTF_8));
        assertThat(text).isEqualTo(fathom("en-US", "scenarios"));
    }

    @Test
    void profilesOfTheUsersOwnAreListed() throws Exception {
        Path own = Files.createDirectories(folder.resolve("scenarios"));
        Files.writeString(own.resolve("mine.yaml"), "id: mine\nkind: load\ntitle: Mine\nversion: 1\nwhat: W.\nseed: 1\nphases: [{name: a, seconds: 1, measured: true}]\n"
                + "thresholds: [lost = 0]\nsettings: {rate: 5}\n");
        Files.writeString(own.resolve("broken.yaml"), "id: [");
        JsonNode json = JsonMapper.shared().readTree(fathom("en-US", "scenarios", "--json"));
        assertThat(json.get("scenarios").valueStream().map(s -> s.get("id").stringValue())).contains("mine", "flash-crash");
        assertThat(json.get("faults")).hasSize(1).allSatisfy(fault -> assertThat(fault.stringValue()).contains("broken.yaml: line 1", "the file is cut off"));
    }

    @Test
    void aRunAndItsReportHaveNoDigitOfAnotherScript() throws Exception {
        Path profile = Files.writeString(folder.resolve("short.json"), """
                {"id": "short", "kind": "load", "title": "Short", "version": 1, "what": "One second.", "seed": 1,
                 "phases": [{"name": "steady", "seconds": 1, "measured": true}], "thresholds": ["lost = 0", "latency.max <= 5.5 s"], "settings": {"rate": 500}}""");
        byte[] out = fathom("ar-EG", "run", profile.toString(), "--json");
        JsonNode run = JsonMapper.shared().readTree(out);
        assertThat(run.get("left")).isEmpty();
        Path page = Path.of(run.get("report").stringValue());
        assertThat(page.getParent()).as("in the user's data folder").isEqualTo(folder.resolve("runs"));
        for (String written : Stream.of(new String(out, StandardCharsets.UTF_8), Files.readString(page), Files.readString(page.resolveSibling(run.get("runId").stringValue() + ".json"))).toList()) {
            assertThat(written).contains("≤").doesNotContainPattern("[٠-٩۰-۹٫٬]");
        }
    }
}

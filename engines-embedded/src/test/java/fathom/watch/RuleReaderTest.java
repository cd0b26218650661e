package fathom.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.measure.Limit.Hold;
import fathom.setting.DocumentException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleReaderTest {
    private static final String FILE = """
            rules:
              - name: engine-late
                limit: engine.p99 <= 200 ms
                warns: 100
                of: risk
                says: is late
                for: 2
                times: 3
                clears: 80
                warm-up: 5
              - name: machine-full
                off: true
              - name: swap
                limit: machine.swap.used <= 1000000 B
                says: swaps
                severity: watch
            """;

    private static RuleReader.File read(String text) {
        return RuleReader.read("my.yaml", text.getBytes(StandardCharsets.UTF_8), Rules.STANDARD.gauges());
    }

    @Test
    void whatShipsIsSoundAndHasTheLimitsOfTheScreen() {
        assertThat(Rules.STANDARD.rules()).extracting(Rule::name).contains("engine-late", "marks-late", "desk-inbox-late", "console-inbox-late", "messages-lost", "venue-silent", "feed-silent",
                "machine-full", "screen-late").doesNotHaveDuplicates();
        assertThat(Rules.STANDARD.warn(Gauges.ENGINE_P99)).isEqualTo(25e6);
        assertThat(Rules.STANDARD.limit(Gauges.MARK_P99)).isEqualTo(50e6);
        assertThat(Rules.STANDARD.limit(Gauges.VENUE_SILENCE)).isEqualTo(3e9);
    }

    @Test
    void aUsersFileReplacesAddsAndSwitchesOff() {
        Rules rules = Rules.STANDARD.with(read(FILE));
        assertThat(rules.rules()).hasSize(Rules.STANDARD.rules().size());
        assertThat(rules.rules()).extracting(Rule::name).contains("swap").doesNotContain("machine-full");
        Rule late = rules.rules().stream().filter(r -> r.name().equals("engine-late")).findFirst().orElseThrow();
        assertThat(late.limit().hold()).isEqualTo(new Hold(2, 3, 80));
        assertThat(late.limit().warn()).isEqualTo(100);
        assertThat(late.isAbout("risk")).isTrue();
        assertThat(late.isAbout("risky")).isFalse();
        assertThat(rules.limit(Gauges.ENGINE_P99, "vpin")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "engine.p99 <= 200 ms|engine.p9 <= 200 ms|my.yaml: line 3, column 12: there is no reading 'engine.p9'; did you mean engine.p99 or engine.busy?",
            "engine.p99 <= 200 ms|engine.p99 <= 200 EUR|my.yaml: line 3, column 12: 'engine.p99 ≤ 200 EUR': its unit must be one of ms, s, us, µs",
            "engine.p99 <= 200 ms|engine.p99 200|my.yaml: line 3, column 12: 'engine.p99 200' is no limit; write it like 'engine.p99 <= 50 ms'",
            "warns: 100|warns: 300|my.yaml: line 4, column 12: engine.p99 warns at 300, which is past its limit 200",
            "warns: 100|warns: soon|my.yaml: line 4, column 12: 'warns' must be a number, not \"soon\"",
            "says: is late|sayz: is late|my.yaml: line 6, column 5: unknown field 'sayz' in a rule; did you mean says?",
            "severity: watch|severity: wach|my.yaml: line 16, column 15: unknown severity 'wach'; did you mean watch or act?",
            "name: swap|name: engine-late|my.yaml: line 13, column 11: there are two rules 'engine-late'",
            "times: 3|times: 0|my.yaml: line 2, column 5: a limit counts after 1 to 1000 times, not 0",
            "rules:|rulez:|my.yaml: line 1, column 1: unknown field 'rulez' in a file of rules; did you mean rules?"})
    void aFaultIsOneSentenceWithItsPlace(String good, String bad, String sentence) {
        assertThatThrownBy(() -> read(FILE.replace(good, bad))).isInstanceOf(DocumentException.class).hasMessage(sentence);
    }

    @Test
    void aFileThatIsCutOffAnywhereIsReadOrRefusedWithASentence() {
        for (int end = 0; end < FILE.length(); end++) {
            try {
                read(FILE.substring(0, end));
            } catch (DocumentException e) {
                assertThat(e.getMessage()).as("cut at %d", end).startsWith("my.yaml: ").doesNotContain("\n");
            }
        }
    }

    @Test
    void whatIsNoFileIsSaidToBeNone(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> RuleReader.read(folder, Rules.STANDARD.gauges())).hasMessage(folder + " is no file that can be read");
        assertThatThrownBy(() -> RuleReader.read(folder.resolve("none.yaml"), Rules.STANDARD.gauges())).hasMessage("there is no file " + folder.resolve("none.yaml"));
        Path file = Files.writeString(folder.resolve("rules.json"), "{\"rules\": [{\"name\": \"feed-silent\", \"off\": true}]}");
        assertThat(RuleReader.read(file, Rules.STANDARD.gauges()).off()).containsExactly("feed-silent");
    }
}

package fathom.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileReaderTest {
    private static final String GOOD = """
            {"id": "mine", "kind": "load", "title": "Mine", "version": 1, "what": "Something.", "seed": 7,
             "phases": [{"name": "steady", "seconds": 2, "measured": true}],
             "thresholds": ["latency.p99 <= 5 ms"],
             "settings": {"rate": 100, "tolerance": 10, "drain": 2}}
            """;

    private static ScenarioProfile read(String json) {
        return ProfileReader.read("mine.json", json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsWhatTheFileSays() {
        var p = read(GOOD);
        assertThat(p.id()).isEqualTo("mine");
        assertThat(p.kind()).isEqualTo(ScenarioProfile.Kind.LOAD);
        assertThat(p.seed()).isEqualTo(7);
        assertThat(p.phases()).containsExactly(new ScenarioProfile.Phase("steady", 2, true));
        assertThat(p.thresholds().getFirst().expression()).isEqualTo("latency.p99 ≤ 5 ms");
        assertThat(p.setting("rate")).isEqualTo(100);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("\"phases\"", "\"phasen\"", "unknown field 'phasen' in a profile; did you mean phases"),
                Arguments.of("\"seconds\": 2", "\"seconds\": -2", "phase 'steady' must last more than 0"),
                Arguments.of("\"seconds\": 2", "\"seconds\": \"2\"", "'seconds' must be a number, not \"2\""),
                Arguments.of("\"seconds\": 2", "\"seconds\": 86400, \"to\": 10", "it would ask 47,520,000 questions"),
                Arguments.of("\"measured\": true", "\"measured\": false", "no phase with load is measured"),
                Arguments.of("\"measured\": true", "\"measured\": \"yes\"", "'measured' must be true or false"),
                Arguments.of("latency.p99 <=", "latency.p98 <=", "unknown metric 'latency.p98'; did you mean latency.p"),
                Arguments.of("5 ms", "5 %", "its unit must be one of ms, s, us, µs"),
                Arguments.of("latency.p99 <= 5 ms", "latency.p99 under 5", "is no threshold"),
                Arguments.of("\"kind\": \"load\"", "\"kind\": \"storm\"", "unknown kind 'storm'; there are [load, crash]"),
                Arguments.of("\"rate\": 100", "\"rat\": 100", "unknown setting 'rat'; did you mean rate"),
                Arguments.of("\"rate\": 100,", "", "the setting 'rate' is missing"),
                Arguments.of("\"rate\": 100", "\"rate\": -1", "the setting 'rate' must be between"),
                Arguments.of("\"rate\": 100", "\"rate\": 0.1e9", "the setting 'rate' must be between"),
                Arguments.of("\"version\": 1", "\"version\": 1.5", "'version' must be a whole number"),
                Arguments.of("\"id\": \"mine\"", "\"id\": \"../mine\"", "an id is small letters"),
                Arguments.of("\"title\": \"Mine\",", "", "the field 'title' is missing"),
                Arguments.of("\"seed\": 7", "\"seed\": 7, \"seed\": 8", "line 1: Duplicate"),
                Arguments.of("\"drain\": 2}}", "\"drain\": 2}", "line"),
                Arguments.of("\"drain\": 2}}", "\"drain\": 2}} {}", "line"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void namesTheFaultInOneSentence(String good, String bad, String sentence) {
        String broken = GOOD.replace(good, bad);
        assertThat(broken).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> read(broken)).isInstanceOf(ProfileException.class).hasMessageStartingWith("mine.json: ").hasMessageContaining(sentence)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    @Test
    void builtInScenariosKeepTheRules() {
        assertThat(Scenarios.all()).extracting(ScenarioProfile::id).containsExactly("flash-crash", "extreme-data-load");
        assertThat(Scenarios.find("extreme-data-load").orElseThrow().setting("rate")).isEqualTo(50_000);
        assertThat(Scenarios.find("flash-crash").orElseThrow().setting("symbols")).isEqualTo(100);
        assertThat(Scenarios.all()).allSatisfy(p -> assertThat(p.seconds()).isBetween(10.0, 20.0));
    }

    @Test
    void suggestsTheNearestName() {
        assertThat(Scenarios.find("flash-crsh")).isEmpty();
        assertThat(Scenarios.nearest("flash-crsh")).containsExactly("flash-crash");
        assertThat(Scenarios.nearest("zzz")).isEmpty();
        assertThatThrownBy(() -> Scenarios.resolve("extreme-load")).hasMessage("there is no scenario 'extreme-load'; did you mean extreme-data-load?");
        assertThatThrownBy(() -> Scenarios.resolve("zzz")).hasMessage("there is no scenario 'zzz'; there are extreme-data-load, flash-crash");
    }

    @Test
    void readsAUsersFile(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("mine.json"), GOOD);
        assertThat(Scenarios.resolve(file.toString()).id()).isEqualTo("mine");
        assertThatThrownBy(() -> Scenarios.load(dir.resolve("none.json"))).isInstanceOf(ProfileException.class).hasMessageStartingWith("there is no file");
    }

    @Test
    void settingsCanBeOverriddenWithinTheRules() {
        var p = read(GOOD).with(Map.of("rate", 500.0, "seconds", 10.0));
        assertThat(p.setting("rate")).isEqualTo(500);
        assertThat(p.seconds()).isEqualTo(10);
        assertThatThrownBy(() -> p.with(Map.of("rats", 1.0))).isInstanceOf(ProfileException.class).hasMessageContaining("did you mean rate?");
        assertThatThrownBy(() -> p.with(Map.of("seconds", -1.0))).isInstanceOf(ProfileException.class);
        assertThatThrownBy(() -> p.with(Map.of("rate", Double.NaN))).isInstanceOf(ProfileException.class);
    }
}

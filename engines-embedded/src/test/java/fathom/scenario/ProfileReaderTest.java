package fathom.scenario;

import fathom.setting.Names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.scenario.load.LoadKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
        return Scenarios.STANDARD.read("mine.json", json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsWhatTheFileSays() {
        var p = read(GOOD);
        assertThat(p.id()).isEqualTo("mine");
        assertThat(p.kind()).isInstanceOf(LoadKind.class);
        assertThat(p.seed()).isEqualTo(7);
        assertThat(p.phases()).containsExactly(new ScenarioProfile.Phase("steady", 2, true));
        assertThat(p.thresholds().getFirst().expression()).isEqualTo("latency.p99 ≤ 5 ms");
        assertThat(p.settings().number("rate")).isEqualTo(100);
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
                Arguments.of("\"kind\": \"load\"", "\"kind\": \"storm\"", "unknown kind 'storm'; there are crash, load"),
                Arguments.of("\"rate\": 100", "\"rat\": 100", "unknown setting 'rat'; did you mean rate"),
                Arguments.of("\"rate\": 100,", "", "the setting 'rate' is missing"),
                Arguments.of("\"rate\": 100", "\"rate\": -1", "the setting 'rate' must be between"),
                Arguments.of("\"rate\": 100", "\"rate\": 0.1e9", "the setting 'rate' must be between"),
                Arguments.of("\"version\": 1", "\"version\": 1.5", "'version' must be a whole number"),
                Arguments.of("\"id\": \"mine\"", "\"id\": \"../mine\"", "an id is small letters"),
                Arguments.of("\"title\": \"Mine\",", "", "the field 'title' is missing"),
                Arguments.of("\"seed\": 7", "\"seed\": 7, \"seed\": 8", "the field 'seed' is there twice"),
                Arguments.of("latency.p99 <=", "latency.p99 >=", "line 3, column 17: threshold 'latency.p99 ≥ 5 ms' is the wrong way round: less of it is better"),
                Arguments.of("\"settings\": {", "\"settings\": [", "this is no JSON: ':' does not belong here"),
                Arguments.of("\"kind\": ", "kind: ", "line 1, column "),
                Arguments.of("\"drain\": 2}}", "\"drain\": 2}", "the file is cut off: a bracket, brace or quote that was opened is never closed"),
                Arguments.of("\"title\": \"Mine\"", "\"title\": \"Mine", "this is no JSON"),
                Arguments.of("\"drain\": 2}}", "\"drain\": 2}} {}", "something follows after the end"));
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
        assertThat(Scenarios.STANDARD.profiles()).extracting(ScenarioProfile::id).containsExactly("flash-crash", "extreme-data-load");
        assertThat(Scenarios.STANDARD.find("extreme-data-load").orElseThrow().settings().number("rate")).isEqualTo(50_000);
        assertThat(Scenarios.STANDARD.find("flash-crash").orElseThrow().settings().number("symbols")).isEqualTo(100);
        assertThat(Scenarios.STANDARD.profiles()).allSatisfy(p -> assertThat(p.seconds()).isBetween(10.0, 20.0));
    }

    @Test
    void suggestsTheNearestName() {
        assertThat(Scenarios.STANDARD.find("flash-crsh")).isEmpty();
        assertThat(Names.nearest("flash-crsh", Scenarios.STANDARD.ids())).containsExactly("flash-crash");
        assertThat(Names.nearest("zzz", Scenarios.STANDARD.ids())).isEmpty();
        assertThatThrownBy(() -> Scenarios.STANDARD.resolve("extreme-load")).hasMessage("there is no scenario 'extreme-load'; did you mean extreme-data-load?");
        assertThatThrownBy(() -> Scenarios.STANDARD.resolve("zzz")).hasMessage("there is no scenario 'zzz'; there are extreme-data-load, flash-crash");
    }

    @Test
    void aFolderOfProfilesIsAddedAndWhatIsNoneIsTold(@TempDir Path dir) throws IOException {
        Files.writeString(dir.resolve("b.yaml"), YAML.replace("id: mine", "id: bravo"));
        Files.writeString(dir.resolve("a.json"), GOOD);
        Files.writeString(dir.resolve("cut.yml"), YAML.replace("rate: 100", "rate: fast"));
        Files.writeString(dir.resolve("twice.json"), GOOD);
        Files.writeString(dir.resolve("notes.txt"), "nothing");
        var faults = new ArrayList<String>();
        var all = Scenarios.STANDARD.withFolder(dir, faults::add);
        assertThat(all.ids()).containsExactly("flash-crash", "extreme-data-load", "mine", "bravo");
        assertThat(faults).containsExactly(dir.resolve("cut.yml") + ": line 13, column 9: 'rate' must be a number, not \"fast\"",
                dir.resolve("twice.json") + ": there is a scenario 'mine' already");
        assertThat(Scenarios.STANDARD.withFolder(dir.resolve("none"), faults::add)).isEqualTo(Scenarios.STANDARD);
    }

    @Test
    void readsAUsersFile(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("mine.json"), GOOD);
        assertThat(Scenarios.STANDARD.resolve(file.toString()).id()).isEqualTo("mine");
        assertThatThrownBy(() -> Scenarios.STANDARD.load(dir.resolve("none.json"))).isInstanceOf(ProfileException.class).hasMessageStartingWith("there is no file");
    }

    @Test
    void settingsCanBeOverriddenWithinTheRules() {
        var p = read(GOOD).with(Map.of("rate", "500", "seconds", "10"));
        assertThat(p.settings().number("rate")).isEqualTo(500);
        assertThat(p.seconds()).isEqualTo(10);
        assertThatThrownBy(() -> p.with(Map.of("rats", "1"))).isInstanceOf(ProfileException.class).hasMessageContaining("did you mean rate?");
        for (String[] bad : new String[][] {{"seconds", "-1"}, {"seconds", "soon"}, {"rate", "NaN"}, {"rate", ""}}) {
            assertThatThrownBy(() -> p.with(Map.of(bad[0], bad[1]))).isInstanceOf(ProfileException.class);
        }
    }

    @Test
    void whatIsNotSetIsUsual() {
        var p = read(GOOD.replace(", \"tolerance\": 10, \"drain\": 2", ""));
        assertThat(p.settings().values()).containsExactly(Map.entry("rate", 100.0), Map.entry("tolerance", 10.0), Map.entry("drain", 2.0));
    }

    private static final String YAML = """
            # mine
            id: mine
            kind: load
            title: Mine
            version: 1
            what: Something.
            seed: 7
            phases:
              - {name: steady, seconds: 2, measured: true}
            thresholds:
              - latency.p99 <= 5 ms
            settings:
              rate: 100
            """;

    private static ScenarioProfile yaml(String text) {
        return Scenarios.STANDARD.read("mine.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void yamlSaysTheSame() {
        assertThat(yaml(YAML)).isEqualTo(read(GOOD));
    }

    static Stream<Arguments> yamlFaults() {
        return Stream.of(Arguments.of("rate: 100", "rat: 100", "line 13, column 3: unknown setting 'rat'; did you mean rate"),
                Arguments.of("rate: 100", "rate: fast", "line 13, column 9: 'rate' must be a number, not \"fast\""),
                Arguments.of("rate: 100", "rate: 0", "line 13, column 9: the setting 'rate' must be between 1 and 1,000,000, not 0"),
                Arguments.of("<= 5 ms", "<= 5 m", "line 11, column 5: threshold 'latency.p99 ≤ 5 m': its unit must be one of ms"),
                Arguments.of("seconds: 2", "seconds: 0", "line 9, column 5: phase 'steady' must last more than 0"),
                Arguments.of("seed: 7", "seeds: 7", "line 7, column 1: unknown field 'seeds'"),
                Arguments.of("seed: 7", "seed: 7\nseed: 8", "line 8, column 1: the field 'seed' is there twice"),
                Arguments.of("kind: load", "kind: lode", "line 3, column 7: unknown kind 'lode'; did you mean load"),
                Arguments.of("title: Mine", "title: &a Mine\nwhat: *a", "references like *a are not read"),
                Arguments.of("title: Mine", "title: [Mine", "this is no YAML"),
                Arguments.of("title: Mine", "\ttitle: Mine", "not with tabs"));
    }

    @ParameterizedTest
    @MethodSource("yamlFaults")
    void namesTheFaultOfYamlWithItsPlace(String good, String bad, String sentence) {
        assertThatThrownBy(() -> yaml(YAML.replace(good, bad))).isInstanceOf(ProfileException.class).hasMessageStartingWith("mine.yaml: ").hasMessageContaining(sentence)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    @Test
    void aHostileFileIsRefusedInOneSentence(@TempDir Path dir) throws IOException {
        String lol = "a: &a [x,x]\n" + "b: &b [*a,*a]\nc: [*b,*b]\n";
        assertThatThrownBy(() -> yaml(lol)).hasMessageContaining("references like *a are not read");
        assertThatThrownBy(() -> yaml("[".repeat(1_000))).hasMessageContaining("nested more than 20 deep");
        assertThatThrownBy(() -> read("[".repeat(100_000))).hasMessageContaining("nested more than 20 deep");
        Path large = Files.write(dir.resolve("large.yaml"), new byte[1 << 20]);
        assertThatThrownBy(() -> Scenarios.STANDARD.load(large)).hasMessage(large + ": it has more than 256 KB, so it is no profile");
        assertThatThrownBy(() -> Scenarios.STANDARD.load(dir)).hasMessage(dir + " is no file that can be read");
    }

    /** Whatever is cut off where, the sentence is ours. */
    @Test
    void noCutMakesALibrarySpeak() {
        for (int length = 0; length < GOOD.strip().length(); length++) {
            String cut = GOOD.strip().substring(0, length);
            for (ThrowingCallable reading : new ThrowingCallable[] {() -> read(cut), () -> yaml(cut)}) {
                assertThatThrownBy(reading).as(cut).isInstanceOf(ProfileException.class)
                        .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1).doesNotContain("Source", "REDACTED", "byte offset", "token", "marker", "jackson", "snakeyaml"));
            }
        }
    }
}

package fathom.app;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.app.bench.BusIdleBench;
import fathom.platform.Catalogue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The commands as a script sees them: exit code, standard output, standard error. */
@Order(3)
class CliTest {
    private static final long START = 1_700_000_000_000_000_000L;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "runn                                  | unknown command 'runn'; did you mean run",
            "scenarios --jsn                       | unknown option '--jsn'; did you mean --json",
            "run flash-crsh                        | did you mean flash-crash",
            "run flash-crash --set rat=5           | unknown setting 'rat'; did you mean rate",
            "run flash-crash --set rate=fast       | 'rate' must be a number, not 'fast'",
            "run flash-crash --set rate            | --set",
            "run flash-crash --feed sin            | --feed sin: use sim[:VENUES] or replay:FILE",
            "engines --feed replay:/no/such.gz     | there is no such file",
            "engines --feed sim:ftx                | --feed sim:ftx: there is no venue 'ftx' among binance, coinbase",
            "screenshots x --machine /no/such     | --machine /no/such does not exist",
            "probe --seconds 3                     | --seconds: it says how long to --record",
            "probe --record a --seconds 0          | --seconds 0: from 1 to 86400",
            "probe --record a --replay b           | --record and --replay exclude each other",
            "probe --feed sim                      | --feed sim: probe reads the machine",
            "replay x --feed replay:y              | --feed replay:y: replay plays FILE",
            "scenarios --feed sim                  | --feed sim: scenarios lists",
            "bench --feed sim                      | --feed sim: every benchmark brings its own",
            "doctor --feed sim                     | --feed sim: doctor looks at the machine",
            "engines --bus redis://h --feed sim    | the platform on --bus has its own; 'fathom serve --feed' gives it one",
            "buses --bus redis://h --feed sim      | the platform on --bus has its own",
            "console --bus redis://h --feed sim    | the platform on --bus has its own",
            "engines --rate 5                      | from 10 to 1000000",
            "engines --bus kafka://x               | --bus: use local, embedded-redis, standard, or addresses",
            "buses --bus redis://me:secret@x:99999 | --bus: a port of a Redis address is a number",
            "run flash-crash --bus-options fast=1  | --bus-options: there is no bus option 'fast=1'",
            "serve --engines riks                  | there is no engine 'riks'; did you mean risk",
            "serve --engines risk,                 | there is no engine ''",
            "serve --without vpinn                 | --without: there is no engine 'vpinn'; did you mean vpin",
            "serve --engines magnn                 | engine 'magnn' is not built yet; there are analytics",
            "serve --engines risk --without risk   | neither an engine nor a feed is left",
            "serve --feed sin                      | --feed sin: use sim[:VENUES] or replay:FILE",
            "serve --http 70000                    | a port is a number from 0 to 65535",
            "serve --http x                        | 'x' is not an int",
            "engines --feed none                   | --feed none: use sim[:VENUES] or replay:FILE",
            "replay /no/such/file                  | there is no file",
            "replay pom.xml --venue krakn          | --venue krakn: use binance, coinbase, kraken, bybit, okx; did you mean kraken",
            "replay                                | Missing required parameter",
            "bench no-such                         | there is no benchmark 'no-such'",
            "engines --seed x                      | 'x' is not a long",
            "screenshots                           | Missing required parameter"})
    void whatWasTypedWrongIsSaidInOneSentence(String line, String sentence) {
        CommandRun.Outcome outcome = CommandRun.fathom(line.strip().split(" +"));
        assertThat(outcome.exit()).isEqualTo(Exit.USAGE);
        assertThat(outcome.err()).startsWith("fathom: ").contains(sentence);
        assertThat(outcome.err().strip().lines()).hasSize(1);
        assertThat(outcome.out()).isEmpty();
    }

    /** A run starts a platform of its own wherever its bus is, so that it has use for a feed. */
    @Test
    void aRunOverServersElsewhereTakesAFeed() throws IOException {
        int nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        CommandRun.Outcome outcome = CommandRun.fathom("run", "flash-crash", "--bus", "redis://127.0.0.1:" + nobody, "--feed", "sim");
        assertThat(outcome.exit()).isEqualTo(Exit.COULD_NOT_RUN);
        assertThat(outcome.err()).contains("Redis at").doesNotContain("--feed");
    }

    /** Misspelt, misplaced, one word too many, the value of another option: what was typed is repeated, but not the password in it. */
    @ParameterizedTest
    @ValueSource(strings = {"buses --buss=redis://me:hunter2@h", "buses redis://me:hunter2@h", "engines --feed redis://me:hunter2@h", "engines --rate redis://me:hunter2@h",
            "redis://me:hunter2@h", "buses --bus redis://me:hunter2@h:99999", "buses --bus rediss//me:hunter2@h", "engines --seed=redis://me:hunter2/b@h:1",
            "replay redis://me:hunter2@h", "run redis://me:hunter2@h", "run flash-crash --set x=redis://:hunter2@h", "serve --engines redis://:hunter2@h", "bench redis://:hunter2@h --json",
            "buses --bus redis://h --bus-options redis://:hunter2@h", "buses --bus redis://127.0.0.1:1?user=x&password=hunter2@h"})
    void aPasswordThatWasTypedInTheWrongPlaceIsNotRepeated(String line) {
        CommandRun.Outcome outcome = CommandRun.fathom(line.split(" "));
        assertThat(outcome.exit()).isIn(Exit.USAGE, Exit.COULD_NOT_RUN);
        assertThat(outcome.err()).startsWith("fathom: ").doesNotContain("hunter2");
        assertThat(outcome.out()).doesNotContain("hunter2");
    }

    @Test
    void enginesAreEighteenOfWhichThoseRunThatAreBuilt() {
        JsonNode engines = CommandRun.fathom("engines", "--json").json();
        assertThat(engines).hasSize(18);
        assertThat(engines.valueStream().map(e -> e.get("id").stringValue())).containsExactly("analytics", "backtesting", "risk", "factor", "ml", "features", "websocket", "thgnn",
                "strategy", "marketdata", "portfolio", "collateral", "vpin", "enhanced-vpin", "magnn", "quantum-portfolio", "neural-sde", "molecular-dynamics");
        assertThat(engines.valueStream().filter(e -> e.get("state").stringValue().equals("running")).map(e -> e.get("id").stringValue()))
                .containsExactlyElementsOf(Catalogue.STANDARD.built().stream().map(e -> e.id().id()).toList());
        assertThat(engines.valueStream().filter(e -> e.get("state").stringValue().equals("not-built"))).hasSize(18 - Catalogue.STANDARD.built().size());
    }

    @Test
    void theBusesSayHowTheyAre() {
        JsonNode bus = CommandRun.fathom("buses", "--json").json().get(0);
        assertThat(bus.properties()).extracting(java.util.Map.Entry::getKey).contains("name", "address", "state", "serverVersion", "published", "delivered", "backlog", "pending", "lost", "shed",
                "reclaimed", "latency");
        assertThat(bus.get("state").stringValue()).isEqualTo("up");
        assertThat(bus.get("published").longValue()).isPositive();
        assertThat(bus.get("delivered").longValue()).isPositive();
        assertThat(bus.get("latency").get("p50").doubleValue()).isPositive().isLessThanOrEqualTo(bus.get("latency").get("p99").doubleValue());
        assertThat(bus.get("latency").get("unit").stringValue()).isEqualTo("ms");
        assertThat(bus.get("serverVersion").isNull()).as("a bus inside the process has no server").isTrue();
        assertThat(bus.get("pending").isNull()).isTrue();
    }

    @Test
    void everyReadingIsThereOrSaysWhyNot() {
        JsonNode readings = CommandRun.fathom("probe", "--json").json();
        assertThat(readings).isNotEmpty().allSatisfy(r -> {
            assertThat(r.get("name").stringValue()).isNotBlank();
            if (r.has("absent")) assertThat(r.get("absent").stringValue()).isNotBlank();
            else assertThat(r.properties()).extracting(java.util.Map.Entry::getKey).contains("value", "unit", "provenance", "at");
        });
        assertThat(readings).filteredOn(r -> r.get("name").stringValue().equals("memory.used")).allSatisfy(r -> {
            assertThat(r.get("source").stringValue()).contains("OSHI");
            assertThat(r.get("method").stringValue()).isNotBlank();
        });
    }

    @Test
    void aRecordingOfAMachineIsDecodedAnywhere() throws IOException {
        Path macmon = Files.writeString(folder.resolve("macmon.jsonl"), "{\"ecpu_usage\":[1210,0.25],\"pcpu_usage\":[4000,0.5],\"cpu_power\":2.5,\"all_power\":2.5}\n");
        JsonNode readings = CommandRun.fathom("probe", "--replay", macmon.toString(), "--json").json();
        assertThat(readings).filteredOn(r -> r.get("name").stringValue().equals("cpu.power")).hasSize(1).allSatisfy(r -> {
            assertThat(r.get("value").doubleValue()).isEqualTo(2.5);
            assertThat(r.get("provenance").stringValue()).isEqualTo("REPLAYED");
            assertThat(r.get("source").stringValue()).isEqualTo("macmon");
        });
        Path other = Files.writeString(folder.resolve("other"), "no recording");
        CommandRun.Outcome refused = CommandRun.fathom("probe", "--replay", other.toString());
        assertThat(refused.exit()).isEqualTo(Exit.COULD_NOT_RUN);
        assertThat(refused.err()).startsWith("fathom: could not run: " + other + " is no recording that is understood").hasLineCount(1);
    }

    @Test
    void aRunLeavesAVerdictAndAReport() throws IOException {
        Path profile = folder.resolve("short.json");
        Files.writeString(profile, """
                {"id": "short", "kind": "load", "title": "Short", "version": 1, "what": "Two seconds.", "seed": 1,
                 "phases": [{"name": "steady", "seconds": 2, "measured": true}],
                 "thresholds": ["failed = 0", "lost = 0"],
                 "settings": {"rate": 5, "tolerance": 50, "drain": 2}}""");
        CommandRun.Outcome outcome = CommandRun.fathom("run", profile.toString(), "--set", "rate=500", "--short", "--json", "--out", folder.resolve("out").toString(), "--seed", "7");
        assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isZero();
        JsonNode run = outcome.json();
        assertThat(run.properties()).extracting(java.util.Map.Entry::getKey).contains("runId", "scenario", "seed", "verdict", "sent", "received", "succeeded", "failed", "lost",
                "thresholds", "latency", "report");
        assertThat(run.get("verdict").stringValue()).isEqualTo("PASS");
        assertThat(run.get("short").booleanValue()).isTrue();
        assertThat(run.get("why").stringValue()).endsWith("(shortened run)");
        assertThat(run.get("left")).isEmpty();
        assertThat(run.get("causes")).isEmpty();
        assertThat(run.get("grade").get("score").intValue()).isEqualTo(100);
        assertThat(run.get("floor").get("value").doubleValue()).isPositive();
        assertThat(run.get("seed").longValue()).isEqualTo(7);
        assertThat(run.get("received").longValue()).isEqualTo(run.get("sent").longValue()).isBetween(900L, 1_100L);
        assertThat(run.get("latency").properties()).extracting(java.util.Map.Entry::getKey).contains("p50", "p90", "p99", "p999", "max", "unit");
        assertThat(run.get("thresholds").get(0).properties()).extracting(java.util.Map.Entry::getKey).contains("expression", "limit", "observed", "passed");
        assertThat(Path.of(run.get("report").stringValue())).isRegularFile();
    }

    @Test
    void aFailedThresholdExitsWithTwo() throws IOException {
        Path profile = folder.resolve("impossible.json");
        Files.writeString(profile, """
                {"id": "impossible", "kind": "load", "title": "Impossible", "version": 1, "what": "One second.", "seed": 1,
                 "phases": [{"name": "steady", "seconds": 1, "measured": true}],
                 "thresholds": ["latency.max <= 0.000001 ms"],
                 "settings": {"rate": 200, "tolerance": 50, "drain": 2}}""");
        assertThat(CommandRun.fathom("run", profile.toString(), "--out", folder.toString()).exit()).isEqualTo(Exit.THRESHOLD_FAILED);
    }

    @Test
    void aRunThatCannotBeJudgedExitsWithFour() throws IOException {
        Path profile = folder.resolve("unjudged.json");
        Files.writeString(profile, """
                {"id": "unjudged", "kind": "load", "title": "Unjudged", "version": 1, "what": "A generator that may use no processor.", "seed": 1,
                 "phases": [{"name": "steady", "seconds": 1, "measured": true}],
                 "thresholds": ["generator.cpu <= 0.000001 %"],
                 "settings": {"rate": 200, "tolerance": 50, "drain": 2}}""");
        CommandRun.Outcome outcome = CommandRun.fathom("run", profile.toString(), "--json", "--out", folder.toString());
        assertThat(outcome.exit()).as(outcome.out()).isEqualTo(Exit.INCONCLUSIVE);
        assertThat(outcome.json().get("verdict").stringValue()).isEqualTo("INCONCLUSIVE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "console", "run", "scenarios", "engines", "buses", "serve", "replay", "probe", "bench", "doctor", "screenshots"})
    void everyCommandExplainsItself(String command) {
        CommandRun.Outcome outcome = command.isEmpty() ? CommandRun.fathom("--help") : CommandRun.fathom(command, "--help");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("Usage: fathom" + (command.isEmpty() ? "" : " " + command), "--json", "--help");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void theVersionIsSaid() {
        CommandRun.Outcome outcome = CommandRun.fathom("--version");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out().strip()).matches("Fathom \\d+\\.\\d+\\.\\d+");
    }

    @Test
    void theBenchIsATableOfRatios() {
        JsonNode rows = CommandRun.fathom("bench", new BusIdleBench().name(), "--repeat", "1", "--json").json().get("rows");
        assertThat(rows).isNotEmpty().allSatisfy(r -> assertThat(r.properties()).extracting(java.util.Map.Entry::getKey).contains("name", "value", "unit", "yardstick", "ratio"));
    }

    @Test
    void theConsoleWithoutADisplayDrawsAndSumsUp() throws Exception {
        CommandRun.Outcome outcome = ChildProcess.fathom(folder, "--seconds", "2", "--json", "--out", folder.resolve("out").toString());
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        JsonNode summary = outcome.json();
        assertThat(summary.get("enginesUp").intValue()).isEqualTo(Catalogue.STANDARD.built().size());
        assertThat(summary.get("ticks").longValue()).isPositive();
        assertThat(summary.get("tickToScreen").get("count").longValue()).isPositive();
        assertThat(outcome.err().strip().lines()).singleElement(InstanceOfAssertFactories.STRING).contains("off screen");
        try (var pictures = Files.list(folder.resolve("out").resolve("pictures"))) {
            assertThat(pictures).hasSize(8);
        }
    }

    @Test
    void aForeignFeedEndsInOneSentenceAndJsonSaysItToo() throws IOException {
        Path file = Files.writeString(folder.resolve("foreign.txt"), "this is no recording\nat all\n");
        CommandRun.Outcome outcome = CommandRun.fathom("engines", "--feed", "replay:" + file, "--json");
        assertThat(outcome.exit()).isEqualTo(Exit.COULD_NOT_RUN);
        assertThat(outcome.err().strip().lines()).hasSize(1);
        assertThat(outcome.json().get("error").stringValue()).contains("line 1");
    }

    @Test
    void scenariosNameTheirThresholds() {
        JsonNode scenarios = CommandRun.fathom("scenarios", "--json").json().get("scenarios");
        assertThat(scenarios.valueStream().map(s -> s.get("id").stringValue())).containsExactly("flash-crash", "extreme-data-load");
        assertThat(scenarios).allSatisfy(s -> assertThat(s.get("thresholds")).isNotEmpty());
    }

    @Test
    void aRecordingIsCounted() throws IOException {
        Path file = recording(folder.resolve("small.txt"), List.of());
        JsonNode summary = CommandRun.fathom("replay", file.toString(), "--speed", "max", "--json").json();
        assertThat(summary.properties()).extracting(java.util.Map.Entry::getKey)
                .containsExactly("frames", "malformed", "trades", "bookUpdates", "gaps", "crossedBooks", "symbols", "seconds", "provenance",
                        "passedOver", "leftOut", "duplicates", "restarts", "waitingForSnapshot", "nonMarketTrades", "remarks", "venue", "checksums", "snapshots", "resets", "staleAtEnd", "last");
        assertThat(summary.get("venue").stringValue()).isEqualTo("binance");
        assertThat(summary.get("checksums").toString()).isEqualTo("{\"good\":0,\"bad\":0,\"absent\":0}");
        assertThat(summary.get("frames").longValue()).isEqualTo(4);
        assertThat(summary.get("trades").longValue()).isOne();
        assertThat(summary.get("gaps").longValue()).isZero();
        assertThat(summary.get("provenance").stringValue()).isEqualTo("REPLAYED");
    }

    @Test
    void aForeignFileEndsInOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("foreign.txt"), "this is no recording\nat all\n");
        CommandRun.Outcome outcome = CommandRun.fathom("replay", file.toString());
        assertThat(outcome.exit()).isEqualTo(Exit.COULD_NOT_RUN);
        assertThat(outcome.err()).startsWith("fathom: ").contains("line 1");
    }

    @Test
    void theDoctorFindsAJdkOfTheRightAge() {
        CommandRun.Outcome outcome = CommandRun.fathom("doctor", "--json", "--out", folder.toString());
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.json().get("checks").valueStream().filter(c -> c.get("name").stringValue().equals("java"))).singleElement()
                .satisfies(c -> assertThat(c.get("state").stringValue()).isEqualTo("ok"));
    }

    /** A snapshot, two changes that follow on it, and a trade. */
    static Path recording(Path file, List<String> more) throws IOException {
        var lines = new java.util.ArrayList<>(List.of(
                START + " {\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1000,\"s\":\"BTCUSDT\",\"U\":95,\"u\":101,\"b\":[[\"99.00\",\"2.0\"]],\"a\":[]}}",
                START + 1 + " {\"lastUpdateId\":100,\"bids\":[[\"99.00\",\"1.0\"],[\"98.00\",\"1.0\"]],\"asks\":[[\"101.00\",\"1.0\"],[\"102.00\",\"1.0\"]]}",
                START + 100_000_000 + " {\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1100,\"s\":\"BTCUSDT\",\"U\":102,\"u\":105,\"b\":[],\"a\":[[\"101.00\",\"0.5\"]]}}",
                START + 150_000_000 + " {\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1150,\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"101.00\",\"q\":\"0.1\",\"T\":1150,\"m\":false,\"M\":true}}"));
        lines.addAll(more);
        return Files.write(file, lines);
    }
}

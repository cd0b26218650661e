package fathom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.platform.Catalogue;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Engines without a screen, as a process of its own, asked over HTTP and ended by a signal. */
class ServeCommandTest {
    private static final List<String> BUILT = Catalogue.STANDARD.built().stream().map(e -> e.id().id()).toList();

    @TempDir
    private Path folder;
    private Process process;

    @AfterEach
    void end() {
        if (process != null) process.destroyForcibly();
    }

    private JsonNode serve(String... arguments) throws IOException {
        return serveAt(List.of("--http", "0"), arguments);
    }

    private JsonNode serveAt(List<String> port, String... arguments) throws IOException {
        var all = new ArrayList<>(List.of("serve", "--json"));
        all.addAll(port);
        all.addAll(List.of(arguments));
        process = ChildProcess.start(folder, all.toArray(String[]::new));
        Path out = folder.resolve("stdout");
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.readString(out).endsWith("\n") || !process.isAlive());
        assertThat(process.isAlive()).as(Files.readString(folder.resolve("stderr"))).isTrue();
        assertThat(Files.readString(out).lines()).as("one line").hasSize(1);
        return JsonMapper.shared().readTree(Files.readString(out));
    }

    private static HttpResponse<String> get(String url) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(url, e);
        }
    }

    @Test
    void aWholePlatformServesUntilItIsToldToEnd() throws Exception {
        JsonNode ready = serve();
        assertThat(ready.get("ready").booleanValue()).isTrue();
        assertThat(ready.get("bus").stringValue()).isEqualTo("local");
        assertThat(ready.get("engines").valueStream().map(JsonNode::stringValue)).containsExactlyElementsOf(BUILT);
        String url = ready.get("http").stringValue();
        assertThat(url).matches("http://127\\.0\\.0\\.1:\\d+");
        HttpResponse<String> health = get(url + "/health");
        assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
        assertThat(JsonMapper.shared().readTree(health.body()).get("engines")).hasSize(BUILT.size());
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(get(url + "/metrics").body())
                .contains("fathom_engine_up{engine=\"risk\"} 1.0").containsPattern("fathom_feed_ticks_total [1-9]").contains("process_cpu_seconds_total"));
        process.destroy();
        CommandRun.Outcome outcome = ChildProcess.outcome(folder, process);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void aListOfEnginesRunsThemWithoutAFeed() throws Exception {
        JsonNode ready = serve("--engines", "risk, vpin");
        assertThat(ready.get("engines").valueStream().map(JsonNode::stringValue)).containsExactly("risk", "vpin");
        JsonNode health = JsonMapper.shared().readTree(get(ready.get("http").stringValue() + "/health").body());
        assertThat(health.get("status").stringValue()).isEqualTo("healthy");
        assertThat(health.get("feed").isNull()).isTrue();
    }

    @Test
    void anEngineAnswersOnAPortOfItsOwn() throws Exception {
        int plus = 20_000 + (int) (ProcessHandle.current().pid() % 19_000);
        serve("--engines", "risk, vpin", "--engine-ports", Integer.toString(plus));
        String risk = "http://127.0.0.1:" + (8200 + plus);
        assertThat(get(risk + "/health").statusCode()).isEqualTo(200);
        assertThat(JsonMapper.shared().readTree(get(risk + "/engine").body()).get("id").stringValue()).isEqualTo("risk");
        assertThat(get(risk + "/var?subject=nobody").statusCode()).isIn(200, 422);
        assertThat(get(risk + "/vpin").statusCode()).as("another engine's").isEqualTo(404);
        assertThat(get("http://127.0.0.1:" + (10_000 + plus) + "/m4-max/status").statusCode()).isEqualTo(200);
    }

    @Test
    void theSecondProcessOfAMachineTakesAnotherPort() throws IOException {
        try (var usual = new ServerSocket()) {
            try {
                usual.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8001));
            } catch (BindException taken) {
                // by somebody else, which is as good
            }
            String http = serveAt(List.of(), "--engines", "risk").get("http").stringValue();
            assertThat(http).doesNotEndWith(":8001");
            assertThat(get(http + "/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoeverListensToOthersNeedsAToken() throws IOException {
        CommandRun.Outcome open = CommandRun.fathom("serve", "--listen", "0.0.0.0", "--http", "0");
        assertThat(open.exit()).isEqualTo(Exit.USAGE);
        assertThat(open.err()).startsWith("fathom: --listen 0.0.0.0 opens the HTTP interface to others, who must show a token: --token-file FILE or ").hasLineCount(1);
        Path weak = Files.writeString(folder.resolve("weak"), "hunter2\n");
        CommandRun.Outcome guessed = CommandRun.fathom("serve", "--token-file", weak.toString(), "--http", "0");
        assertThat(guessed.exit()).isEqualTo(Exit.USAGE);
        assertThat(guessed.err()).isEqualTo("fathom: --token-file: a token has at least 16 characters\n");
        CommandRun.Outcome device = CommandRun.fathom("serve", "--token-file", "/dev/zero", "--http", "0");
        assertThat(device.exit()).isEqualTo(Exit.USAGE);
        assertThat(device.err()).isEqualTo("fathom: --token-file: the token file /dev/zero is not a plain file\n");
    }

    @Test
    void withATokenNothingIsToldToWhoeverDoesNotShowIt() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "correct-horse-battery\n");
        String url = serve("--engines", "risk", "--token-file", file.toString()).get("http").stringValue() + "/health";
        assertThat(get(url).statusCode()).isEqualTo(401);
        try (var client = HttpClient.newHttpClient()) {
            var shown = HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer correct-horse-battery").build();
            assertThat(client.send(shown, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPortThatIsTakenIsOneSentence() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun.Outcome outcome = CommandRun.fathom("serve", "--http", Integer.toString(taken.getLocalPort()));
            assertThat(outcome.exit()).isEqualTo(Exit.COULD_NOT_RUN);
            assertThat(outcome.err()).startsWith("fathom: could not run: port " + taken.getLocalPort() + " on 127.0.0.1 cannot be had: ");
            assertThat(outcome.err().strip().lines()).hasSize(1);
        }
    }

    @Test
    void aFeedThatCannotBeOpenedGivesThePortBack() throws IOException {
        Path foreign = Files.writeString(folder.resolve("foreign.txt"), "this is no recording\n");
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        CommandRun.Outcome outcome = CommandRun.fathom("serve", "--http", Integer.toString(port), "--feed", "replay:" + foreign);
        assertThat(outcome.exit()).isEqualTo(Exit.COULD_NOT_RUN);
        assertThat(outcome.err()).contains("line 1");
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }
}

package fathom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fathom.bus.Bus;
import fathom.bus.BusStats;
import fathom.bus.local.LocalBus;
import fathom.engine.EngineId;
import fathom.market.FeedStatus;
import fathom.market.Feeds;
import fathom.platform.Catalogue;
import fathom.platform.host.Host;
import fathom.platform.host.HostId;
import fathom.platform.host.HostReport;
import fathom.platform.host.Hosts;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HttpInterfaceTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final Pattern SAMPLE = Pattern.compile("([a-z_][a-z0-9_]*)(\\{[a-z_]+=\"[^\"]*\"(?:,[a-z_]+=\"[^\"]*\")*})? (\\S+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Bus bus = new LocalBus("Test");
    private final Host host = new Host(HostId.create(), bus, Catalogue.STANDARD, Set.of(EngineId.MARKETDATA, EngineId.FEATURES), Feeds.STANDARD.parse("sim").open(1, 500), Hosts.Listener.NONE);
    private HttpInterface http;
    private PlatformRoutes platform;

    @BeforeEach
    void start() throws IOException {
        host.start();
        http = new HttpInterface(HERE, 0, new Access(List.of(), null));
    }

    @AfterEach
    void close() {
        http.close();
        if (platform != null) platform.close();
        host.close();
        bus.close();
        client.close();
    }

    private void open(Host h, Bus b) {
        if (platform != null) platform.close();
        platform = new PlatformRoutes(h, b);
        http.open(platform.routes());
    }

    private HttpResponse<String> send(String method, String path) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(http.url() + path)).method(method, BodyPublishers.noBody()).timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        JsonNode document = JsonMapper.shared().readTree(response.body());
        boolean problem = document.has("detail");
        assertThat(response.headers().firstValue("Content-Type")).hasValue(problem ? "application/problem+json" : "application/json; charset=utf-8");
        if (problem) assertThat(document.get("status").intValue()).isEqualTo(response.statusCode());
        return document;
    }

    @Test
    void healthIsGoodWhileAllRunsAndSaysWhatDoesNot() {
        open(host, bus);
        HttpResponse<String> good = send("GET", "/health");
        assertThat(good.statusCode()).isEqualTo(200);
        JsonNode health = json(good);
        assertThat(health.get("status").stringValue()).isEqualTo("healthy");
        assertThat(health.get("reasons")).isEmpty();
        assertThat(health.get("engines").valueStream().map(e -> e.get("id").stringValue() + " " + e.get("state").stringValue())).containsExactly("features running", "marketdata running");
        assertThat(health.get("feed").get("state").stringValue()).isEqualTo("running");
        assertThat(health.get("buses").get(0).get("state").stringValue()).isEqualTo("up");

        host.stopEngine(EngineId.FEATURES);
        HttpResponse<String> bad = send("GET", "/health");
        assertThat(bad.statusCode()).isEqualTo(503);
        assertThat(json(bad).get("reasons").valueStream().map(JsonNode::stringValue)).containsExactly("engine features is stopped: stopped on request");
        host.startEngine(EngineId.FEATURES);
        assertThat(send("GET", "/health").statusCode()).isEqualTo(200);
    }

    @Test
    void whatTheFeedDidNotHandOnIsCountedByKind(@TempDir Path folder) throws IOException {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 200; i++) lines.add("{\"e\":\"trade\",\"E\":1790000000000,\"s\":\"BTC" + i + "_9\",\"t\":1,\"p\":\"1\",\"q\":\"1\",\"T\":1790000000000,\"m\":true}");
        lines.add(lines.getLast());
        lines.add("{\"e\":\"24hrTi\\u0007cker\"}");
        lines.add("{\"e\":");
        lines.add("{\"id\":1,\"result\":null}");
        var stamped = lines.stream().map(line -> "1790000000000000000 " + line).toList();
        Path file = Files.write(folder.resolve("a.rec"), stamped);
        try (var otherBus = new LocalBus("Other"); var other = new Host(HostId.create(), otherBus, Catalogue.STANDARD, Set.of(),
                Feeds.STANDARD.parse("replay:" + file).open(1, 500), Hosts.Listener.NONE)) {
            other.start();
            open(other, otherBus);
            await().atMost(Duration.ofSeconds(20)).until(() -> other.market().orElseThrow().feed().status().state() == FeedStatus.State.ENDED);
            String text = send("GET", "/metrics").body();
            assertThat(text).contains("fathom_feed_malformed_frames_total 1.0", "fathom_feed_left_out_frames_total{symbol=\"BTC199_9\"} 2.0",
                    "fathom_feed_passed_over_frames_total{kind=\"24hrTi?cker\"} 1.0", "fathom_feed_passed_over_frames_total{kind=\"result\"} 1.0", "fathom_feed_duplicate_trades_total 0.0",
                    "fathom_feed_restarts_total 0.0", "fathom_feed_non_market_trades_total 0.0", "fathom_feed_waiting_updates 0.0", "fathom_feed_left_out_frames_total{symbol=\"others\"} 171.0");
            assertThat(text.lines().filter(line -> line.startsWith("fathom_feed_left_out"))).as("few, however many the file names").hasSize(30);
        }
    }

    @Test
    void whoeverCannotBeBelievedDegradesHealthAndIsNamed() {
        open(host, bus);
        var forged = new HostReport(new HostId("ghost", "desk", 7, Long.MAX_VALUE / 2), Long.MAX_VALUE / 2, false, List.of(), null);
        bus.publisher("test").publish(HostReport.TOPICS.topic("ghost"), HostReport.TOPICS.type(), forged, 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> !host.hosts().doubts().isEmpty());
        HttpResponse<String> degraded = send("GET", "/health");
        assertThat(degraded.statusCode()).isEqualTo(200);
        assertThat(json(degraded).get("status").stringValue()).isEqualTo("degraded");
        assertThat(json(degraded).get("reasons").get(0).stringValue()).isEqualTo("desk pid 7 (ghost) is not believed: comes from the future");
    }

    @Test
    void aLostBusIsBadAndOneWithAFaultCarriesOn() {
        open(host, in(BusStats.State.DOWN));
        HttpResponse<String> lost = send("GET", "/health");
        assertThat(lost.statusCode()).isEqualTo(503);
        assertThat(json(lost).get("reasons").get(0).stringValue()).isEqualTo("bus Test is down: it does not answer");
        assertThat(send("GET", "/metrics").body()).contains("fathom_bus_up{bus=\"Test\"} 0.0");
        open(host, in(BusStats.State.DEGRADED));
        HttpResponse<String> degraded = send("GET", "/health");
        assertThat(degraded.statusCode()).isEqualTo(200);
        assertThat(json(degraded).get("status").stringValue()).isEqualTo("degraded");
        assertThat(json(degraded).get("reasons").get(0).stringValue()).startsWith("bus ").endsWith(" is degraded: it does not answer");
        assertThat(json(degraded).get("buses").get(0).get("why").stringValue()).isEqualTo("it does not answer");
    }

    /** The bus, which says that it is in this state. */
    private Bus in(BusStats.State state) {
        return (Bus) Proxy.newProxyInstance(Bus.class.getClassLoader(), new Class<?>[] {Bus.class}, (proxy, method, arguments) -> {
            Object result = method.invoke(bus, arguments);
            return result instanceof BusStats s ? new BusStats(s.name(), s.address(), state, "it does not answer", s.published(), s.inboxes(), s.topics(), null, List.of(), List.of()) : result;
        });
    }

    @Test
    void metricsAreAsPrometheusReadsThem() {
        open(host, bus);
        await().atMost(Duration.ofSeconds(20)).until(() -> host.engines().stream().allMatch(e -> e.inbox().handled() > 100 && e.inbox().done().count() > 0));
        HttpResponse<String> response = send("GET", "/metrics");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain; version=0.0.4");
        Map<String, String> types = new HashMap<>(), values = new HashMap<>();
        Set<String> helped = new HashSet<>();
        for (String line : response.body().lines().toList()) {
            String[] words = line.split(" ", 4);
            if (line.startsWith("# HELP ")) {
                assertThat(helped.add(words[2])).as("explained once: " + line).isTrue();
                assertThat(words[3]).isNotBlank();
            } else if (line.startsWith("# TYPE ")) {
                assertThat(types.put(words[2], words[3])).as("typed once: " + line).isNull();
            } else {
                var sample = SAMPLE.matcher(line);
                assertThat(sample.matches()).as(line).isTrue();
                assertThat(values.put(line.substring(0, line.lastIndexOf(' ')), sample.group(3))).as("said once: " + line).isNull();
                Double.parseDouble(sample.group(3).replace("+Inf", "Infinity"));
            }
        }
        assertThat(helped).isEqualTo(types.keySet());
        assertThat(types).allSatisfy((name, type) -> assertThat(name.endsWith("_total")).as(name + " is a " + type).isEqualTo(type.equals("counter")));
        assertThat(types.keySet()).filteredOn(n -> n.startsWith("fathom_")).noneMatch(n -> n.matches(".*(millis|nanos|_ms|_kb|_mb|percent).*"));
        assertThat(types).containsEntry("fathom_engine_handle_latency_seconds", "summary").containsEntry("process_cpu_seconds_total", "counter").containsEntry("jvm_memory_used_bytes", "gauge")
                .containsEntry("fathom_bus_backlog_entries", "gauge").containsEntry("fathom_bus_lost_messages_total", "counter");
        assertThat(types).as("what a bus inside the process does not have is not there").doesNotContainKeys("fathom_bus_sent_bytes_total");
        assertThat(values).containsEntry("fathom_engine_up{engine=\"features\"}", "1.0");
        assertThat(Double.parseDouble(values.get("fathom_engine_messages_handled_total{engine=\"marketdata\"}"))).isGreaterThan(100);
        assertThat(Double.parseDouble(values.get("fathom_bus_published_messages_total{bus=\"Test\"}"))).isGreaterThan(100);
        assertThat(Double.parseDouble(values.get("fathom_engine_handle_latency_seconds{engine=\"features\",quantile=\"0.5\"}"))).isBetween(1e-9, 10.0);
        assertThat(Double.parseDouble(values.get("process_cpu_seconds_total"))).isPositive();
    }

    @Test
    void whatIsNotThereAndWhatIsNotAllowedIsOneSentence() {
        open(host, bus);
        for (String path : List.of("/healthz", "/health/", "/metrics/x", "/..%2f..%2fetc/passwd", "/" + "x".repeat(2_000))) {
            HttpResponse<String> response = send("GET", path);
            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(json(response).get("detail").stringValue()).startsWith("there is no /").endsWith("; / lists what there is").hasSizeLessThan(200);
        }
        for (String method : List.of("POST", "PUT", "DELETE")) {
            HttpResponse<String> response = send(method, "/health");
            assertThat(response.statusCode()).isEqualTo(405);
            assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD");
            assertThat(json(response).get("detail").stringValue()).isEqualTo("/health is only read: use GET");
        }
        HttpResponse<String> head = send("HEAD", "/health");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void theMachineIsToldWithItsSources() {
        open(host, bus);
        JsonNode status = json(send("GET", "/m4-max/status"));
        assertThat(status.get("machine").get("logicalCores").intValue()).isPositive();
        assertThat(status.get("readings")).isNotEmpty().allSatisfy(r -> assertThat(r.has("value") ? r.get("provenance").stringValue() : r.get("absent").stringValue()).isNotBlank());
        assertThat(status.get("readings").valueStream().filter(r -> r.get("name").stringValue().equals("memory.used")).map(r -> r.get("source").stringValue())).first().asString().startsWith("OSHI");
        assertThat(send("GET", "/metrics").body()).containsPattern("fathom_machine_reading\\{provenance=\"measured\",reading=\"memory.used\",unit=\"bytes\"} [1-9]");
    }

    @Test
    void everyRouteOfTheDocumentIsAnsweredAsItSays() {
        open(host, bus);
        JsonNode paths = json(send("GET", "/openapi.json")).get("paths");
        assertThat(paths.propertyNames()).contains("/health", "/metrics", "/openapi.json", "/");
        paths.propertyNames().forEach(path -> {
            HttpResponse<String> response = send("GET", path);
            JsonNode said = paths.at("/" + path.replace("/", "~1") + "/get/responses/" + response.statusCode() + "/content");
            assertThat(said.propertyNames()).as(path).containsExactly(response.headers().firstValue("Content-Type").orElseThrow().split(";")[0]);
        });
        assertThat(send("GET", "/").body()).contains("<a href=\"/health\">");
    }

    @Test
    void beforeItIsOpenItIsNotReadyAndATroubleInsideIsNotTold() {
        assertThat(send("GET", "/health").statusCode()).isEqualTo(503);
        assertThat(json(send("GET", "/health")).get("detail").stringValue()).isEqualTo("not ready yet");
        open(host, (Bus) Proxy.newProxyInstance(Bus.class.getClassLoader(), new Class<?>[] {Bus.class}, (proxy, method, arguments) -> {
            throw new IllegalStateException("password is 1234");
        }));
        HttpResponse<String> response = send("GET", "/metrics");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("1234").doesNotContain("Exception");
    }

    @Test
    void aTakenPortIsOneSentence() {
        int port = URI.create(http.url()).getPort();
        assertThatThrownBy(() -> new HttpInterface(HERE, port, new Access(List.of(), null))).isInstanceOf(IOException.class).hasMessageMatching("port " + port + " on 127\\.0\\.0\\.1 cannot be had: [^\n]+");
    }
}

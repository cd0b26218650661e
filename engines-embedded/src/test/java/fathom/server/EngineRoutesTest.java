package fathom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.bus.Bus;
import fathom.bus.local.LocalBus;
import fathom.engine.WeatherEngine;
import fathom.platform.Catalogue;
import fathom.platform.host.Host;
import fathom.platform.host.HostId;
import fathom.platform.host.Hosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every engine over HTTP, one that only this test knows among them: each declared question is a route that the OpenAPI document tells of, and none ends in 500. */
class EngineRoutesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Catalogue CATALOGUE = Catalogue.STANDARD.with(WeatherEngine.DEFINITION);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Bus bus = new LocalBus("Test");
    private final Host host = new Host(HostId.create(), bus, CATALOGUE, CATALOGUE.builtIds(), CATALOGUE.feeds().parse("sim").open(1, 500), Hosts.Listener.NONE);
    private HttpInterface http;
    private EngineRoutes engines;

    @BeforeEach
    void start() throws IOException {
        host.start();
        http = new HttpInterface(InetAddress.getLoopbackAddress(), 0, new Access(List.of(), null));
        engines = new EngineRoutes(host, bus, CATALOGUE);
        http.open(engines.routes());
    }

    @AfterEach
    void close() {
        http.close();
        engines.close();
        host.close();
        bus.close();
        client.close();
    }

    private HttpResponse<String> send(String method, String path, String type, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(http.url() + path)).timeout(PATIENCE);
        if (type != null) request.header("Content-Type", type);
        return client.send(request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(send("GET", path, null, null).body());
    }

    @Test
    void everyRouteOfTheDocumentAnswersGoodMissingAndHostileInputWithoutFailing() throws Exception {
        JsonNode paths = get("/openapi.json").get("paths");
        for (var engine : CATALOGUE.built()) {
            for (var question : engine.questions()) assertThat(paths.has("/engines/" + engine.id().id() + "/" + question.name())).as("%s %s", engine.id(), question.name()).isTrue();
        }
        for (var path : paths.properties()) {
            for (var method : path.getValue().properties()) {
                String route = path.getKey().replace("{job}", "none"), verb = method.getKey().toUpperCase();
                boolean posts = verb.equals("POST");
                List<String> bodies = posts ? List.of("{}", "{\"subject\":\"BTC\"}", "{\"set\":{\"no\":1}}", "[]", "{", "{\"subject\":{}}", "{\"set\":{\"factor\":{}}}", "{\"input\":7}", "{\"input\":[{}]}", "{\"input\":{\"columns\":[\"a\"],\"rows\":[[\"x\"]]}}", "null") : List.of("");
                for (String body : bodies) {
                    var response = send(verb, route, posts ? "application/json" : null, posts ? body : null);
                    assertThat(response.statusCode()).as("%s %s %s: %s", verb, route, body, response.body()).isLessThan(500);
                    if (response.statusCode() >= 400) assertThat(JsonMapper.shared().readTree(response.body()).get("detail").asString()).isNotBlank();
                }
                assertThat(send(verb, route + "?nothing=1", posts ? "application/json" : null, posts ? "{}" : null).statusCode()).as(route).isIn(400, 200);
            }
        }
    }

    @Test
    void parametersAndInputsArriveAndWhatIsWrongIsASentence() throws Exception {
        assertThat(get("/engines/weather/forecast?factor=3").get("result").get("warmth").asDouble()).isEqualTo(63);
        assertThat(send("GET", "/engines/weather/forecast?factor=0", null, null).statusCode()).isEqualTo(400);
        var posted = send("POST", "/engines/weather/forecast", "application/json", "{\"set\":{\"factor\":4}}");
        assertThat(JsonMapper.shared().readTree(posted.body()).get("result").get("warmth").asDouble()).isEqualTo(84);
        JsonNode mean = JsonMapper.shared().readTree(send("POST", "/engines/weather/mean", "text/csv", "time,value\n1,2\n2,5\n").body());
        assertThat(mean.get("result").asDouble()).isEqualTo(3.5);
        assertThat(mean.get("conventions").get("mean").asString()).isEqualTo("arithmetic");
        assertThat(mean.get("inputs").get("count").asInt()).isEqualTo(2);
        assertThat(mean.get("inputs").get("sha256").asString()).hasSize(64);
        var bad = send("POST", "/engines/weather/mean", "text/csv", "time,value\n1,x\n");
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(bad.body()).contains("row 1 of the input, column 'value': 'x' is no number");
        assertThat(send("POST", "/engines/weather/forecast", "text/csv", "a\n1\n").statusCode()).isEqualTo(415);
    }

    @Test
    void aJobIsAResource() throws Exception {
        var submitted = send("POST", "/engines/weather/climate", "application/json", "{}");
        assertThat(submitted.statusCode()).isEqualTo(202);
        String place = submitted.headers().firstValue("Location").orElseThrow();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(get(place).get("state").asString()).isEqualTo("done"));
        assertThat(get(place).get("result").get("sky").asString()).isEqualTo("grey");
        assertThat(get("/jobs").size()).isEqualTo(1);
        assertThat(send("DELETE", place, null, null).statusCode()).isEqualTo(409);
        assertThat(send("GET", "/jobs/none", null, null).statusCode()).isEqualTo(404);
    }

    @Test
    void whatAnEngineIsAndCanBeAskedIsTold() throws Exception {
        JsonNode risk = get("/engines/risk");
        assertThat(risk.get("state").asString()).isEqualTo("running");
        assertThat(risk.get("questions").size()).isEqualTo(CATALOGUE.engine("risk").orElseThrow().questions().size());
        assertThat(risk.has("longestMicros")).isTrue();
        assertThat(get("/engines").size()).isEqualTo(CATALOGUE.built().size());
    }
}

package fathom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.setting.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that a client may do to the HTTP interface, with bare sockets. */
class DoorsTest {
    private static final String SECRET = "0123456789abcdef";
    private static final Duration SHORT = Duration.ofMillis(300), LONG = Duration.ofMinutes(5), SOON = Duration.ofSeconds(60);
    private static final String HEALTH = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final CountDownLatch held = new CountDownLatch(1);
    private HttpInterface http;

    @AfterEach
    void close() {
        held.countDown();
        if (http != null) http.close();
    }

    private static Limits limits(int connections, int running, Duration request, Duration answer, Duration idle) {
        return new Limits(connections, 4096, running, 8 << 20, request, answer, idle);
    }

    private void start(Limits limits, Access access) throws IOException {
        http = new HttpInterface(InetAddress.getLoopbackAddress(), 0, access, limits);
        byte[] large = new byte[7 << 20];
        http.open(Routes.NONE.with(Route.get("/health", "Health").answers(200, "text/plain", "ok").asUrgent().by(call -> text("ok")),
                Route.get("/items/{item}", "An item").with(new Setting.Numeric("level", "", 0, 1, 0.5, "How much")).answers(200, "text/plain", "it").by(call -> text(call.text("item") + " " + call.number("level"))),
                Route.get("/large", "Much").answers(200, "text/plain", "much").by(call -> Response.of(200, "text/plain", large)),
                Route.get("/held", "Late").answers(200, "text/plain", "late").by(call -> {
                    await().atMost(SOON).until(() -> held.getCount() == 0);
                    return text("late");
                }),
                Route.post("/echo", "The same").with(Body.json("Anything", Map.of()).atMost(1000)).answers(200, "application/json", "The same").by(call -> Response.json(200, call.json()))));
    }

    private void start() throws IOException {
        start(limits(64, 8, LONG, LONG, LONG), new Access(List.of("desk.example"), null));
    }

    private static Response text(String text) {
        return Response.of(200, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private Raw.Reply ask(String request) throws IOException {
        try (var client = new Raw(http.url())) {
            return client.ask(request);
        }
    }

    private static String problem(Raw.Reply reply) {
        assertThat(reply.headers()).containsEntry("content-type", "application/problem+json");
        JsonNode document = JsonMapper.shared().readTree(reply.body());
        assertThat(document.get("status").intValue()).isEqualTo(reply.status());
        assertThat(document.get("title").stringValue()).isNotBlank();
        return document.get("detail").stringValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8001", "localhost.", "127.0.0.1", "127.0.0.1:1", "127.1.2.3", "[::1]:8001", "desk.example", "Desk.Example:443"})
    void ourNamesAreAnswered(String host) throws IOException {
        start();
        assertThat(ask("GET /health HTTP/1.1\r\nHost: " + host + "\r\n\r\n").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "10.0.0.1", "0.0.0.0:8001", "127.0.0.1.evil.example", "", "[fe80::1]", "desk.example@evil.example"})
    void otherNamesAreNot(String host) throws IOException {
        start();
        Raw.Reply reply = ask("GET /health HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        assertThat(reply.status()).isEqualTo(421);
        assertThat(problem(reply)).contains("--host-name");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
            GET /health HTTP/1.1\\r\\n\\r\\n                                                                 | 400 | a request has one Host header
            GET /health HTTP/1.1\\r\\nHost: localhost\\r\\nHost: evil\\r\\n\\r\\n                             | 400 | a request has one Host header
            GET mailto:desk HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n                                         | 400 | a request names a path that begins with a slash
            GET health HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n                                              | 400 | a request names a path that begins with a slash
            OPTIONS * HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n                                               | 400 | a request names a path that begins with a slash
            CONNECT localhost:1 HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n                                     | 400 | a request names a path that begins with a slash
            GET http://evil/health HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n                                  | 421 | this is not the host that the request names; --host-name adds a name
            GET /%zz HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n                                                | 400 | the address of the request is not well encoded
            GET /%ff HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n                                                | 400 | the address of the request is not well encoded
            GET /a%00 HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n                                               | 400 | the address of the request is not well encoded
            GET /nothing HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n                                            | 404 | there is no /nothing; / lists what there is
            GET /items/..%2fhealth/x HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n                                | 404 | there is no /items/../health/x; / lists what there is
            BREW /health HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n                                            | 405 | /health is only read: use GET
            GET /echo HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n                                               | 405 | /echo is asked by POST, not GET
            GET /items/a?level=2 HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n                                    | 400 | the setting 'level' must be between 0 and 1, not 2.0
            GET /items/a?level=x HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n                                    | 400 | 'level' must be a number, not 'x'
            GET /items/a?levle=1 HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n                                    | 400 | there is no parameter levle; did you mean level?
            GET /items/a?level=1&level=0 HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n                            | 400 | the parameter level is said twice
            GET /health HTTP/1.1\\r\\nHost: localhost\\r\\nOrigin: http://evil.example\\r\\n\\r\\n            | 403 | pages of other origins may not ask
            GET /health HTTP/1.1\\r\\nHost: localhost\\r\\nOrigin: null\\r\\n\\r\\n                           | 403 | pages of other origins may not ask
            GET /health HTTP/3.0\\r\\nHost: localhost\\r\\n\\r\\n                                             | 505 | HTTP 1.1 and 1.0 are spoken here
            \\026\\003\\001\\r\\n\\r\\n                                                                 | 400 | the request is not HTTP
            GET /health HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 5\\r\\n\\r\\nabcde                 | 413 | no body is read here
            GET /health HTTP/1.1\\r\\nHost: localhost\\r\\nExpect: tea\\r\\n\\r\\n                            | 417 | of expectations 100-continue alone is understood
            POST /echo HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 2000\\r\\n\\r\\n                    | 413 | the body is larger than 1000 bytes
            POST /echo HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: -1\\r\\n\\r\\n                      | 400 | the request is not HTTP
            POST /echo HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 1\\r\\nContent-Length: 2\\r\\n\\r\\n | 400 | the request is not HTTP
            POST /echo HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 4\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\n | 400 | the request is not HTTP
            POST /echo HTTP/1.1\\r\\nHost: localhost\\r\\nTransfer-Encoding: gzip\\r\\n\\r\\n                 | 400 | the request is not HTTP
            POST /echo HTTP/1.1\\r\\nHost: localhost\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nzz\\r\\n       | 400 | the request is not HTTP
            POST /echo HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Type: text/css\\r\\nContent-Length: 1\\r\\n\\r\\n1 | 415 | the body is read as application/json only
            POST /echo HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 2\\r\\n\\r\\n{]                     | 400 | the body is not JSON: line 1, column 2
            POST /echo HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 13\\r\\n\\r\\n{\"a\":1,\"a\":2} | 400 | ~the body is not JSON: line 1, column 11~
            POST /echo HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 2\\r\\n\\r\\n\\377\\376          | 400 | the body is not UTF-8
            """)
    void whatIsWrongIsOneSentence(String request, int status, String sentence) throws IOException {
        start();
        Raw.Reply reply = ask(request.strip().translateEscapes());
        assertThat(problem(reply)).isEqualTo(sentence);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(ask(HEALTH).status()).isEqualTo(200);
    }

    @Test
    void anAddressInTheRequestIsAPathAndAName() throws IOException {
        start();
        assertThat(ask("GET http://localhost/items/a%20b?level=1 HTTP/1.1\r\nHost: localhost\r\n\r\n").body()).isEqualTo("a b 1.0");
        assertThat(ask("GET /items/a+b HTTP/1.0\r\n\r\n").body()).isEqualTo("a+b 0.5");
    }

    @Test
    void aBodyComesWholeOrInPiecesAndIsReadAsJson() throws IOException {
        start();
        try (var client = new Raw(http.url())) {
            assertThat(client.ask("POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n").body()).isEqualTo("{\"a\":1}\n");
            assertThat(client.ask("POST /echo HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n").status()).isEqualTo(100);
            assertThat(client.ask("[]").body()).isEqualTo("[]\n");
            assertThat(client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n").ask("400\r\n" + "x".repeat(1024) + "\r\n").status()).isEqualTo(413);
            assertThat(client.isEnded()).isTrue();
        }
        assertThat(http.buffered()).isZero();
    }

    @Test
    void requestsOneBehindTheOtherAreAnsweredInOrder() throws IOException {
        start();
        try (var client = new Raw(http.url())) {
            var all = new StringBuilder();
            for (int i = 0; i < 200; i++) all.append("GET /items/").append(i).append(i % 3 == 0 ? "/x" : "").append(" HTTP/1.1\r\nHost: localhost\r\n\r\n");
            client.send(all.toString());
            for (int i = 0; i < 200; i++) {
                Raw.Reply reply = client.reply();
                if (i % 3 == 0) assertThat(reply.status()).isEqualTo(404);
                else assertThat(reply.body()).isEqualTo(i + " 0.5");
            }
        }
    }

    @Test
    void headersWithoutEnd() throws IOException {
        start();
        assertThat(ask("GET /health HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(5000) + "\r\n\r\n").status()).isEqualTo(431);
        assertThat(ask("GET /health HTTP/1.1\r\nHost: localhost\r\n" + "a:\r\n".repeat(10_000) + "\r\n").status()).isEqualTo(431);
        assertThat(ask("GET /" + "x".repeat(9000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n").status()).isEqualTo(414);
    }

    @Test
    void idleConnectionsGiveWay() throws IOException {
        start();
        var idle = new ArrayList<Raw>();
        try {
            for (int i = 0; i < 128; i++) idle.add(new Raw(http.url()));
            assertThat(ask(HEALTH).status()).isEqualTo(200);
            assertThat(idle.getFirst().isEnded()).as("the one that was waited for longest went").isTrue();
            await().atMost(SOON).until(() -> http.connections() <= 64);
        } finally {
            for (Raw r : idle) r.close();
        }
        await().atMost(SOON).until(() -> http.connections() == 0);
    }

    @Test
    void whoeverSendsNothingOrTooSlowlyIsCut() throws IOException {
        start(limits(64, 8, SHORT, LONG, SHORT), new Access(List.of(), null));
        try (var silent = new Raw(http.url()); var slow = new Raw(http.url()); var body = new Raw(http.url())) {
            slow.send("GET /health HTT");
            body.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");
            assertThat(silent.isEnded()).isTrue();
            assertThat(slow.reply().status()).isEqualTo(408);
            assertThat(slow.isEnded()).isTrue();
            assertThat(body.reply().status()).isEqualTo(408);
        }
        assertThat(http.buffered()).isZero();
    }

    @Test
    void whoeverAsksForMuchAndReadsNothingIsCutAndCostsNoMore() throws IOException {
        start(limits(64, 8, LONG, SHORT, LONG), new Access(List.of(), null));
        try (var first = new Raw(http.url(), 1024)) {
            first.send("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(50));
            await().pollInterval(Duration.ofMillis(2)).atMost(SOON).until(() -> http.buffered() > 0);
            await().atMost(SOON).until(() -> http.connections() == 0 && http.buffered() == 0);
        }
    }

    @Test
    void answersThatWaitToBeReadHaveABound() throws IOException {
        start();
        try (var first = new Raw(http.url(), 1024)) {
            first.send("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
            await().atMost(SOON).until(() -> http.buffered() > 0);
            Raw.Reply second = ask("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(second.status()).isEqualTo(429);
            assertThat(second.headers()).containsEntry("retry-after", "1");
            assertThat(ask(HEALTH).status()).isEqualTo(200);
        }
        await().atMost(SOON).until(() -> http.buffered() == 0);
    }

    @Test
    void tooManyAtOnceAreToldToComeBackAndHealthIsAnsweredAllTheSame() throws IOException {
        start();
        var clients = new ArrayList<Raw>();
        try {
            for (int i = 0; i < 8; i++) clients.add(new Raw(http.url()).send("GET /held HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            await().atMost(SOON).until(() -> ask("GET /items/a HTTP/1.1\r\nHost: localhost\r\n\r\n").status() == 429);
            assertThat(ask(HEALTH).status()).isEqualTo(200);
            held.countDown();
            for (Raw r : clients) assertThat(r.reply().body()).isEqualTo("late");
        } finally {
            for (Raw r : clients) r.close();
        }
        assertThat(ask("GET /items/a HTTP/1.1\r\nHost: localhost\r\n\r\n").status()).isEqualTo(200);
    }

    @Test
    void whatIsWorkedOnIsAnsweredBeforeTheEnd() throws Exception {
        start();
        try (var client = new Raw(http.url())) {
            client.send("GET /held HTTP/1.1\r\nHost: localhost\r\n\r\n");
            await().atMost(SOON).until(() -> http.running() == 1);
            var closing = Thread.ofVirtual().start(http::close);
            await().atMost(SOON).until(() -> closing.getState() == Thread.State.TIMED_WAITING);
            held.countDown();
            Raw.Reply reply = client.reply();
            assertThat(reply.body()).isEqualTo("late");
            assertThat(reply.headers()).containsEntry("connection", "close");
            closing.join();
        }
    }

    @ParameterizedTest
    @CsvSource(value = {"''|401", "Bearer|401", "Bearer 0123456789abcdeF|401", "Basic 0123456789abcdef|401", "Bearer 0123456789abcdef0|401", "Bearer 0123456789abcdef|200", "bearer  0123456789abcdef|200"},
            delimiter = '|')
    void aTokenMustBeShown(String shown, int status) throws IOException {
        start(limits(64, 8, LONG, LONG, LONG), new Access(List.of(), Token.of(SECRET)));
        Raw.Reply reply = ask("GET /health HTTP/1.1\r\nHost: localhost\r\n" + (shown.isEmpty() ? "" : "Authorization: " + shown + "\r\n") + "\r\n");
        assertThat(reply.status()).isEqualTo(status);
        if (status == 401) {
            assertThat(problem(reply)).doesNotContain(SECRET);
            assertThat(reply.headers()).containsEntry("www-authenticate", "Bearer");
        }
        assertThat(ask("GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n").status()).as("nobody learns what there is").isEqualTo(401);
    }
}

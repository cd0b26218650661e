package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("looks at all threads of the process")
class RedisConnectorTest {
    private static final String KEY = "fathom:{desk}:x";

    @AutoClose
    private final RedisServer server;
    @AutoClose
    private final RedisConnector connector;

    RedisConnectorTest() throws RedisException {
        server = TestRedis.start("desk");
        connector = TestRedis.connect(server);
    }

    private static String failure(String address) {
        try (var connector = RedisConnectors.of(RedisAddress.parse(address))) {
            connector.open("test", KEY);
            throw new AssertionError("connected to " + address);
        } catch (RedisException e) {
            assertThat(e.getMessage()).doesNotContain("\n");
            return e.getMessage();
        }
    }

    private String here() {
        return "127.0.0.1:" + server.port();
    }

    @Test
    void oneCanConnectWhileAnotherIsJustBeingClosed() throws RedisException {
        for (int i = 0; i < 30; i++) {
            try (var next = TestRedis.connect(server); var link = next.open("test", KEY)) {
                assertThat(link.connection().sync().ping()).isEqualTo("PONG");
            }
        }
    }

    @Test
    void whoKeepsTheCommonPoolBusyHoldsNobodyUp() throws RedisException {
        var go = new CountDownLatch(1);
        for (int i = Math.max(1, ForkJoinPool.getCommonPoolParallelism()); i > 0; i--) ForkJoinPool.commonPool().submit(() -> {
            go.await();
            return null;
        });
        try {
            assertThat(connector.open("test", KEY).isOpen()).isTrue();
        } finally {
            go.countDown();
        }
    }

    @Test
    void itIsNamedInTheListOfClients() throws RedisException {
        RedisLink link = connector.open("fathom desk writer", KEY);
        assertThat(link.connection().sync().clientList()).contains("name=fathom-desk-writer ");
        assertThat(connector.address()).isEqualTo("redis://" + here());
    }

    @Test
    @SuppressWarnings("unchecked")
    void aReaderMayBlockForASecond() throws RedisException {
        RedisLink link = connector.open("test", KEY);
        assertThat(link.connection().sync().xread(XReadArgs.Builder.block(Duration.ofSeconds(1)), StreamOffset.latest(KEY))).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void lossIsToldOnceAndEndsWhatWasPending() throws Exception {
        RedisLink link = connector.open("test", KEY);
        var lost = new AtomicInteger();
        link.onLost(lost::incrementAndGet);
        RedisFuture<?> pending = link.connection().async().xread(XReadArgs.Builder.block(Duration.ofSeconds(60)), StreamOffset.latest(KEY));
        assertThat(link.isOpen()).isTrue();

        server.kill();
        await().untilAtomic(lost, Matchers.is(1));
        assertThat(link.isOpen()).isFalse();
        assertThatThrownBy(() -> pending.get(5, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                .satisfies(e -> assertThat(RedisErrors.explain("h", e)).hasMessage("Redis at h closed the connection"));

        server.restart();
        assertThatThrownBy(() -> link.connection().sync().ping()).as("it is never mended").isInstanceOf(io.lettuce.core.RedisException.class);
        link.close();
        link.onLost(lost::incrementAndGet);
        assertThat(lost).hasValue(2);
        assertThat(connector.open("test", KEY).isOpen()).isTrue();
    }

    @Test
    void closingIsALossToo() throws Exception {
        RedisLink link = connector.open("test", KEY);
        var lost = new AtomicInteger();
        link.onLost(lost::incrementAndGet);
        link.close();
        link.close();
        await().untilAtomic(lost, Matchers.is(1));
    }

    @Test
    void aFrozenServerIsASentenceAndWhatThawsGoesOn() throws Exception {
        RedisLink link = connector.open("test", KEY);
        String sentence = "Redis at " + here() + " did not answer for 3 s: it is frozen or overloaded";
        TestRedis.freeze(server);
        try {
            RedisFuture<String> written = link.connection().async().xadd(KEY, Map.of("m", new byte[1]));
            RedisFuture<String> asked = link.connection().async().ping();
            assertThat(failure("redis://" + here())).isEqualTo(sentence);
            assertThatThrownBy(() -> asked.get(5, TimeUnit.SECONDS)).satisfies(e -> assertThat(RedisErrors.explain(here(), e)).hasMessage(sentence));
            assertThat(written.isDone()).isFalse();
            TestRedis.thaw(server);
            assertThat(written.get(5, TimeUnit.SECONDS)).isNotNull();
        } finally {
            TestRedis.thaw(server);
        }
    }

    @Test
    void whoIsNotLetInHearsWhy() {
        assertThat(failure("redis://" + here())).isEqualTo("Redis at " + here() + " wants a password");
        assertThat(failure("redis://fathom:wrong@" + here())).isEqualTo("Redis at " + here() + " does not accept the user or the password");
        String cluster = server.uriForOthers().replace("redis:", "redis-cluster:");
        assertThat(failure(cluster)).isEqualTo("Redis at " + here() + " is no cluster: its address starts with redis://");
        String sentinel = server.uriForOthers().replace("redis:", "redis-sentinel:").replace("?", "/desk?");
        assertThat(failure(sentinel)).isEqualTo("Redis at " + here() + " is no sentinel: its address starts with redis://");
    }

    @Test
    void whereNoRedisIsASentenceSaysSo() throws Exception {
        assertThat(failure("redis://no-such-host.invalid")).isEqualTo("Redis at no-such-host.invalid:6379 has a host name that nobody knows");
        int nobody = FreePort.find();
        assertThat(failure("redis://127.0.0.1:" + nobody)).isEqualTo("Redis at 127.0.0.1:" + nobody + " cannot be reached: nothing listens there");

        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.start();
        assertThat(failure("redis://127.0.0.1:" + http.getAddress().getPort())).endsWith("does not answer as a Redis server does");
        http.stop(0);

        try (var rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) rude.accept().close();
                } catch (IOException e) {
                    // the test is over
                }
            });
            assertThat(failure("redis://127.0.0.1:" + rude.getLocalPort()))
                    .endsWith("closed the connection at once: if it wants TLS, its address starts with rediss");
        }
    }

    @Test
    void aClosedConnectorLeavesNoThreadAndOpensNothing() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        var other = TestRedis.connect(server);
        RedisLink link = other.open("test", KEY);
        link.connection().sync().ping();
        assertThat(lettuceThreadsSince(before)).isNotEmpty();
        other.close();
        await().untilAsserted(() -> assertThat(lettuceThreadsSince(before)).isEmpty());
        assertThat(link.isOpen()).isFalse();
        assertThatThrownBy(() -> other.open("test", KEY)).hasMessage("connections to Redis at " + here() + " were closed");
    }

    @Test
    void whoIsConnectingWhenItIsClosedIsToldSo() throws Exception {
        var other = TestRedis.connect(server);
        TestRedis.freeze(server);
        try {
            var opening = CompletableFuture.supplyAsync(() -> {
                try {
                    return other.open("test", KEY).toString();
                } catch (RedisException e) {
                    return e.getMessage();
                }
            });
            await().until(RedisConnectorTest::somebodyConnects);
            other.close();
            assertThat(opening.get(2, TimeUnit.SECONDS)).isEqualTo("connections to Redis at " + here() + " were closed");
        } finally {
            TestRedis.thaw(server);
        }
    }

    private static boolean somebodyConnects() {
        return Thread.getAllStackTraces().values().stream().flatMap(Arrays::stream)
                .anyMatch(f -> f.getClassName().equals(LettuceClient.class.getName()) && f.getMethodName().equals("open"));
    }

    private static Set<String> lettuceThreadsSince(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream().filter(t -> !before.contains(t)).map(Thread::getName).filter(n -> n.startsWith("lettuce"))
                .collect(Collectors.toSet());
    }
}

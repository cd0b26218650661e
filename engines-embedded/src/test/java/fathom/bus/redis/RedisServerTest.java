package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.Consumer;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RedisServerTest {
    private static final String KEY = "fathom:{desk}:x";
    private static final Map<String, byte[]> BODY = Map.of("m", new byte[]{1});

    @AutoClose
    private final RedisServer server;
    @AutoClose
    private final RedisConnector connector;

    RedisServerTest() throws RedisException {
        server = TestRedis.startDurable("Market data/1");
        connector = TestRedis.connect(server);
    }

    private RedisCommands<String, byte[]> commands() throws RedisException {
        return connector.open("test", KEY).connection().sync();
    }

    @Test
    @SuppressWarnings("unchecked")
    void itsUserMayDoWhatABusNeeds() throws RedisException {
        var redis = commands();
        String id = redis.xadd(KEY, BODY);
        redis.xgroupCreate(StreamOffset.from(KEY, "0"), "group", XGroupCreateArgs.Builder.mkstream());
        assertThat(redis.xread(StreamOffset.from(KEY, "0"))).hasSize(1);
        assertThat(redis.xreadgroup(Consumer.from("group", "me"), XReadArgs.Builder.count(1), StreamOffset.lastConsumed(KEY))).hasSize(1);
        assertThat(redis.xautoclaim(KEY, XAutoClaimArgs.Builder.xautoclaim(Consumer.from("group", "you"), 0, "0")).getMessages()).hasSize(1);
        assertThat(redis.xpending(KEY, "group").getCount()).isEqualTo(1);
        assertThat(redis.xack(KEY, "group", id)).isEqualTo(1);
        assertThat(redis.xrange(KEY, Range.unbounded())).hasSameSizeAs(redis.xrevrange(KEY, Range.unbounded(), Limit.from(9))).hasSize(1);
        assertThat(redis.xinfoStream(KEY)).isNotEmpty();
        assertThat(redis.xinfoGroups(KEY)).hasSize(1);
        assertThat(redis.xinfoConsumers(KEY, "group")).hasSize(2);
        assertThat(redis.memoryUsage(KEY)).isPositive();
        assertThat(redis.xtrim(KEY, 0)).isEqualTo(redis.xlen(KEY) + 1);
        assertThat(redis.hset("fathom:h", Map.of("a", new byte[]{2}))).isEqualTo(1);
        assertThat(redis.expire("fathom:h", 10)).isTrue();
        assertThat(redis.hgetall("fathom:h")).containsOnlyKeys("a");
        assertThat(redis.hdel("fathom:h", "a")).isEqualTo(1);
        assertThat(redis.del(KEY)).isEqualTo(1);
        assertThat(redis.time()).hasSize(2);
        assertThat(redis.info()).contains("used_memory:");
        assertThat(redis.clientSetname("fathom-me")).isEqualTo("OK");
        assertThat(redis.clientList()).contains("name=fathom-me");
    }

    @Test
    void itsUserMayNotDoMore() throws RedisException {
        var redis = commands();
        List<Runnable> forbidden = List.of(() -> redis.set("other", new byte[0]), redis::flushall, () -> redis.configGet("*"), () -> redis.keys("*"),
                redis::save, () -> redis.eval("return 1", ScriptOutputType.INTEGER), () -> redis.clientKill("127.0.0.1:1"), redis::replicaofNoOne,
                redis::aclList);
        assertThat(forbidden).allSatisfy(action -> assertThatThrownBy(action::run)
                .isInstanceOf(RedisCommandExecutionException.class).hasMessageStartingWith("NOPERM"));
    }

    @Test
    void whatItAcknowledgedSurvivesKillAndRestart() throws RedisException {
        int port = server.port();
        for (int i = 0; i < 100; i++) commands().xadd(KEY, BODY);
        server.kill();
        assertThat(server.isAlive()).isFalse();
        server.restart();
        assertThat(server.isAlive()).isTrue();
        assertThat(server.port()).isEqualTo(port);
        assertThat(commands().xlen(KEY)).isEqualTo(100);
    }

    @Test
    void onlyAnEndThatNobodyAskedForIsTold() throws RedisException {
        var exits = new AtomicInteger();
        server.onExit(exits::incrementAndGet);
        server.restart();
        server.kill();
        await().untilAtomic(exits, Matchers.is(1));
        server.restart();
        ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
        await().untilAtomic(exits, Matchers.is(2));
        server.close();
        assertThat(exits).hasValue(2);
    }

    @Test
    void itsPasswordIsInNoListOfProcessesAndInNoFileOfOthers() throws IOException {
        String password = server.uri().credentials().password();
        assertThat(password).hasSize(32);
        assertThat(ProcessHandle.of(server.pid()).orElseThrow().info().commandLine().orElse("")).doesNotContain(password);
        assertThat(server.uri().toString() + server.uriForOthers()).doesNotContain(password);
        Path folder = server.log().getParent();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) if (Files.isRegularFile(file) && Files.readString(file).contains(password))
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
    }

    @Test
    void otherProcessesOfThisUserCanConnect() throws RedisException {
        RedisAddress address = RedisAddress.parse(server.uriForOthers());
        assertThat(address.hasInlinePassword()).isFalse();
        try (var other = RedisConnectors.of(address)) {
            assertThatCode(() -> other.open("other", KEY)).doesNotThrowAnyException();
        }
    }

    @Test
    void itListensOnLoopbackOnlyAndBelowTheEphemeralPorts() throws RedisException {
        assertThat(server.port()).isLessThan(32_768);
        assertThat(commands().clientList()).contains("laddr=127.0.0.1:" + server.port());
        assertThatThrownBy(() -> {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.2", server.port()), 500);
            }
        }).isInstanceOf(IOException.class);
    }

    @Test
    void aFullServerSaysSo() throws RedisException {
        try (var small = RedisServer.start(RedisServer.Settings.of("small").withMaxMemory(3_000_000)); var toIt = TestRedis.connect(small)) {
            var redis = toIt.open("test", KEY).connection().sync();
            assertThatThrownBy(() -> {
                for (int i = 0; i < 100; i++) redis.xadd(KEY, Map.of("m", new byte[100_000]));
            }).satisfies(e -> assertThat(RedisErrors.explain("h", e)).hasMessage("Redis at h is full: its memory has reached maxmemory"));
        }
    }

    @Test
    void aBadSettingIsOneSentence() {
        assertThatThrownBy(() -> RedisServer.start(RedisServer.Settings.of("x").withLines(List.of("nonsense yes"))))
                .hasMessage("the Redis server for x did not start: Bad directive or wrong number of arguments");
    }

    @Test
    void aTakenPortIsOneSentence() throws Exception {
        server.kill();
        try (var squatter = new ServerSocket(server.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(server::restart).hasMessageContaining("somebody else has taken its port " + squatter.getLocalPort());
        }
        server.restart();
        assertThat(server.isAlive()).isTrue();
    }

    @Test
    void closingDeletesEverything() throws RedisException {
        List<RedisServer> four = TestRedis.startAll("a", "b", "c", "d");
        assertThat(four).extracting(RedisServer::label).containsExactly("a", "b", "c", "d");
        four.forEach(RedisServer::close);
        assertThat(four).allSatisfy(s -> {
            assertThat(s.isAlive()).isFalse();
            assertThat(s.log().getParent()).doesNotExist();
        });
        assertThatThrownBy(four.getFirst()::restart).hasMessage("the Redis server for a is closed");
    }
}

package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RedisSentinelTest {
    private static final String KEY = "fathom:{desk}:x";

    @Test
    void whoOpensAgainAfterTheMasterDiedFindsTheNewOne() throws Exception {
        try (var desk = TestSentinel.start(); var connector = RedisConnectors.of(desk.uri())) {
            openSentinelsAreAskedWithoutPassword(desk);
            unknownMasterIsOneSentence(desk);
            RedisLink link = connector.open("test", KEY);
            assertThat(portOf(link)).isEqualTo(desk.master().port());
            write(link, "before");
            var lost = new AtomicBoolean();
            link.onLost(() -> lost.set(true));

            desk.master().kill();
            await().untilTrue(lost);
            assertThat(link.isOpen()).isFalse();

            await().ignoreExceptions().untilAsserted(() -> {
                RedisLink again = connector.open("test", KEY);
                write(again, "after");
                assertThat(portOf(again)).isEqualTo(desk.replica().port());
                List<StreamMessage<String, byte[]>> all = again.connection().sync().xrange(KEY, Range.unbounded());
                assertThat(all).extracting(m -> new String(m.getBody().get("m"), StandardCharsets.UTF_8)).startsWith("before").endsWith("after");
            });
        }
    }

    private static void openSentinelsAreAskedWithoutPassword(TestSentinel desk) throws RedisException {
        try (var connector = RedisConnectors.of(desk.uri(desk.sentinels().subList(1, 2)))) {
            assertThat(portOf(connector.open("test", KEY))).isEqualTo(desk.master().port());
        }
    }

    private static void unknownMasterIsOneSentence(TestSentinel desk) {
        var other = new RedisAddress(RedisAddress.Kind.SENTINEL, desk.sentinels(), "other", null, TestUsers.BUS, false);
        try (var connector = RedisConnectors.of(other)) {
            assertThatThrownBy(() -> connector.open("test", KEY)).hasMessage("the sentinel at " + desk.sentinels().getFirst() + " knows no master named other");
        }
    }

    private static void write(RedisLink link, String text) {
        link.connection().sync().xadd(KEY, Map.of("m", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static int portOf(RedisLink link) {
        String port = link.connection().sync().info("server").lines().filter(l -> l.startsWith("tcp_port:")).findFirst().orElseThrow();
        return Integer.parseInt(port.substring("tcp_port:".length()).strip());
    }
}

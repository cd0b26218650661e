package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedisClusterTest {
    private static final List<String> KEYS = List.of("fathom:{marketdata}:x", "fathom:{enginelogic}:x", "fathom:{neuralgpu}:x", "fathom:{primary}:x");

    @Test
    void everyKeyIsWrittenWhereItBelongsAndALostMasterIsOneSentence() throws Exception {
        try (var cluster = TestCluster.plain(); var connector = RedisConnectors.of(cluster.uri())) {
            writeEverywhere(connector);
            RedisServer lost = cluster.masterOf(KEYS.getFirst());
            RedisLink elsewhere = connector.open("test", keyNotOn(cluster, lost));
            lost.kill();
            assertThatThrownBy(() -> connector.open("test", KEYS.getFirst())).isInstanceOf(RedisException.class)
                    .hasMessage("Redis at 127.0.0.1:" + lost.port() + " cannot be reached: nothing listens there");
            String key = keyNotOn(cluster, lost);
            await().untilAsserted(() -> assertThatThrownBy(() -> elsewhere.connection().sync().xadd(key, Map.of("m", new byte[1])))
                    .satisfies(e -> assertThat(RedisErrors.explain("h", e))
                            .hasMessage("Redis at h says that its cluster is down, as a part of the keys has no master")));
        }
    }

    @Test
    void everyKeyIsWrittenOverTlsToo() throws Exception {
        try (var cluster = TestCluster.tls(); var connector = RedisConnectors.of(cluster.uri())) {
            writeEverywhere(connector);
        }
    }

    private static String keyNotOn(TestCluster cluster, RedisServer server) {
        return KEYS.stream().filter(k -> cluster.masterOf(k) != server).findFirst().orElseThrow();
    }

    private static void writeEverywhere(RedisConnector connector) throws RedisException {
        for (String key : KEYS) {
            RedisLink link = connector.open("test of " + key, key);
            link.connection().sync().xadd(key, Map.of("m", new byte[]{1, 2}));
            assertThat(link.connection().sync().xlen(key)).isEqualTo(1);
        }
    }
}

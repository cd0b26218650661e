package fathom.bus.redis;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A cluster of three masters, each with a third of the slots. */
public final class TestCluster implements AutoCloseable {
    private static final int MASTERS = 3;

    private final Optional<RedisServer.Tls> tls;
    private final List<RedisServer> servers;

    /** @param whole whether it goes down as a whole with each of its masters, as clusters do unless they are told otherwise */
    private TestCluster(Optional<RedisServer.Tls> tls, boolean whole) throws RedisException {
        this.tls = tls;
        var lines = new ArrayList<>(TestUsers.LINES);
        lines.addAll(List.of("cluster-enabled yes", "cluster-node-timeout 1000", "cluster-require-full-coverage " + (whole ? "yes" : "no")));
        if (tls.isPresent()) lines.addAll(List.of("tls-cluster yes", "tls-replication yes"));
        servers = RedisServer.startAll(Stream.of("one", "two", "three").map(label -> settings(label).withLines(lines)).toList());
        try {
            join();
        } catch (RedisException | RuntimeException e) {
            close();
            throw e;
        }
    }

    public static TestCluster plain() throws RedisException {
        return new TestCluster(Optional.empty(), true);
    }

    public static TestCluster tls() throws RedisException {
        return new TestCluster(Optional.of(TestTls.get().server()), true);
    }

    /** One whose other masters go on when one is lost. */
    public static TestCluster goingOn(boolean tls) throws RedisException {
        return new TestCluster(tls ? Optional.of(TestTls.get().server()) : Optional.empty(), false);
    }

    private RedisServer.Settings settings(String label) {
        return tls.map(RedisServer.Settings.of(label)::withTls).orElse(RedisServer.Settings.of(label));
    }

    private void join() throws RedisException {
        try (var client = new LettuceClient(uri().tls())) {
            var nodes = new ArrayList<RedisCommands<String, byte[]>>();
            for (RedisServer s : servers) nodes.add(client.open(new HostAndPort("127.0.0.1", s.port()), "test", TestUsers.ADMIN).connection().sync());
            for (int i = 0; i < MASTERS; i++) {
                nodes.get(i).clusterAddSlots(slots(i));
                nodes.get(i).clusterSetConfigEpoch(i + 1);
                nodes.get(i).clusterMeet("127.0.0.1", servers.getFirst().port());
            }
            await().pollInterval(Duration.ofMillis(20)).until(() -> nodes.stream().map(RedisCommands::clusterInfo)
                    .allMatch(info -> info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:" + MASTERS)));
        }
    }

    private static int[] slots(int master) {
        return IntStream.range(0, SlotHash.SLOT_COUNT).filter(slot -> holder(slot) == master).toArray();
    }

    private static int holder(int slot) {
        return slot * MASTERS / SlotHash.SLOT_COUNT;
    }

    /** How the bus's user connects; all three nodes are named. */
    public RedisAddress uri() {
        List<HostAndPort> nodes = servers.stream().map(s -> new HostAndPort("127.0.0.1", s.port())).toList();
        var trust = tls.map(t -> new RedisAddress.Tls(Optional.of(t.authority()), Optional.empty(), Optional.empty())).orElse(null);
        return new RedisAddress(RedisAddress.Kind.CLUSTER, nodes, null, trust, TestUsers.BUS, false);
    }

    public RedisServer masterOf(String key) {
        return servers.get(holder(SlotHash.getSlot(key)));
    }

    @Override
    public void close() {
        servers.forEach(RedisServer::close);
    }
}

package fathom.bus.redis;

import io.lettuce.core.cluster.SlotHash;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks the nodes of a cluster, one after the other, which master holds the slot of a key. */
final class ClusterLocator implements RedisConnectors.Locator {
    private final LettuceClient client;
    private final RedisAddress address;
    private final Seeds nodes;

    ClusterLocator(LettuceClient client, RedisAddress address) {
        this.client = client;
        this.address = address;
        nodes = new Seeds(address.nodes());
    }

    @Override
    public HostAndPort find(String key) throws RedisException {
        return nodes.ask(node -> masterOf(key, node));
    }

    private HostAndPort masterOf(String key, HostAndPort node) throws RedisException {
        int slot = SlotHash.getSlot(key);
        HostAndPort holder = null;
        try (RedisLink link = client.open(node, "fathom asking for a slot", address.credentials())) {
            for (Object range : link.connection().sync().clusterSlots()) {
                List<?> parts = (List<?>) range; // first slot, last slot, master, replicas
                HostAndPort master = node((List<?>) parts.get(2), node);
                nodes.add(master);
                if ((long) parts.get(0) <= slot && slot <= (long) parts.get(1)) holder = master;
            }
        } catch (RuntimeException e) {
            throw RedisErrors.explain(node.toString(), e);
        }
        if (holder != null) return holder;
        throw new RedisException("no master of the cluster at " + node + " holds slot " + slot + ", to which the key " + key + " belongs");
    }

    /** A node that does not know its own name says nothing: it is the one that was asked. */
    private static HostAndPort node(List<?> hostPortAndId, HostAndPort asked) {
        String host = hostPortAndId.getFirst() instanceof byte[] name ? new String(name, StandardCharsets.UTF_8) : "";
        return new HostAndPort(host.isEmpty() ? asked.host() : host, ((Long) hostPortAndId.get(1)).intValue());
    }
}

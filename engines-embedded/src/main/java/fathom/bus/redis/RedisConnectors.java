package fathom.bus.redis;

/**
 * Makes connectors for every kind of address. A command that is not answered ends after 3 s, with two exceptions: futures of XADD and XACK, which come by
 * the thousand, wait until the connection is lost or closed.
 */
public final class RedisConnectors {
    private RedisConnectors() {}

    /** Connects to nothing yet. @throws IllegalArgumentException when a file of the address holds no certificate or key, one sentence */
    public static RedisConnector of(RedisAddress address) {
        var client = new LettuceClient(address.tls());
        Locator locator = switch (address.kind()) {
            case STANDALONE -> key -> address.nodes().getFirst();
            case SENTINEL -> new SentinelLocator(client, address);
            case CLUSTER -> new ClusterLocator(client, address);
        };
        return new Connector(client, address, locator);
    }

    /** Finds the server that holds a key; asked for each connection, so whoever connects again after a failover finds the new one. */
    interface Locator {
        HostAndPort find(String key) throws RedisException;
    }

    private record Connector(LettuceClient client, RedisAddress to, Locator locator) implements RedisConnector {
        @Override
        public RedisLink open(String name, String key) throws RedisException {
            return client.open(locator.find(key), name, to.credentials());
        }

        @Override
        public String address() {
            return to.address();
        }

        @Override
        public String toString() {
            return address();
        }

        @Override
        public void close() {
            client.close();
        }
    }
}

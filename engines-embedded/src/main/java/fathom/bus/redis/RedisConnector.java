package fathom.bus.redis;

/** Opens connections to a standalone server, to the master that a Sentinel names, or to the master in a cluster that holds a key. */
public interface RedisConnector extends AutoCloseable {
    /**
     * @param name what the server's client list shows, e.g. {@code fathom MarketData writer}
     * @param key  the connection goes to whoever holds it; in a cluster only keys with its hash tag may be used on it
     * @throws RedisException one sentence without secrets: not reachable, wrong password, certificate not trusted, ...
     */
    RedisLink open(String name, String key) throws RedisException;

    /** Where it connects to, without user and password. */
    String address();

    @Override
    void close();
}

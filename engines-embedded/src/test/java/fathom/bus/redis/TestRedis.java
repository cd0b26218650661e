package fathom.bus.redis;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Real servers for tests; hold them in a field with {@code @AutoClose}. */
public final class TestRedis {
    private TestRedis() {}

    public static RedisServer start(String label) throws RedisException {
        return RedisServer.start(RedisServer.Settings.of(label));
    }

    /** Where what was acknowledged survives kill and restart. */
    public static RedisServer startDurable(String label) throws RedisException {
        return RedisServer.start(RedisServer.Settings.of(label).withAppendOnly());
    }

    public static List<RedisServer> startAll(String... labels) throws RedisException {
        return RedisServer.startAll(Stream.of(labels).map(RedisServer.Settings::of).toList());
    }

    public static RedisConnector connect(RedisServer server) {
        return RedisConnectors.of(server.uri());
    }

    /** Connections stay open, nothing answers. */
    public static void freeze(RedisServer server) {
        signal("-STOP", server.pid());
    }

    public static void thaw(RedisServer server) {
        signal("-CONT", server.pid());
    }

    private static void signal(String signal, long pid) {
        try {
            int code = new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
            if (code != 0) throw new IllegalStateException("kill " + signal + ' ' + pid + " gave " + code);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

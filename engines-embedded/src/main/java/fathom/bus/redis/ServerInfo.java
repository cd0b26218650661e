package fathom.bus.redis;

import java.util.HashMap;
import java.util.Map;

/**
 * What a server says of itself.
 *
 * @param server  name and version, e.g. {@code redis 7.0.15}
 * @param run     changes with each start of the server
 * @param memory  bytes used; -1 when it does not say
 * @param bound   of its memory, bytes, beyond which it refuses to store more; 0 when there is none
 * @param clients connected; -1 when it does not say
 */
record ServerInfo(String server, String run, long memory, long bound, long clients) {
    static final ServerInfo UNKNOWN = new ServerInfo("", "", -1, 0, -1);
    private static final double NEARLY = 0.8;

    /** @throws RedisException when the server does not answer within two seconds */
    static ServerInfo of(RedisLink link) throws RedisException {
        return parse(Answers.await(link.connection().async().info(), 2_000));
    }

    static ServerInfo parse(String info) {
        Map<String, String> fields = new HashMap<>();
        info.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
        });
        String valkey = fields.get("valkey_version");
        String server = valkey != null ? "valkey " + valkey : "redis " + fields.getOrDefault("redis_version", "of unknown version");
        return new ServerInfo(server, fields.getOrDefault("run_id", ""), number(fields.get("used_memory")), bound(fields), number(fields.get("connected_clients")));
    }

    /** Others make room by throwing something away, and refuse nothing. */
    private static long bound(Map<String, String> fields) {
        return "noeviction".equals(fields.get("maxmemory_policy")) ? Math.max(0, number(fields.get("maxmemory"))) : 0;
    }

    /** Whether it may refuse what comes next. @param more bytes that it got since it said this */
    boolean isNearlyFull(long more) {
        return bound > 0 && memory + more > NEARLY * bound;
    }

    private static long number(String text) {
        try {
            return text == null ? -1 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}

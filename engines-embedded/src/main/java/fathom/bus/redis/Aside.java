package fathom.bus.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import java.util.LinkedHashMap;
import java.util.Map;

/** Entries of work that were given up, on a short stream of the server for whoever wants to look. */
final class Aside {
    /** So many, with their bodies where those are not larger. */
    private static final int MOST = 64, LARGEST = 256 << 10;

    private Aside() {}

    static void keep(RedisLink link, StreamKeys keys, StreamMessage<String, byte[]> entry, String why) {
        Map<String, byte[]> kept = new LinkedHashMap<>();
        kept.put("stream", entry.getStream().getBytes(UTF_8));
        kept.put("id", entry.getId().getBytes(UTF_8));
        kept.put("why", why.getBytes(UTF_8));
        byte[] body = entry.getBody() == null ? null : entry.getBody().get(StreamWriter.FIELD);
        if (body != null && body.length <= LARGEST) kept.put(StreamWriter.FIELD, body);
        link.connection().async().xadd(keys.aside(), new XAddArgs().maxlen(MOST), kept);
    }
}

package fathom.bus.redis;

import io.lettuce.core.RedisFuture;
import java.util.List;

/** Messages that went to a stream together. */
final class Entry {
    final String key;
    final List<Outgoing> messages;
    /** Null until it is sent. */
    RedisFuture<String> answer;
    /** Null until the server took it. */
    StreamId id;

    Entry(String key, List<Outgoing> messages) {
        this.key = key;
        this.messages = messages;
    }
}

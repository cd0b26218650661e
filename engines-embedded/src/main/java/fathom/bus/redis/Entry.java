package fathom.bus.redis;

import io.lettuce.core.RedisFuture;
import java.util.List;

/** Messages that go to a stream together. */
final class Entry {
    final String key;
    final List<Outgoing> messages;
    /** What it costs to keep. */
    final long bytes;
    /** Null until it is sent. */
    RedisFuture<String> answer;
    private String id;
    private StreamId parsed;

    Entry(String key, List<Outgoing> messages) {
        this.key = key;
        this.messages = messages;
        long sum = 0;
        for (Outgoing m : messages) sum += m.bytes();
        bytes = sum;
    }

    /** The server took it. */
    void taken(String id) {
        this.id = id;
    }

    /** Its place on the stream, once the server took it; of most entries nobody asks for it. */
    StreamId id() {
        if (parsed == null) parsed = StreamId.of(id);
        return parsed;
    }
}

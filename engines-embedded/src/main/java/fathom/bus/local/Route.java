package fathom.bus.local;

import fathom.bus.BusStats.TopicStats;
import fathom.bus.MessageType;
import fathom.bus.Topic;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Where one topic goes, and what went there. */
final class Route {
    private static final Box[] NOWHERE = {};

    private final Topic topic;
    private final LongAdder published = new LongAdder();
    private final AtomicLong lastAt = new AtomicLong();
    private volatile MessageType type;
    private volatile Box[] boxes = NOWHERE;

    Route(Topic topic) {
        this.topic = topic;
    }

    Box[] boxes() {
        return boxes;
    }

    /** To be called under the lock of the bus, like {@link #remove}. */
    void add(Receiver inbox) {
        Box box = inbox.open(topic);
        if (box != null) boxes = Stream.concat(Arrays.stream(boxes), Stream.of(box)).toArray(Box[]::new);
    }

    void remove(Receiver inbox) {
        boxes = Arrays.stream(boxes).filter(b -> b.inbox() != inbox).toArray(Box[]::new);
    }

    void count(MessageType type, long now) {
        published.increment();
        lastAt.setRelease(now);
        if (this.type != type) this.type = type;
    }

    /** Null before the first message. */
    TopicStats stats() {
        MessageType last = type;
        return last == null ? null : new TopicStats(topic, last, published.sum(), lastAt.get());
    }
}

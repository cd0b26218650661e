package fathom.bus.work;

import fathom.bus.Envelope;
import fathom.bus.MessageType;
import fathom.bus.Priority;
import fathom.bus.Topic;
import fathom.measure.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Envelopes for tests. */
final class Messages {
    private static final AtomicLong IDS = new AtomicLong();

    private Messages() {}

    static Envelope of(String topic, Priority priority, Object payload) {
        long now = Clock.SYSTEM.now();
        return new Envelope(IDS.incrementAndGet(), Topic.of(topic), MessageType.RISK_METRIC, priority, "test", now, now, 0, payload);
    }

    static Envelope of(String topic, Object payload) {
        return of(topic, Priority.NORMAL, payload);
    }
}

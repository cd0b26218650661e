package fathom.platform.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.bus.Envelope;
import fathom.bus.MessageType;
import fathom.bus.Topic;
import fathom.bus.local.LocalBus;
import fathom.platform.Platform.Tail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BusTailTest {
    private final LocalBus bus = new LocalBus("test");

    @AfterEach
    void close() {
        bus.close();
    }

    private void publish(String topic, int from, int to) {
        var publisher = bus.publisher("test");
        for (int i = from; i < to; i++) publisher.publish(Topic.of(topic), MessageType.MARKET_DATA, i, 0);
    }

    /** A tail is there at once and listens a moment later. */
    private Tail listening(String pattern) {
        Tail tail = new BusTail(bus, pattern);
        await().until(() -> !bus.stats().inboxes().isEmpty());
        return tail;
    }

    @Test
    void itHasTheLatestFirstOfWhatMatches() {
        Tail tail = listening("a.*.x");
        publish("a.b.x", 0, 3);
        publish("a.b.y", 3, 6);
        await().until(() -> tail.latest().size() == 3);
        assertThat(tail.latest()).extracting(Envelope::payload).containsExactly(2, 1, 0);
        assertThat(tail.seen()).isEqualTo(3);
        assertThat(tail.skipped()).isZero();
    }

    /** Faster than eyes: every message was either taken or is counted as skipped, and the newest is always there. */
    @Test
    void whatItDoesNotShowIsCounted() {
        Tail tail = listening("*");
        int count = 200_000;
        publish("a", 0, count);
        await().until(() -> !tail.latest().isEmpty() && tail.latest().getFirst().payload().equals(count - 1));
        assertThat(tail.latest()).hasSize(256);
        assertThat(tail.seen()).isEqualTo(count);
        await().untilAsserted(() -> assertThat(tail.skipped()).isEqualTo(count - handled()));
    }

    private long handled() {
        return bus.stats().inboxes().getFirst().handled();
    }

    @Test
    void closedItCostsTheBusNothingAndKeepsWhatItHad() {
        Tail tail = listening("*");
        publish("a", 0, 1);
        await().until(() -> !tail.latest().isEmpty());
        tail.close();
        await().until(() -> bus.stats().inboxes().isEmpty());
        publish("a", 1, 9);
        assertThat(tail.latest()).extracting(Envelope::payload).containsExactly(0);
    }

    @Test
    void aClosedBusHasNoTail() {
        bus.close();
        Tail tail = new BusTail(bus, "*");
        await().untilAsserted(() -> assertThat(tail.refusal()).contains("closed"));
        assertThat(tail.seen()).isZero();
    }
}

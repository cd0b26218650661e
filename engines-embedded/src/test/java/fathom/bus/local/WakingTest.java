package fathom.bus.local;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Overflow;
import fathom.bus.Priority;
import fathom.bus.Topic;
import fathom.bus.TopicPattern;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class WakingTest {
    private static final Topic TOPIC = Topic.of("a");

    private static Envelope message(int i) {
        return new Envelope(i, TOPIC, MessageType.ANSWER, Priority.NORMAL, "far", 1, 1, 0, i);
    }

    @Test
    void aParkedInboxIsWokenOnceForAllThatWasBrought() {
        try (var f = new BusFixture()) {
            Queue<Object> got = new ConcurrentLinkedQueue<>();
            var inbox = (Inbox) f.bus.subscribe("s", List.of(Interest.lossless("a")), m -> got.add(m.payload()));
            Awaitility.await().until(inbox::isParked);
            Waking together = Waking.together();
            LocalBus.Inlet inlet = f.bus.inlet(TOPIC);
            for (int i = 0; i < 100; i++) inlet.deliver(message(i), together);
            Awaitility.await().during(Duration.ofMillis(50)).until(got::isEmpty);
            together.now();
            Awaitility.await().until(() -> got.size() == 100);
            Awaitility.await().until(inbox::isParked);
            together.now();
            assertThat(inbox.isParked()).as("nothing came since").isTrue();
        }
    }

    /** One reader has put off the waking and is held up; another one finds the inbox full: it must not wait for somebody who sleeps. */
    @Test
    void whoeverWaitsForRoomWakesAnInboxThatSomebodyElsePutOff() {
        try (var f = new BusFixture()) {
            Queue<Object> got = new ConcurrentLinkedQueue<>();
            var inbox = (Inbox) f.bus.subscribe("s", List.of(new Interest(new TopicPattern("a"), Overflow.WAIT, 4)), m -> got.add(m.payload()));
            Awaitility.await().until(inbox::isParked);
            LocalBus.Inlet inlet = f.bus.inlet(TOPIC);
            Waking heldUp = Waking.together();
            for (int i = 0; i < 4; i++) inlet.deliver(message(i), heldUp);
            Thread other = Thread.ofPlatform().daemon().start(() -> inlet.deliver(message(4), Waking.together()));
            Awaitility.await().until(() -> got.size() >= 4);
            Awaitility.await().until(() -> !other.isAlive());
        }
    }
}

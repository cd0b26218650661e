package fathom.bus.local;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.Interest;
import fathom.bus.Priority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PriorityOrderTest {
    private record Sent(int publisher, int number, Priority priority) {}

    @Test
    void whatWaitsIsHandledByPriorityAndWithinOneInTheOrderOfEachPublisher() throws Exception {
        try (var f = new BusFixture()) {
            var held = f.hold(Interest.lossless("*"));
            int publishers = 4, messages = 2_000;
            var threads = new ArrayList<Thread>();
            for (int p = 0; p < publishers; p++) {
                int publisher = p;
                var random = new Random(42 + p);
                threads.add(Thread.ofPlatform().start(() -> {
                    for (int n = 0; n < messages; n++) {
                        var sent = new Sent(publisher, n, Priority.values()[random.nextInt(Priority.values().length)]);
                        f.send("topic." + random.nextInt(5), sent.priority, sent);
                    }
                }));
            }
            for (Thread t : threads) t.join();
            held.release();

            List<Sent> seen = f.seen.stream().map(Sent.class::cast).toList();
            assertThat(seen).hasSize(publishers * messages);
            assertThat(seen).extracting(Sent::priority).isSortedAccordingTo(Comparator.reverseOrder());
            for (int p = 0; p < publishers; p++) {
                int publisher = p;
                for (Priority priority : Priority.values()) {
                    assertThat(seen).filteredOn(s -> s.publisher == publisher && s.priority == priority).extracting(Sent::number).isSorted();
                }
            }
        }
    }

    @Test
    void aMoreUrgentMessageIsTakenBeforeTheNextOfTheBacklog() {
        try (var f = new BusFixture()) {
            var entered = new CountDownLatch(1);
            var alarmSent = new CountDownLatch(1);
            var s = f.bus.subscribe("s", List.of(Interest.lossless("*")), m -> {
                f.seen.add(m.payload());
                if (m.payload().equals("first")) {
                    entered.countDown();
                    BusFixture.await(alarmSent);
                }
            });
            f.send("a", "first");
            for (String later : List.of("second", "third")) f.send("a", later);
            BusFixture.await(entered);
            f.send("a", Priority.FLASH_CRASH, "alarm");
            alarmSent.countDown();
            BusFixture.quiet(s);
            assertThat(f.seen).containsExactly("first", "alarm", "second", "third");
        }
    }

    @Test
    void allSixPrioritiesAreOrderedForEveryPolicy() {
        for (Interest interest : List.of(Interest.lossless("topic.*"), Interest.latest("topic.*"), Interest.recent("topic.*", 10))) {
            try (var f = new BusFixture()) {
                var held = f.hold(Interest.lossless("gate"), interest);
                for (Priority p : Priority.values()) f.send("topic." + p, p, p);
                held.release();
                var expected = new ArrayList<Object>(Arrays.asList(Priority.values())).reversed();
                assertThat(f.seen).as(interest.overflow().name()).containsExactlyElementsOf(expected);
            }
        }
    }
}

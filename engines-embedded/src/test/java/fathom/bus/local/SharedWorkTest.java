package fathom.bus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.bus.Envelope;
import fathom.bus.InboxStats;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Priority;
import fathom.bus.Topic;
import fathom.bus.WorkerStats;
import fathom.bus.Workers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SharedWorkTest {
    private static final Workers SCALED = new Workers(1, 50);

    @Test
    void everyMessageOfTheGroupIsHandledOnceBesidePlainSubscriptions() {
        try (var f = new BusFixture()) {
            var plain = f.listen(Interest.lossless("work.*"));
            Queue<Object> shared = new ConcurrentLinkedQueue<>();
            var interests = List.of(Interest.latest("work.*"), Interest.recent("*.work", 1), Interest.lossless("*"));
            var group = f.bus.share("group", interests, SCALED, m -> shared.add(m.payload()));
            int messages = 10_000;
            for (int i = 0; i < messages; i++) f.send("work." + i % 20, i);
            assertThat(BusFixture.quiet(group).handled()).isEqualTo(messages);
            BusFixture.quiet(plain);
            assertThat(shared).hasSize(messages).doesNotHaveDuplicates();
            assertThat(f.seen).hasSize(messages);
            InboxStats stats = f.bus.stats().inboxes().stream().filter(i -> i.name().equals("group")).findFirst().orElseThrow();
            assertThat(stats.accepted()).isEqualTo(messages);
            assertThat(stats.conflated() + stats.dropped() + stats.waiting() + stats.failed()).isZero();
            assertThat(stats.queued().count()).isEqualTo(messages);
            assertThat(stats.workers().target()).isBetween(1, 50);
            assertThat(f.bus.stats().inboxes()).filteredOn(i -> i.name().equals("listener")).extracting(InboxStats::workers).containsExactly(WorkerStats.ONE);
        }
    }

    @Test
    void aGroupHasOneMemberInAProcessUntilItIsClosed() {
        try (var f = new BusFixture()) {
            var interests = List.of(Interest.lossless("a"));
            var first = f.bus.share("group", interests, Workers.ONE, m -> f.seen.add("first"));
            f.listen(Interest.lossless("b"));
            assertThatThrownBy(() -> f.bus.share("group", interests, Workers.ONE, m -> {})).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("group").hasMessageContaining("Test").hasMessageContaining("more workers");
            f.bus.share("another", interests, Workers.ONE, m -> f.seen.add("another")).close();
            f.send("a", 1);
            BusFixture.quiet(first);
            assertThat(f.seen).containsExactly("first");
            first.close();
            var second = f.bus.share("group", interests, Workers.ONE, m -> f.seen.add("second"));
            f.send("a", 2);
            BusFixture.quiet(second);
            assertThat(f.seen).containsExactly("first", "second");
            assertThat(first.stats().accepted()).isEqualTo(1);
        }
    }

    @Test
    void aHandlerMayPublishToItsOwnGroup() {
        try (var f = new BusFixture()) {
            int beyondTheBound = 70_000;
            var group = f.bus.share("group", List.of(Interest.lossless("work.*")), Workers.ONE, m -> {
                if (m.payload().equals("burst")) for (int i = 0; i < beyondTheBound; i++) f.send("work.b", i);
            });
            f.send("work.a", "burst");
            Awaitility.await().until(() -> group.stats().handled() == beyondTheBound + 1);
            assertThat(group.stats().waited()).isZero();
        }
    }

    @Test
    void whatWaitsWhenTheBusIsClosedIsCountedAsDropped() throws Exception {
        var f = new BusFixture();
        var gate = new CountDownLatch(1);
        var entered = new CountDownLatch(1);
        var group = f.bus.share("group", List.of(Interest.lossless("*")), Workers.ONE, m -> {
            entered.countDown();
            gate.await();
        });
        for (int i = 0; i < 5; i++) f.send("a", i);
        BusFixture.await(entered);
        Thread closing = Thread.ofPlatform().start(f::close);
        Awaitility.await().until(() -> group.stats().dropped() == 4);
        gate.countDown();
        closing.join();
        InboxStats stats = group.stats();
        assertThat(stats.accepted()).isEqualTo(5);
        assertThat(stats.handled()).isEqualTo(1);
        assertThat(stats.waiting() + stats.failed()).isZero();
        assertThatThrownBy(() -> f.bus.share("late", List.of(Interest.lossless("*")), Workers.ONE, m -> {})).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Test");
    }

    @Test
    void anEnvelopeFromElsewhereIsDeliveredAsItIs() {
        try (var f = new BusFixture()) {
            var elsewhere = new Envelope(77, Topic.of("a.b"), MessageType.MARGIN_CALL, Priority.HIGH, "far", 42, 43, 7, "payload");
            LocalBus.Inlet inlet = f.bus.inlet(elsewhere.topic());
            assertThat(inlet.isWanted()).isFalse();
            Queue<Envelope> got = new ConcurrentLinkedQueue<>();
            var plain = f.bus.subscribe("s", List.of(Interest.latest("a.*")), got::add);
            var group = f.bus.share("group", List.of(Interest.lossless("*.b")), Workers.ONE, got::add);
            assertThat(inlet.isWanted()).isTrue();
            assertThat(f.bus.inlet(Topic.of("b.a")).isWanted()).isFalse();
            inlet.deliver(elsewhere, Waking.AT_ONCE);
            BusFixture.quiet(plain);
            BusFixture.quiet(group);
            assertThat(got).hasSize(2).allMatch(m -> m == elsewhere);
            assertThat(f.bus.stats().published()).as("nothing was published here").isZero();
            plain.close();
            assertThat(inlet.isWanted()).isTrue();
            group.close();
            assertThat(inlet.isWanted()).isFalse();
        }
    }

    @Test
    void aClosedBusTakesNothingFromElsewhere() {
        var f = new BusFixture();
        f.close();
        Queue<Envelope> got = new ConcurrentLinkedQueue<>();
        assertThatThrownBy(() -> f.bus.subscribe("late", List.of(Interest.lossless("*")), got::add)).isInstanceOf(IllegalStateException.class).hasMessageContaining("Test");
        f.bus.inlet(Topic.of("a")).deliver(new Envelope(1, Topic.of("a"), MessageType.ANSWER, Priority.NORMAL, "far", 1, 1, 0, ""), Waking.AT_ONCE);
        assertThat(got).isEmpty();
    }
}

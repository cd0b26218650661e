package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.bus.MessageType;
import fathom.bus.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Lane NORMAL = new Lane(MessageType.MARKET_DATA, Priority.NORMAL, 0), CRITICAL = new Lane(MessageType.MARGIN_CALL, Priority.CRITICAL, 0),
            OTHER = new Lane(MessageType.PRICE_UPDATE, Priority.NORMAL, 0);
    private final Outbox outbox = new Outbox(1_000, () -> {});

    private static Outgoing message(Lane lane, int number) {
        return new Outgoing(lane, false, null, new byte[] {(byte) number});
    }

    private static List<Integer> numbers(List<Outgoing> messages) {
        return messages.stream().map(m -> (int) m.frame()[0]).toList();
    }

    private List<Integer> take(int most) {
        var taken = new ArrayList<Outgoing>();
        outbox.take(most, Integer.MAX_VALUE, taken);
        return numbers(taken);
    }

    @Test
    void theMostUrgentGoesFirstAndEachPriorityInItsOrder() {
        for (int i = 1; i <= 3; i++) outbox.add(message(NORMAL, i));
        outbox.add(message(CRITICAL, 9));
        assertThat(outbox.hasUrgent()).isTrue();
        assertThat(take(10)).as("one stream at a time").containsExactly(9);
        assertThat(outbox.hasUrgent()).isFalse();
        assertThat(take(2)).containsExactly(1, 2);
        assertThat(take(10)).containsExactly(3);
    }

    @Test
    void sharedMessagesAndThoseForEveryoneAreNotMixed() {
        outbox.add(message(NORMAL, 1));
        outbox.add(new Outgoing(NORMAL, true, null, new byte[] {2}));
        outbox.add(message(NORMAL, 3));
        assertThat(take(10)).containsExactly(1);
        assertThat(take(10)).containsExactly(2);
        assertThat(take(10)).containsExactly(3);
    }

    @Test
    void whatComesBackGoesBeforeWhatWaits() {
        for (int i = 1; i <= 4; i++) outbox.add(message(NORMAL, i));
        var taken = new ArrayList<Outgoing>();
        outbox.take(2, Integer.MAX_VALUE, taken);
        outbox.putBack(taken);
        assertThat(take(10)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void publishersWaitUntilWhatWasSentIsAcknowledged() throws Exception {
        for (int i = 0; i < 16; i++) outbox.add(message(NORMAL, i));
        assertThat(outbox.hasRoom()).isFalse();
        var taken = new ArrayList<Outgoing>();
        outbox.take(16, Integer.MAX_VALUE, taken);
        assertThat(outbox.hasRoom()).as("taken is not acknowledged").isFalse();
        assertThat(outbox.awaitRoom(0)).isFalse();
        var room = CompletableFuture.supplyAsync(() -> {
            try {
                return outbox.awaitRoom(TimeUnit.SECONDS.toNanos(10));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        outbox.done(taken.stream().mapToLong(Outgoing::bytes).sum());
        await().atMost(5, TimeUnit.SECONDS).until(room::isDone);
        assertThat(room.get()).isTrue();
        assertThat(outbox.bytes()).isZero();
    }

    @Test
    void aLaneIsWithdrawnInItsOrderAndNoLongerCounts() {
        for (int i = 1; i <= 3; i++) {
            outbox.add(message(NORMAL, i));
            outbox.add(message(OTHER, 10 + i));
        }
        var withdrawn = new ArrayList<Outgoing>();
        outbox.withdraw(NORMAL, withdrawn);
        assertThat(numbers(withdrawn)).containsExactly(1, 2, 3);
        assertThat(outbox.waiting()).isEqualTo(3);
        assertThat(take(10)).containsExactly(11, 12, 13);
    }

    @Test
    void drainingLeavesNothing() {
        outbox.add(message(NORMAL, 1));
        outbox.add(message(CRITICAL, 2));
        var all = new ArrayList<Outgoing>();
        outbox.drain(all);
        assertThat(numbers(all)).containsExactly(2, 1);
        assertThat(outbox.bytes()).isZero();
        assertThat(outbox.waiting()).isZero();
        assertThat(outbox.hasUrgent()).isFalse();
    }
}

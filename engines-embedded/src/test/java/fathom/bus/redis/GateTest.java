package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fathom.bus.codec.CodecException;
import fathom.bus.local.Waking;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Whatever way the messages of a lane come, they get in once and in order, and what does not come is counted. */
class GateTest {
    private static final int SEEDS = 300;

    @AutoClose
    private final Offline offline = new Offline();
    private final Member one = offline.member("One"), two = offline.member("Two");
    private final AtomicBoolean behind = new AtomicBoolean();
    private final AtomicInteger holding = new AtomicInteger();
    private Gate gate = newGate();
    /** Nanoseconds; moves only when a test says so. */
    private long now = 1;

    private Gate newGate() {
        return new Gate((than, since) -> behind.get(), holding);
    }

    private void admit(Member member, int... numbers) throws CodecException {
        for (int n : numbers) gate.admit(Offline.message(n), member, now, Waking.AT_ONCE);
    }

    private void pass(long nanos) {
        now += nanos;
        gate.expire(now, Waking.AT_ONCE);
    }

    private List<Integer> got(int messages) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> offline.got.size() >= messages);
        return List.copyOf(offline.got);
    }

    private long duplicates() {
        return one.stats(Map.of(), 0).wire().faults().duplicates() + two.stats(Map.of(), 0).wire().faults().duplicates();
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }

    /** What a lane becomes that moves between two servers now and then, with what is not known to have arrived sent again each time. */
    private static List<ArrayDeque<Integer>> streams(Random random, int messages) {
        List<ArrayDeque<Integer>> streams = List.of(new ArrayDeque<>(), new ArrayDeque<>());
        int carrier = 0;
        for (int n = 1; n <= messages; n++) {
            if (random.nextInt(20) == 0) {
                carrier = 1 - carrier;
                for (int again = Math.max(1, n - random.nextInt(10)); again < n; again++) streams.get(carrier).add(again);
            }
            streams.get(carrier).add(n);
        }
        return streams;
    }

    private void readAll(Random random, List<ArrayDeque<Integer>> streams, BitSet left) throws CodecException {
        while (!streams.get(0).isEmpty() || !streams.get(1).isEmpty()) {
            int which = random.nextInt(2);
            for (int i = random.nextInt(8); i > 0 && !streams.get(which).isEmpty(); i--) {
                int number = streams.get(which).remove();
                if (!left.get(number)) admit(which == 0 ? one : two, number);
            }
        }
    }

    @Test
    void whatTwoServersBringGetsInOnceAndInOrder() throws CodecException {
        int messages = 200;
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            gate = newGate();
            offline.got.clear();
            behind.set(true);
            readAll(random, streams(random, messages), new BitSet());
            assertThat(got(messages)).as("seed %d", seed).isEqualTo(numbers(1, messages));
            assertThat(holding).as("seed %d", seed).hasValue(0);
        }
        assertThat(Offline.lost(one, two)).isZero();
        assertThat(duplicates()).isPositive();
    }

    @Test
    void whatIsMissingIsCountedAndTheRestGetsIn() throws CodecException {
        int messages = 200;
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            gate = newGate();
            offline.got.clear();
            long before = Offline.lost(one, two);
            var missing = new BitSet();
            for (int n = 2; n < messages; n++) if (random.nextInt(10) == 0) missing.set(n);
            behind.set(true);
            readAll(random, streams(random, messages), missing);
            behind.set(false);
            for (int i = 0; i < messages; i++) pass(Gate.PATIENCE + 1);
            var expected = new ArrayList<>(numbers(1, messages));
            expected.removeIf(missing::get);
            assertThat(got(expected.size())).as("seed %d", seed).isEqualTo(expected);
            assertThat(Offline.lost(one, two) - before).as("seed %d", seed).isEqualTo(missing.cardinality());
            assertThat(holding).as("seed %d", seed).hasValue(0);
        }
    }

    @Test
    void aHoleIsWaitedForAMoment() throws CodecException {
        admit(one, 1, 2, 5);
        pass(Gate.PATIENCE);
        admit(one, 6);
        assertThat(holding).hasValue(1);
        assertThat(got(2)).isEqualTo(numbers(1, 2));
        admit(two, 3, 4);
        assertThat(got(6)).isEqualTo(numbers(1, 6));
        pass(Gate.PATIENCE * 2);
        assertThat(Offline.lost(one, two)).isZero();
    }

    @Test
    void whatComesAfterItWasGivenUpIsLostOnceAndNotHandled() throws CodecException {
        admit(one, 1, 5);
        pass(Gate.PATIENCE + 1);
        admit(two, 2, 3, 4);
        admit(one, 6);
        assertThat(got(3)).containsExactly(1, 5, 6);
        assertThat(Offline.lost(one, two)).isEqualTo(3);
    }

    @Test
    void nothingIsGivenUpWhileAnotherReaderIsKnownToBeBehind() throws CodecException {
        behind.set(true);
        admit(one, 1, 5);
        pass(Gate.LONGEST - 1);
        admit(two, 2);
        assertThat(got(2)).containsExactly(1, 2);
        behind.set(false);
        pass(Gate.PATIENCE + 1);
        assertThat(got(3)).containsExactly(1, 2, 5);
        assertThat(Offline.lost(one, two)).isEqualTo(2);
    }

    @Test
    void aReaderThatNeverCatchesUpIsNotWaitedForForEver() throws CodecException {
        behind.set(true);
        admit(one, 1, 5);
        pass(Gate.LONGEST);
        assertThat(got(2)).containsExactly(1, 5);
        assertThat(Offline.lost(one, two)).isEqualTo(3);
    }

    @Test
    void moreThanMayBeHeldIsGivenUpAtOnceWhenNobodyCanBringTheRest() throws CodecException {
        admit(one, 1);
        for (int n = 3; n <= Gate.MOST_HELD + 3; n++) admit(one, n);
        assertThat(got(Gate.MOST_HELD + 2)).hasSize(Gate.MOST_HELD + 2);
        assertThat(Offline.lost(one, two)).isEqualTo(1);
    }

    @Test
    void moreThanMayBeHeldWaitsForTheReaderThatIsBehind() throws Exception {
        behind.set(true);
        admit(one, 1);
        int most = Gate.MOST_HELD + 1_000;
        var reading = CompletableFuture.runAsync(() -> {
            try {
                for (int n = 3; n <= most; n++) gate.admit(Offline.message(n), one, System.nanoTime(), Waking.AT_ONCE);
            } catch (CodecException e) {
                throw new AssertionError(e);
            }
        }, task -> Thread.ofPlatform().start(task));
        await().until(() -> offline.got.size() == 1 && holding.get() == 1);
        gate.admit(Offline.message(2), two, System.nanoTime(), Waking.AT_ONCE);
        reading.join();
        assertThat(got(most)).isEqualTo(numbers(1, most));
        assertThat(Offline.lost(one, two)).isZero();
    }

    @Test
    void whoComesLateBeginsInTheMiddle() throws CodecException {
        admit(one, 7, 8);
        assertThat(got(2)).containsExactly(7, 8);
        assertThat(Offline.lost(one, two)).isZero();
    }

    @Test
    void whoComesLateWaitsForWhatAnotherServerIsBringing() throws CodecException {
        behind.set(true);
        admit(one, 7, 8);
        behind.set(false);
        admit(two, 5, 6);
        assertThat(offline.got).isEmpty();
        pass(Gate.PATIENCE + 1);
        assertThat(got(4)).isEqualTo(numbers(5, 8));
        assertThat(Offline.lost(one, two)).isZero();
    }

    @Test
    void theVeryFirstNeedNotWait() throws CodecException {
        behind.set(true);
        admit(one, 2);
        admit(two, 1);
        assertThat(got(2)).containsExactly(1, 2);
    }

    @Test
    void whatCannotBeReadHasComeAllTheSame() throws CodecException {
        admit(one, 1);
        assertThatThrownBy(() -> gate.admit(Offline.broken(3), one, now, Waking.AT_ONCE)).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> gate.admit(Offline.broken(2), one, now, Waking.AT_ONCE)).isInstanceOf(CodecException.class);
        admit(one, 4);
        pass(Gate.PATIENCE + 1);
        assertThat(got(2)).containsExactly(1, 4);
        assertThat(Offline.lost(one, two)).isZero();
    }
}

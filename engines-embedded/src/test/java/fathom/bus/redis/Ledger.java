package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.Envelope;
import fathom.bus.Topic;
import fathom.bus.redis.Buses.Numbered;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** What one handler has seen of messages numbered from 0: which, which of them twice, and whether those of each topic came in their order. */
final class Ledger {
    private static final int FAULTS_SHOWN = 10;

    private final AtomicIntegerArray seen;
    private final AtomicInteger distinct = new AtomicInteger();
    private final Map<Topic, Integer> last = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> twice = new ConcurrentLinkedQueue<>(), disorder = new ConcurrentLinkedQueue<>();

    Ledger(int messages) {
        seen = new AtomicIntegerArray(messages);
    }

    void see(Envelope message) {
        int number = ((Numbered) message.payload()).number();
        if (seen.getAndIncrement(number) == 0) distinct.incrementAndGet();
        else fault(twice, message.topic() + ": " + number + " came again");
        Integer before = last.put(message.topic(), number);
        if (before != null && before >= number) fault(disorder, message.topic() + ": " + number + " came after " + before);
    }

    private static void fault(ConcurrentLinkedQueue<String> faults, String what) {
        if (faults.size() < FAULTS_SHOWN) faults.add(what);
    }

    /** Different messages so far. */
    int size() {
        return distinct.get();
    }

    void requireOnce(String context) {
        assertThat(twice).as(context).isEmpty();
    }

    /** None twice, none before an earlier one of its topic. */
    void requireOnceAndInOrder(String context) {
        requireOnce(context);
        assertThat(disorder).as(context).isEmpty();
    }
}

package fathom.bus.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.bus.Handler;
import fathom.bus.InboxStats;
import fathom.bus.Priority;
import fathom.bus.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KeyedPoolTest {
    private static final Workers SCALED = new Workers(1, 50);

    private final Queue<Object> handled = new ConcurrentLinkedQueue<>();
    private final Queue<Object> told = new ConcurrentLinkedQueue<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger inHand = new AtomicInteger();
    private KeyedPool pool;

    /** Handlers wait at the gate. */
    private void hold(Scaling scaling, int capacity) {
        open(scaling, capacity, m -> {
            inHand.incrementAndGet();
            gate.await();
            handled.add(m.payload());
        });
    }

    private void hold(Workers workers, int capacity) {
        hold(new Scaling(workers, Scaling.CALM), capacity);
    }

    private void open(Scaling scaling, int capacity, Handler handler) {
        pool = new KeyedPool("Test", "pool", scaling, capacity, handler);
    }

    private void open(Workers workers, int capacity, Handler handler) {
        open(new Scaling(workers, Scaling.CALM), capacity, handler);
    }

    private boolean offer(String topic, Priority priority, Object payload) {
        return pool.offer(Messages.of(topic, priority, payload), () -> told.add(payload));
    }

    private boolean offer(String topic, Object payload) {
        return offer(topic, Priority.NORMAL, payload);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(2));
    }

    private InboxStats quiet() {
        await().until(() -> pool.stats().accepted() == pool.stats().handled() + pool.stats().dropped());
        return pool.stats();
    }

    private static FutureTask<Boolean> inBackground(Callable<Boolean> task) {
        var future = new FutureTask<>(task);
        Thread.ofPlatform().daemon().name("background").start(future);
        return future;
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith("Test/pool ")).toList();
    }

    @AfterEach
    void close() {
        gate.countDown();
        pool.close();
        await().until(() -> threads().isEmpty());
    }

    @Test
    void thereAreAsManyWorkersAsTopicsNeedAndTheyGoAgain() {
        hold(new Scaling(SCALED, Duration.ofMillis(50).toNanos()), 1_000);
        for (int i = 0; i < 60; i++) offer("t" + i % 20, i);
        await().until(() -> inHand.get() == 20);
        var busy = pool.stats().workers();
        assertThat(busy.size()).isEqualTo(20);
        assertThat(busy.target()).isEqualTo(20);
        assertThat(busy.ups()).isEqualTo(5);
        assertThat(busy.downs()).isZero();
        gate.countDown();
        assertThat(quiet().handled()).isEqualTo(60);
        await().until(() -> threads().size() == 1 && threads().getFirst().getState() == Thread.State.WAITING);
        var calm = pool.stats().workers();
        assertThat(calm.size()).isEqualTo(1);
        assertThat(calm.downs()).isPositive();
    }

    @Test
    void neverMoreWorkersThanAllowed() {
        hold(new Workers(2, 6), 1_000);
        for (int i = 0; i < 200; i++) offer("t" + i, i);
        await().until(() -> inHand.get() == 6);
        assertThat(pool.stats().workers().size()).isEqualTo(6);
        assertThat(pool.stats().waiting()).isEqualTo(194);
        gate.countDown();
        assertThat(quiet().handled()).isEqualTo(200);
    }

    @Test
    void aTopicThatWaitsBehindASlowOneGetsAWorkerThoughNothingElseHappens() {
        open(SCALED, 100, m -> {
            if (m.payload().equals("slow")) gate.await();
            handled.add(m.payload());
        });
        offer("a", "slow");
        offer("b", "quick");
        await().until(() -> handled.contains("quick"));
        assertThat(pool.stats().workers().size()).isEqualTo(2);
    }

    @Test
    void withoutWorkTheLeastNumberOfThreadsIsParked() {
        open(new Workers(3, 50), 100, m -> handled.add(m.payload()));
        for (int i = 0; i < 10; i++) offer("t" + i, i);
        quiet();
        await().until(() -> threads().size() == 3 && threads().stream().allMatch(t -> t.getState() == Thread.State.WAITING));
    }

    @Test
    void noWakeUpIsLost() throws Exception {
        var done = new Semaphore(0);
        open(new Workers(3, 50), 100, m -> done.release());
        for (int i = 0; i < 20_000; i++) {
            offer("t" + i % 5, i);
            if (i % 3 > 0) assertThat(done.tryAcquire(20, TimeUnit.SECONDS)).as("message %d", i).isTrue();
        }
        assertThat(quiet().handled()).isEqualTo(20_000);
    }

    @Test
    void theUrgentOvertakesWhatWaits() {
        hold(Workers.ONE, 100);
        offer("gate", "gate");
        await().until(() -> inHand.get() == 1);
        offer("a", "a1");
        offer("b", "b1");
        offer("a", "a2");
        offer("idle", Priority.FLASH_CRASH, "crash");
        offer("a", Priority.HIGH, "a high");
        gate.countDown();
        quiet();
        assertThat(handled).containsExactly("gate", "crash", "a high", "a1", "b1", "a2");
        assertThat(told).containsExactlyElementsOf(handled);
    }

    @Test
    void aFailureIsCountedAndToldAndTheTopicGoesOn() {
        open(Workers.ONE, 100, m -> {
            if (m.payload() instanceof Exception e) throw e;
            if (m.payload() instanceof Error e) throw e;
            handled.add(m.payload());
        });
        var failures = List.of(new IllegalStateException("expected"), new AssertionError("expected"), new InterruptedException("expected"));
        failures.forEach(f -> offer("a", f));
        offer("a", "after");
        var stats = quiet();
        assertThat(stats.failed()).isEqualTo(3);
        assertThat(stats.handled()).isEqualTo(4);
        assertThat(handled).containsExactly("after");
        assertThat(told).hasSize(4);
    }

    @Test
    void whoeverIsToldMayFail() {
        open(Workers.ONE, 100, m -> handled.add(m.payload()));
        pool.offer(Messages.of("a", 1), () -> {
            throw new IllegalStateException("expected");
        });
        offer("a", 2);
        assertThat(quiet().failed()).isZero();
        assertThat(handled).containsExactly(1, 2);
    }

    @Test
    void aWorkerThatIsLeftInterruptedGoesOnAndParks() {
        open(Workers.ONE, 100, m -> {
            handled.add(m.payload());
            Thread.currentThread().interrupt();
        });
        offer("a", 1);
        offer("b", 2);
        quiet();
        assertThat(handled).containsExactly(1, 2);
        await().until(() -> threads().getFirst().getState() == Thread.State.WAITING);
    }

    @Test
    void offeringWaitsForRoomOfItsOwnPriority() throws Exception {
        hold(Workers.ONE, 2);
        offer("a", "in hand");
        await().until(() -> inHand.get() == 1);
        offer("a", 1);
        assertThat(pool.hasRoom(Priority.NORMAL)).isTrue();
        offer("b", 2);
        assertThat(pool.hasRoom(Priority.NORMAL)).isFalse();
        assertThat(pool.hasRoom(Priority.HIGH)).isTrue();
        var third = inBackground(() -> offer("c", 3));
        await().until(() -> pool.stats().waited() == 1);
        offer("c", Priority.HIGH, "high");
        assertThat(third.isDone()).isFalse();
        assertThat(pool.stats().waiting()).isEqualTo(3);
        gate.countDown();
        assertThat(third.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(quiet().handled()).isEqualTo(5);
    }

    @Test
    void anInterruptEndsTheWaitForRoom() {
        hold(Workers.ONE, 1);
        offer("a", "in hand");
        await().until(() -> inHand.get() == 1);
        offer("a", 1);
        var second = new FutureTask<>(() -> offer("a", 2));
        Thread publisher = Thread.ofPlatform().daemon().start(second);
        await().until(() -> pool.stats().waited() == 1);
        publisher.interrupt();
        assertThatThrownBy(() -> second.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class).cause()
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("Test/pool");
        assertThat(pool.stats().accepted()).isEqualTo(2);
    }

    @Test
    void aHandlerThatOffersToItsOwnPoolNeverWaits() {
        int last = 2_000;
        open(SCALED, 4, m -> {
            int n = (Integer) m.payload();
            handled.add(n);
            for (int child = 2 * n; child <= 2 * n + 1 && child <= last; child++) offer("t" + child % 7, child);
        });
        offer("t1", 1);
        await().until(() -> handled.size() == last);
        assertThat(quiet().handled()).isEqualTo(last);
        assertThat(handled).doesNotHaveDuplicates();
    }

    @Test
    void closingLetsWhatIsInHandEndAndDropsTheRestUntold() throws Exception {
        hold(new Workers(2, 2), 2);
        offer("a", "a in hand");
        offer("b", "b in hand");
        await().until(() -> inHand.get() == 2);
        offer("a", 1);
        offer("b", 2);
        var tooMany = inBackground(() -> offer("c", 3));
        await().until(() -> pool.stats().waited() == 1);
        pool.shut();
        assertThat(tooMany.get(20, TimeUnit.SECONDS)).isFalse();
        assertThat(offer("c", 4)).isFalse();
        gate.countDown();
        pool.close();
        var stats = pool.stats();
        assertThat(stats.accepted()).isEqualTo(4);
        assertThat(stats.handled()).isEqualTo(2);
        assertThat(stats.dropped()).isEqualTo(2);
        assertThat(stats.waiting()).isZero();
        assertThat(told).containsExactlyInAnyOrder("a in hand", "b in hand");
        pool.close();
    }

    @Test
    void aHandlerThatDoesNotEndIsInterruptedAndItsMessageNotTold() {
        hold(Workers.ONE, 2);
        offer("a", 1);
        await().until(() -> inHand.get() == 1);
        pool.close();
        var stats = pool.stats();
        assertThat(stats.failed()).isEqualTo(1);
        assertThat(stats.workers().size()).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void aHandlerMayCloseItsPool() {
        open(new Workers(2, 2), 10, m -> {
            gate.await();
            handled.add(m.payload());
            pool.close();
        });
        offer("a", 1);
        offer("a", 2);
        gate.countDown();
        await().until(() -> pool.stats().workers().size() == 0);
        assertThat(handled).containsExactly(1);
        assertThat(pool.stats().dropped()).isEqualTo(1);
        assertThat(told).containsExactly(1);
    }

    @Test
    void latencyIsMeasuredFromTheIntendedTimeByAllWorkersTogether() {
        Set<Thread> used = ConcurrentHashMap.newKeySet();
        open(new Workers(4, 4), 1_000, m -> {
            used.add(Thread.currentThread());
            if (used.size() < 2) gate.await();
            else gate.countDown();
        });
        for (int i = 0; i < 500; i++) offer("t" + i % 50, i);
        var stats = quiet();
        assertThat(used).hasSizeGreaterThan(1);
        assertThat(stats.queued().count()).isEqualTo(500);
        assertThat(stats.done().count()).isEqualTo(500);
        assertThat(stats.done().max()).isGreaterThanOrEqualTo(stats.queued().max());
        assertThat(stats.busyNanos()).isPositive();
    }

    @Test
    void aCapacityOfNothingIsRefused() {
        hold(Workers.ONE, 1);
        assertThatThrownBy(() -> new KeyedPool("Test", "none", Workers.ONE, 0, m -> {})).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("0");
        assertThat(threads()).hasSize(1);
    }
}

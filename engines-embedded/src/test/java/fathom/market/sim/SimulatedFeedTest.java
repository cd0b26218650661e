package fathom.market.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.market.FeedSink;
import fathom.market.FeedStatus.State;
import fathom.measure.Provenance;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Trade;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SimulatedFeedTest {
    private static final int TICKS = 5_000;

    /** Stops listening after a number of ticks, so that runs of different pace can be compared. */
    private static final class FirstTicks implements FeedSink {
        final Digest digest = new Digest();
        final CountDownLatch full = new CountDownLatch(TICKS);

        @Override
        public void book(Book book, long intended) {
            if (full.getCount() > 0) digest.book(book, intended);
            full.countDown();
        }

        @Override
        public void trade(Trade trade, long intended) {
            if (full.getCount() > 0) digest.trade(trade, intended);
            full.countDown();
        }

        @Override
        public void gap(Gap gap, long intended) {
            digest.gap(gap, intended);
        }
    }

    @Test
    void theTicksDoNotDependOnThePace() throws Exception {
        var pulled = new FirstTicks();
        var market = new SimMarket(SimConfig.standard(42, 20_000));
        for (int i = 0; i < TICKS; i++) market.next(pulled);
        for (double speed : new double[] {1, 3, Double.POSITIVE_INFINITY}) {
            var sink = new FirstTicks();
            try (var feed = new SimulatedFeed(SimConfig.standard(42, 20_000))) {
                feed.speed(speed);
                feed.start(sink);
                assertThat(sink.full.await(20, TimeUnit.SECONDS)).isTrue();
                assertThat(feed.status().provenance()).isEqualTo(Provenance.SIMULATED);
            }
            assertThat(sink.digest.value()).as("speed %s", speed).isEqualTo(pulled.digest.value());
        }
    }

    @Test
    void dueTimesAreEvenlyMappedFromEventTime() throws Exception {
        var first = new AtomicLong();
        var second = new AtomicLong();
        var done = new CountDownLatch(500);
        var feed = new SimulatedFeed(SimConfig.standard(42, 5_000));
        feed.start(new FeedSink() {
            @Override
            public void book(Book book, long intended) {
                long offset = intended - book.receivedAt();
                first.compareAndSet(0, offset);
                second.set(offset);
                done.countDown();
            }

            @Override
            public void trade(Trade trade, long intended) {}

            @Override
            public void gap(Gap gap, long intended) {}
        });
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        feed.close();
        assertThat(second.get() - first.get()).isBetween(-1_000L, 1_000L);
    }

    @Test
    void pausesResumesAndEnds() {
        var seen = new AtomicLong();
        var feed = new SimulatedFeed(SimConfig.standard(1, 10_000));
        assertThat(feed.status().state()).isEqualTo(State.NEW);
        feed.start(new Ticks(b -> seen.incrementAndGet(), t -> seen.incrementAndGet()));
        await().until(() -> seen.get() > 100);
        feed.pause();
        assertThat(feed.status().state()).isEqualTo(State.PAUSED);
        long[] still = {seen.get()};
        await().until(() -> {
            long before = still[0];
            still[0] = seen.get();
            return before == still[0];
        });
        feed.resume();
        await().until(() -> seen.get() > still[0] + 100);
        assertThat(feed.status().venues()).hasSize(5).allSatisfy(v -> assertThat(v.lagging()).isPositive());
        assertThat(feed.status().clock()).isGreaterThan(SimConfig.EPOCH);
        feed.close();
        assertThat(feed.status().state()).isEqualTo(State.ENDED);
        assertThat(feed.status().ticks()).isEqualTo(seen.get());
    }

    @Test
    void aReceiverThatThrowsEndsItInOneSentence() {
        var feed = new SimulatedFeed(SimConfig.standard(1, 10_000));
        feed.start(Ticks.books(b -> {
            throw new IllegalStateException("no room");
        }));
        await().until(() -> feed.status().state() == State.FAILED);
        assertThat(feed.status().error()).matches("The market simulator stopped at tick \\d+: no room\\.");
        feed.close();
    }
}

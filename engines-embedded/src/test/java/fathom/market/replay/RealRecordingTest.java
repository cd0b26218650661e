package fathom.market.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fathom.market.FeedSink;
import fathom.measure.Clock;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Trade;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recordings of 8 August 2024, where they are at hand. */
class RealRecordingTest {
    @ParameterizedTest
    @CsvSource({"spot_btcusdt_20240808.gz, 41249, 9757, SPOT", "usdm_btcusdt_20240808.gz, 93954, 21313, PERPETUAL"})
    void isReadWithoutAHole(String name, long frames, long trades, Instrument.Kind kind) throws Exception {
        Path folder = Path.of(System.getProperty("fathom.shared", "../shared"), "data", "market");
        assumeTrue(Files.isDirectory(folder), "the recordings are not here: " + folder);
        var wellFormed = new WellFormed();
        try (var feed = new ReplayFeed(folder.resolve(name), Double.POSITIVE_INFINITY, Clock.SYSTEM)) {
            assertThat(feed.instruments()).singleElement().satisfies(i -> assertThat(i.kind()).isEqualTo(kind));
            feed.start(wellFormed);
            assertThat(feed.join(Duration.ofSeconds(60))).isTrue();
            ReplaySummary summary = feed.summary();
            assertThat(summary.frames()).isEqualTo(frames);
            assertThat(summary.malformed()).isZero();
            assertThat(summary.gaps()).isZero();
            assertThat(summary.crossedBooks()).isZero();
            assertThat(summary.trades()).isEqualTo(trades);
            assertThat(summary.seconds()).isBetween(340.0, 350.0);
            assertThat(feed.status().venues().getFirst().lagging()).as("the venue's clock is ahead").isBetween(-1_400_000_000L, -1_100_000_000L);
        }
        assertThat(wellFormed.deepest).isEqualTo(20);
    }

    private static final class WellFormed implements FeedSink {
        private Book last;
        private int deepest;

        @Override
        public void book(Book book, long intended) {
            assertThat(last == null || book.sequence() >= last.sequence()).isTrue();
            for (int i = 1; i < book.bids().count(); i++) assertThat(book.bids().price(i)).isLessThan(book.bids().price(i - 1));
            for (int i = 1; i < book.asks().count(); i++) assertThat(book.asks().price(i)).isGreaterThan(book.asks().price(i - 1));
            deepest = Math.max(deepest, book.bids().count());
            last = book;
        }

        @Override
        public void trade(Trade trade, long intended) {
            assertThat(trade.size()).isPositive();
        }

        @Override
        public void gap(Gap gap, long intended) {
            throw new AssertionError(gap.toString());
        }
    }
}

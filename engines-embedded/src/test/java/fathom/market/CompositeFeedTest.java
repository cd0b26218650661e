package fathom.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fathom.market.FeedStatus.State;
import fathom.market.FeedStatus.VenueCounts;
import fathom.market.sim.SimConfig;
import fathom.market.sim.SimulatedFeed;
import fathom.market.venue.binance.Frames;
import fathom.measure.Provenance;
import fathom.model.Book;
import fathom.model.Instrument;
import fathom.model.Venue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompositeFeedTest {
    private static final long START = 1_700_000_000_000_000_000L;

    @TempDir
    private Path folder;
    private final Heard heard = new Heard();
    private Feed feed;

    @AfterEach
    void close() {
        if (feed != null) feed.close();
    }

    /** @param late an instrument that is named after the preview; @param last the last line as it is written */
    private Path recording(String symbol, String late, String last) throws IOException {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 1_200; i++) lines.add(START + i * 1_000L + " " + Frames.ticker(symbol, i + 1, "100=1", "101=" + (i + 1)));
        lines.add(START + 1_300_000 + " " + Frames.ticker(late, 1, "10=1", "11=1"));
        lines.add(last);
        return Files.writeString(folder.resolve(symbol + ".rec"), String.join("\n", lines));
    }

    private void start(String text) {
        feed = Feeds.STANDARD.parse(text).open(42, 2_000);
        feed.speed(Double.POSITIVE_INFINITY);
        feed.start(heard);
    }

    @Test
    void theSimulatorLeavesTheRecordingsVenueToIt() throws Exception {
        start("sim+replay:" + recording("BTCUSDT", "ETHUSDT", ""));
        await().atMost(Duration.ofSeconds(30)).until(() -> feed.status().parts().get(1).state() == State.ENDED && feed.status().parts().get(0).ticks() > 500);
        feed.pause();
        FeedStatus status = feed.status();
        assertThat(status.parts()).extracting(FeedStatus::provenance).containsExactly(Provenance.SIMULATED, Provenance.REPLAYED);
        assertThat(status.provenance()).as("the weaker").isEqualTo(Provenance.SIMULATED);
        assertThat(status.description()).isEqualTo("Market simulator, seed 42 and BTCUSDT.rec");
        assertThat(status.progress()).isEqualTo(1);
        assertThat(status.venues()).extracting(VenueCounts::venue).containsExactly(Venue.values());
        assertThat(status.venues().getFirst().books()).as("of the recording alone").isEqualTo(1_201);
        assertThat(feed.instruments()).as("named late").contains(Instrument.spot(Venue.BINANCE, "ETH"));
        synchronized (heard.books) {
            assertThat(heard.books).filteredOn(b -> b.instrument().venue() == Venue.BINANCE).hasSize(1_201).allMatch(b -> b.receivedAt() < START + 10_000_000);
        }
    }

    @Test
    void oneThatFailsDoesNotEndTheOthers() throws Exception {
        start("sim:okx+replay:" + recording("BTCUSDT", "ETHUSDT", START + 1_400_000 + " {\"cut"));
        await().atMost(Duration.ofSeconds(30)).until(() -> feed.status().parts().get(1).state() == State.FAILED);
        long then = feed.status().ticks();
        await().atMost(Duration.ofSeconds(30)).until(() -> feed.status().ticks() > then + 100);
        assertThat(feed.status().state()).isEqualTo(State.RUNNING);
        assertThat(feed.status().error()).contains("BTCUSDT.rec is cut off: line 1202");
        assertThat(feed.status().parts().get(0).error()).isEmpty();
    }

    @Test
    void twoSourcesOfOneInstrumentAreRefused() throws Exception {
        Path file = recording("BTCUSDT", "ETHUSDT", "");
        assertThatThrownBy(() -> start("sim:binance+replay:" + file)).isInstanceOf(FeedException.class)
                .hasMessage("Both sim:binance and replay:" + file + " bring Binance BTC/USDT; a feed has one source for each.");
        assertThatThrownBy(() -> start("sim:binance,coinbase,kraken,bybit,okx+sim")).hasMessage("The simulator has no venue left: the rest of the feed brings all of them.");
    }

    /** Two recordings of one venue: what the second names late belongs to the first. */
    @Test
    void whatAnotherPartBringsAlreadyIsLeftOutAndCounted() throws Exception {
        start("replay:" + recording("BTCUSDT", "ADAUSDT", "") + "+replay:" + recording("ETHUSDT", "BTCUSDT", ""));
        await().atMost(Duration.ofSeconds(30)).until(() -> feed.status().state() == State.ENDED);
        assertThat(feed.status().undelivered().leftOut()).containsExactly(java.util.Map.entry("Binance BTC/USDT", 1L));
        assertThat(feed.status().venues()).singleElement().satisfies(v -> assertThat(v.books()).as("of both").isEqualTo(2_402));
        assertThat(heard.books).filteredOn(b -> b.instrument().equals(Instrument.spot(Venue.BINANCE, "BTC"))).hasSize(1_200);
    }

    @Test
    void theyHandOnOneAtATime() {
        var inside = new AtomicBoolean();
        var together = new AtomicBoolean();
        var config = SimConfig.standard(1, 1_000_000);
        feed = new CompositeFeed(List.of(new CompositeFeed.Part("a", new SimulatedFeed(config.withVenues(config.venues().subList(0, 2)))),
                new CompositeFeed.Part("b", new SimulatedFeed(config.withVenues(config.venues().subList(3, 5))))));
        feed.speed(Double.POSITIVE_INFINITY);
        feed.start(new Heard() {
            @Override
            public void book(Book book, long due) {
                if (!inside.compareAndSet(false, true)) together.set(true);
                inside.set(false);
            }
        });
        await().atMost(Duration.ofSeconds(30)).until(() -> feed.status().parts().stream().allMatch(p -> p.ticks() > 20_000));
        assertThat(together).isFalse();
    }
}

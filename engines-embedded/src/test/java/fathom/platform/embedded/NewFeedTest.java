package fathom.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fathom.bus.local.LocalBus;
import fathom.desk.DeskState;
import fathom.market.Feed;
import fathom.market.FeedException;
import fathom.market.FeedKind;
import fathom.market.FeedSink;
import fathom.market.FeedStatus;
import fathom.market.FeedStatus.State;
import fathom.market.MarketState;
import fathom.market.PacedFeed;
import fathom.measure.Clock;
import fathom.measure.Provenance;
import fathom.model.Book;
import fathom.model.Instrument;
import fathom.model.Levels;
import fathom.model.Venue;
import fathom.platform.Catalogue;
import fathom.state.Event;
import fathom.state.News;
import fathom.state.PlatformState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kind of feed that only this test knows: named by its option, on the bus, shown, marked by the desk, joined with others, and told when it fails. */
class NewFeedTest {
    private static final Instrument ETH = Instrument.spot(Venue.COINBASE, "ETH");

    /** Quotes one price for so many ticks, 10 ms apart, then finds the well dry. */
    private static final class Well extends PacedFeed {
        private final double price;
        private final int ticks;
        private volatile long time;

        Well(double price, int ticks) {
            super("feed-well", Provenance.ESTIMATED, Clock.SYSTEM, 1);
            this.price = price;
            this.ticks = ticks;
        }

        @Override
        protected void play(FeedSink sink) {
            pacer.restart(0);
            for (int i = 1; i <= ticks; i++) {
                if (!pacer.await(time = i * 10_000_000L)) return;
                sink.book(new Book(ETH, 0, clock.now(), i, new Levels(new double[] {price - 1}, new double[] {i}), new Levels(new double[] {price + 1}, new double[] {i})), pacer.due(time));
            }
            throw new FeedException("The well is dry.");
        }

        @Override
        public List<Instrument> instruments() {
            return List.of(ETH);
        }

        @Override
        protected String stopped() {
            return "The well stopped";
        }

        @Override
        protected String description() {
            return "Well at " + price;
        }

        @Override
        protected long eventTime() {
            return time;
        }

        @Override
        public void seek(double fraction) {}
    }

    private static final class WellKind implements FeedKind {
        @Override
        public String id() {
            return "well";
        }

        @Override
        public String form() {
            return "well:PRICE";
        }

        @Override
        public String brings() {
            return "one price, until it is dry";
        }

        @Override
        public void check(String argument) {
            if (!argument.matches("\\d+")) throw new IllegalArgumentException("a price is a number");
        }

        @Override
        public Feed open(Request request) {
            return new Well(Double.parseDouble(request.argument()), (int) request.seed());
        }
    }

    private static final Catalogue CATALOGUE = Catalogue.STANDARD.with(new WellKind());

    @TempDir
    private Path folder;

    private EmbeddedPlatform start(String feed, int ticks) {
        return EmbeddedPlatform.start(new EmbeddedConfig(CATALOGUE.feeds().parse(feed), ticks, 100, folder), new LocalBus("In-process"), CATALOGUE);
    }

    private static PlatformState awaitState(EmbeddedPlatform platform, Predicate<PlatformState> wanted) {
        return await().atMost(Duration.ofSeconds(60)).until(platform::state, wanted);
    }

    private static FeedStatus feed(PlatformState state) {
        return MarketState.of(state).feed();
    }

    @Test
    void itIsListedAndCheckedByItsOption() {
        assertThat(CATALOGUE.feeds().help()).contains("well:PRICE: one price, until it is dry");
        assertThatThrownBy(() -> CATALOGUE.feeds().parse("wel:1")).hasMessageContaining("replay:FILE or well:PRICE");
        assertThatThrownBy(() -> CATALOGUE.feeds().parse("sim+well:deep").check()).hasMessage("a price is a number");
    }

    @Test
    void itsTicksAreOnTheBusShownAndMarkedAndItsFailureIsTold() {
        try (var platform = start("well:2000", 200)) {
            PlatformState state = awaitState(platform, s -> feed(s).state() == State.RUNNING && MarketState.of(s).books().containsKey(ETH)
                    && DeskState.of(s).portfolios().stream().anyMatch(p -> p.positions().stream().anyMatch(x -> x.base().equals("ETH") && x.price() == 2000)));
            assertThat(feed(state).provenance()).isEqualTo(Provenance.ESTIMATED);
            assertThat(feed(state).description()).isEqualTo("Well at 2000.0");
            assertThat(feed(state).venues()).singleElement().satisfies(v -> assertThat(v.venue()).isEqualTo(Venue.COINBASE));
            state = awaitState(platform, s -> News.of(s).events().stream().anyMatch(e -> e.state().equals("bad")));
            assertThat(feed(state).state()).isEqualTo(State.FAILED);
            assertThat(feed(state).ticks()).isEqualTo(200);
            assertThat(News.of(state).events()).extracting(Event::what).contains("has failed: The well is dry.");
        }
    }

    @Test
    void itIsOnePartOfAFeedAmongOthers() {
        try (var platform = start("sim+well:2000", 1_000_000)) {
            PlatformState state = awaitState(platform, s -> MarketState.of(s).books().keySet().stream().map(Instrument::venue).distinct().count() == 5);
            assertThat(MarketState.of(state).books().keySet()).filteredOn(i -> i.venue() == Venue.COINBASE).containsExactly(ETH);
            assertThat(feed(state).parts()).extracting(FeedStatus::description).containsExactly("Market simulator, seed 1000000", "Well at 2000.0");
            assertThat(feed(state).provenance()).isEqualTo(Provenance.SIMULATED);
        }
    }
}

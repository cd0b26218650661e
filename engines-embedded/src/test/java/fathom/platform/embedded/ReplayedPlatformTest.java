package fathom.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fathom.bus.BusStats;
import fathom.bus.BusesState;
import fathom.bus.InboxStats;
import fathom.bus.Topics;
import fathom.desk.DeskState;
import fathom.engine.ResultsState;
import fathom.market.FeedStatus;
import fathom.market.MarketState;
import fathom.market.venue.binance.Frames;
import fathom.measure.Provenance;
import fathom.model.ConsolidatedBook;
import fathom.model.FeatureVector;
import fathom.model.Instrument;
import fathom.model.PortfolioMark;
import fathom.model.Venue;
import fathom.model.VpinReading;
import fathom.platform.Command.FeedSpeed;
import fathom.platform.Command.SeekFeed;
import fathom.platform.Performed;
import fathom.state.Event;
import fathom.state.News;
import fathom.state.PlatformState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole platform on recorded frames: what is in the file is shown, what is not is said to be missing. */
@Order(8)
class ReplayedPlatformTest {
    private static final long START = 1_700_000_000_000_000_000L, STEP = 10_000_000;
    private static final Instrument BTC = Instrument.spot(Venue.BINANCE, "BTC");

    @TempDir
    private Path folder;
    private EmbeddedPlatform platform;

    /** Four seconds: a snapshot, then a depth update, a ticker and a trade in turn, every 10 ms; the mid is 100.5 throughout. */
    private Path recording() throws IOException {
        var lines = new ArrayList<String>();
        lines.add(START + " " + Frames.depth("BTCUSDT", 1, 3, "99=1", "102=1"));
        lines.add(START + 1 + " " + Frames.snapshot(2, "100=5 99=5 98=5", "101=5 102=5 103=5"));
        long id = 3;
        for (int i = 1; i <= 400; i++) {
            String json = switch (i % 3) {
                case 0 -> Frames.trade("BTCUSDT", i, i % 2 == 0 ? "100" : "101", "0.25", i % 2 == 0);
                case 1 -> Frames.depth("BTCUSDT", id + 1, id += 2, "99=" + i, "102=" + i);
                default -> Frames.ticker("BTCUSDT", id, "100=5", "101=5");
            };
            lines.add(START + i * STEP + " " + json);
        }
        return Files.write(folder.resolve("small.txt"), lines);
    }

    private void start(Path file) {
        platform = EmbeddedPlatform.start(new EmbeddedConfig("replay:" + file, 1, 500, folder.resolve("runs")));
    }

    @AfterEach
    void close() {
        if (platform != null) platform.close();
    }

    private PlatformState awaitState(Predicate<PlatformState> wanted) {
        return await().atMost(Duration.ofSeconds(60)).until(platform::state, wanted);
    }

    private static boolean isQuiet(PlatformState state) {
        return MarketState.of(state).feed().state() == FeedStatus.State.ENDED && BusesState.of(state).buses().stream().mapToLong(BusStats::waiting).sum() == 0;
    }

    @Test
    void aRecordingGoesThroughTheWholePlatformAndItsLastValuesStand() throws Exception {
        start(recording());
        PlatformState state = awaitState(s -> isQuiet(s) && News.of(s).events().stream().anyMatch(e -> e.what().startsWith("has ended: after 268 ticks")));

        assertThat(MarketState.of(state).feed().provenance()).isEqualTo(Provenance.REPLAYED);
        assertThat(MarketState.of(state).feed().progress()).isEqualTo(1);
        assertThat(MarketState.of(state).feed().clock()).isEqualTo(START + 400 * STEP);
        assertThat(MarketState.of(state).feed().venues()).singleElement().satisfies(v -> {
            assertThat(v.venue()).isEqualTo(Venue.BINANCE);
            assertThat(v.trades()).isEqualTo(133);
            assertThat(v.gaps()).isZero();
            assertThat(v.crossed()).isZero();
        });
        assertThat(MarketState.of(state).books()).containsOnlyKeys(BTC);
        assertThat(MarketState.of(state).books().get(BTC).mid()).isEqualTo(100.5);
        assertThat(ResultsState.of(state).payload(Topics.CONSOLIDATED.topic("BTC").name(), ConsolidatedBook.class).bestBid()).isEqualTo(100);
        assertThat(ResultsState.of(state).payload(Topics.FEATURES.topic(BTC).name(), FeatureVector.class).bars()).isEqualTo(4);
        assertThat(MarketState.of(state).trades()).isNotEmpty().allSatisfy(t -> assertThat(t.instrument()).isEqualTo(BTC));

        PortfolioMark largeCap = mark(state, "large-cap");
        assertThat(largeCap.provenance()).isEqualTo(Provenance.REPLAYED);
        assertThat(largeCap.unpriced()).containsExactlyInAnyOrder("ETH", "BNB");
        assertThat(largeCap.positions()).singleElement().satisfies(p -> {
            assertThat(p.base()).isEqualTo("BTC");
            assertThat(p.price()).isEqualTo(100.5);
        });
        assertThat(mark(state, "growth").unpriced()).containsExactlyInAnyOrder("SOL", "ADA", "AVAX", "LINK");
        assertThat(mark(state, "growth").positions()).isEmpty();
        assertThat(DeskState.of(state).arbitrage().seen()).as("one venue crosses nobody").isZero();
    }

    @Test
    void aRecordingCanBeSoughtBackAfterItsEnd() throws Exception {
        start(recording());
        Performed.on(platform, new FeedSpeed(Double.POSITIVE_INFINITY));
        long ticks = MarketState.of(awaitState(ReplayedPlatformTest::isQuiet)).feed().ticks();
        Performed.on(platform, new FeedSpeed(1));
        Performed.on(platform, new SeekFeed(0));
        PlatformState again = awaitState(s -> MarketState.of(s).feed().state() == FeedStatus.State.RUNNING && MarketState.of(s).feed().ticks() > ticks);
        assertThat(MarketState.of(again).feed().clock()).isLessThan(START + 400 * STEP);
        PlatformState ended = awaitState(s -> isQuiet(s) && MarketState.of(s).feed().clock() == START + 400 * STEP);
        assertThat(MarketState.of(ended).feed().ticks()).isEqualTo(2 * ticks);
        assertThat(MarketState.of(ended).books().get(BTC).mid()).isEqualTo(100.5);
        assertThat(BusesState.of(ended).buses().getFirst().inboxes()).allSatisfy(i -> assertThat(i.failed()).as(i.name()).isZero());
    }

    @Test
    void aCutFileEndsInOneSentenceAndWhatWasReadStands() throws Exception {
        String whole = Files.readString(recording());
        start(Files.writeString(folder.resolve("cut.txt"), whole.substring(0, whole.length() - 20)));
        Performed.on(platform, new FeedSpeed(Double.POSITIVE_INFINITY));
        PlatformState state = awaitState(s -> News.of(s).events().stream().anyMatch(e -> e.state().equals("bad")));
        assertThat(MarketState.of(state).feed().state()).isEqualTo(FeedStatus.State.FAILED);
        assertThat(MarketState.of(state).feed().error()).contains("cut.txt is cut off: line 402");
        assertThat(MarketState.of(state).books().get(BTC).mid()).isEqualTo(100.5);
        assertThat(News.of(state).events()).extracting(Event::what).contains("has failed: " + MarketState.of(state).feed().error());
    }

    @Test
    void anInstrumentThatIsNamedLateReachesTheScreenAllTheSame() throws Exception {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 1_500; i++) lines.add(START + i * 1_000L + " " + Frames.ticker("BTCUSDT", i + 1, "100=5", "101=5"));
        lines.add(START + 2_000_000 + " " + Frames.ticker("ETHUSDT", 1, "10=5", "11=5"));
        start(Files.write(folder.resolve("late.txt"), lines));
        Performed.on(platform, new FeedSpeed(Double.POSITIVE_INFINITY));
        PlatformState state = awaitState(s -> isQuiet(s) && MarketState.of(s).books().size() == 2);
        assertThat(MarketState.of(state).books().get(Instrument.spot(Venue.BINANCE, "ETH")).mid()).isEqualTo(10.5);
    }

    @Test
    void theRealRecordingHasNoGapNoCrossedBookAndAVpin() {
        Path file = Path.of(System.getProperty("fathom.shared", "../shared"), "data", "market", "spot_btcusdt_20240808.gz");
        assumeTrue(Files.isRegularFile(file), "the recording is not here: " + file);
        start(file);
        Performed.on(platform, new FeedSpeed(Double.POSITIVE_INFINITY));
        PlatformState state = awaitState(ReplayedPlatformTest::isQuiet);
        assertThat(MarketState.of(state).feed().error()).isEmpty();
        assertThat(MarketState.of(state).feed().malformed()).isZero();
        assertThat(MarketState.of(state).feed().venues()).singleElement().satisfies(v -> {
            assertThat(v.gaps()).isZero();
            assertThat(v.crossed()).isZero();
            assertThat(v.trades()).isEqualTo(9_757);
        });
        assertThat(ResultsState.of(state).payload(Topics.FEATURES.topic(BTC).name(), FeatureVector.class).bars()).isGreaterThan(60);
        VpinReading vpin = ResultsState.of(state).payload(Topics.VPIN.topic(BTC).name(), VpinReading.class);
        assertThat(vpin.vpin()).isBetween(0.0, 1.0);
        assertThat(vpin.buckets()).isGreaterThan(50);
        assertThat(BusesState.of(state).buses().getFirst().inboxes()).allSatisfy((InboxStats i) -> assertThat(i.failed()).as(i.name()).isZero());
        assertThat(mark(state, "large-cap").positions()).singleElement().satisfies(p -> assertThat(p.price()).isBetween(50_000.0, 70_000.0));
    }

    private static PortfolioMark mark(PlatformState state, String id) {
        return DeskState.of(state).portfolios().stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
    }
}

package fathom.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.bus.BusStats;
import fathom.bus.BusesState;
import fathom.bus.InboxCounts;
import fathom.bus.InboxDelays;
import fathom.bus.InboxStats;
import fathom.desk.DeskState;
import fathom.engine.EngineId;
import fathom.engine.EnginesState;
import fathom.market.FeedStatus;
import fathom.market.MarketState;
import fathom.measure.Latency;
import fathom.model.Venue;
import fathom.platform.Catalogue;
import fathom.state.PlatformState;
import fathom.watch.Buses;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameBuilderTest {
    @Test
    void theFirstFrameKnowsNoRates() {
        var frame = new FrameBuilder(Catalogue.STANDARD.topics()).next(SampleState.at(10));
        assertThat(frame.ticksPerSecond()).isNaN();
        assertThat(frame.inPerSecond(EngineId.RISK)).isNaN();
        assertThat(frame.topicRates()).isEmpty();
    }

    @Test
    void ratesAreDifferencesOverTheLastSecond() {
        var frame = SampleState.frame(5);
        assertThat(frame.ticksPerSecond()).isEqualTo(9182, within(0.001));
        assertThat(frame.inPerSecond(EngineId.RISK)).isEqualTo(1284, within(0.001));
        assertThat(frame.venuePerSecond(Venue.BINANCE)).isEqualTo(2412, within(2.0));
        assertThat(frame.busPerSecond("Local")).isEqualTo(frame.publishedPerSecond()).isEqualTo(frame.topicRates().values().stream().mapToDouble(Double::doubleValue).sum(), within(0.01));
    }

    /** A process elsewhere says how it is about once a second, and never in step with the screen. */
    @Test
    void countsThatWereReadBeforeTheStateGiveTheRateBetweenTheirReadings() {
        long read = SampleState.START + 1_600_300_000_000L;
        var builder = new FrameBuilder(Catalogue.STANDARD.topics());
        builder.next(readAt(SampleState.at(1601), read, 1_000));
        var frame = builder.next(readAt(SampleState.at(1602), read + 800_000_000L, 1_400));
        assertThat(frame.ticksPerSecond()).isEqualTo(500, within(1e-9));
        assertThat(frame.inPerSecond(EngineId.RISK)).isEqualTo(1284 / 0.8, within(2.0));
        assertThat(frame.inPerSecond(EngineId.VPIN)).as("read now, as ever").isEqualTo(SampleState.frame(5).inPerSecond(EngineId.VPIN), within(2.0));
    }

    private static PlatformState readAt(PlatformState s, long read, long ticks) {
        FeedStatus f = MarketState.of(s).feed();
        var feed = new FeedStatus(f.state(), f.provenance(), f.description(), f.clock(), f.progress(), f.speed(), ticks, f.malformed(), f.venues(), f.error(), f.behind()).asOf(read);
        var engines = EnginesState.of(s).engines().stream().map(e -> e.id().equals(EngineId.RISK) ? e.asOf(read) : e).toList();
        return s.with(MarketState.of(s).withFeed(feed), new EnginesState(engines));
    }

    @Test
    void aGroupIsCountedOnceAndItsMembersEach() {
        var frame = BusSamples.frame(5, BusSamples.Situation.WELL);
        double members = Buses.each(frame.state()).stream().mapToDouble(b -> frame.busPerSecond(b.name())).sum();
        assertThat(frame.publishedPerSecond()).isPositive().isEqualTo(members, within(0.01));
        assertThat(frame.topicRates().values().stream().mapToDouble(Double::doubleValue).sum()).isEqualTo(members, within(200.0));
        assertThat(frame.busPerSecond("Nowhere")).isNaN();
        assertThat(frame.history().of(Samples.bus("MarketData", "rate"))).hasSize(6);
        assertThat(frame.history().of(Samples.bus("MarketData", "p99"))[5]).isEqualTo(Buses.named(frame.state(), "MarketData").wire().link().hop().p99());
    }

    @Test
    void anInboxThatWasClosedOrOpenedBetweenDoesNotDisturbTheSum() {
        var builder = new FrameBuilder(Catalogue.STANDARD.topics());
        builder.next(at(10, inbox("stays", 100), inbox("goes", 5_000)));
        var frame = builder.next(at(11, inbox("stays", 130), inbox("comes", 7)));
        assertThat(frame.inboxesPerSecond(InboxStats::handled)).isEqualTo(37);
    }

    private static InboxStats inbox(String name, long handled) {
        return new InboxStats(name, new InboxCounts(handled, handled, 0, 0, 0, 0, 0), 0, new InboxDelays(Latency.NONE, Latency.NONE));
    }

    private static PlatformState at(int second, InboxStats... inboxes) {
        var s = SampleState.at(second);
        var bus = new BusStats("Local", "in process", 0, List.of(inboxes), List.of());
        return s.with(new BusesState(List.of(bus)));
    }

    @Test
    void enginesThatNeverStartedHaveNoRate() {
        assertThat(SampleState.frame(3).inPerSecond(EngineId.THGNN)).isNaN();
    }

    @Test
    void historyGrowsByOneAPointASecondAndEndsAtFiveMinutes() {
        assertThat(SampleState.frame(7).history().of(Samples.TICKS)).hasSize(8);
        double[] full = SampleState.frame(400).history().of(Samples.tickToMark("p99"));
        assertThat(full).hasSize(History.SECONDS);
        assertThat(full[full.length - 1]).isEqualTo(DeskState.of(SampleState.at(1900)).tickToMark().p99());
        assertThat(full[0]).isEqualTo(DeskState.of(SampleState.at(1601)).tickToMark().p99());
    }

    @Test
    void withinASecondTheHistoryIsTheSameObject() {
        var builder = new FrameBuilder(Catalogue.STANDARD.topics());
        var first = builder.next(SampleState.at(10));
        var again = builder.next(SampleState.at(10));
        assertThat(again.history()).isSameAs(first.history());
    }

    @Test
    void allSeriesEndNow() {
        var history = SampleState.frame(20).history();
        int longest = history.of(Samples.TICKS).length;
        assertThat(history.series().values()).allSatisfy(values -> assertThat(values).hasSize(longest));
    }

    @Test
    void whatIsUnknownIsEmpty() {
        assertThat(History.EMPTY.of("nothing")).isEmpty();
    }
}

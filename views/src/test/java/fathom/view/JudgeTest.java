package fathom.view;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.BusStats;
import fathom.bus.BusesState;
import fathom.bus.InboxCounts;
import fathom.bus.InboxDelays;
import fathom.bus.InboxStats;
import fathom.desk.DeskState;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.hardware.HardwareSnapshot;
import fathom.hardware.MachineState;
import fathom.market.FeedStatus;
import fathom.market.MarketState;
import fathom.measure.Latency;
import fathom.platform.Platform;
import fathom.scenario.RunsState;
import fathom.state.PlatformState;
import fathom.view.DeskVerdict.Word;
import fathom.view.piece.State;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final PlatformState CALM = calm(SampleState.at(1500));

    private static DeskVerdict judge(PlatformState state) {
        return Judge.judge(state, state, DeskVerdict.UNKNOWN);
    }

    /** The sample without what is wrong in it. */
    private static PlatformState calm(PlatformState s) {
        return with(s, MarketState.of(s).feed(), EnginesState.of(s).engines().stream().filter(e -> e.id() != EngineId.PORTFOLIO).toList()).portfolios();
    }

    private record Changed(PlatformState state) {
        PlatformState portfolios() {
            var s = state;
            return s.with(DeskState.of(s).withPortfolios(List.of()));
        }
    }

    private static Changed with(PlatformState s, FeedStatus feed, List<EngineStatus> engines) {
        return new Changed(s.with(MarketState.of(s).withFeed(feed), new EnginesState(engines)));
    }

    private static PlatformState feed(UnaryOperator<FeedStatus> change) {
        return with(CALM, change.apply(MarketState.of(CALM).feed()), EnginesState.of(CALM).engines()).state();
    }

    private static PlatformState engines(UnaryOperator<EngineStatus> change) {
        return with(CALM, MarketState.of(CALM).feed(), EnginesState.of(CALM).engines().stream().map(change).toList()).state();
    }

    private static FeedStatus in(FeedStatus f, FeedStatus.State state) {
        return new FeedStatus(state, f.provenance(), f.description(), f.clock(), f.progress(), f.speed(), f.ticks(), f.malformed(), f.venues(), state == FeedStatus.State.FAILED ? "line 7 is no JSON" : "");
    }

    @Test
    void aHealthyDeskIsAllRight() {
        assertThat(judge(CALM).word()).isEqualTo(Word.ALL_RIGHT);
        assertThat(judge(CALM).causes()).isEmpty();
    }

    @Test
    void aFullMachineIsACauseOnceItLasts() {
        PlatformState full = cores(99.5), free = cores(40);
        assertThat(judge(free).causes()).isEmpty();
        assertThat(Judge.judge(full, free, DeskVerdict.UNKNOWN).causes()).as("for one look").isEmpty();
        DeskVerdict verdict = judge(full);
        assertThat(verdict.word()).isEqualTo(Word.WATCH);
        assertThat(verdict.causes()).singleElement().satisfies(c -> {
            assertThat(c.where()).isEqualTo(ViewId.HARDWARE);
            assertThat(c.name()).isEqualTo("Machine is full");
        });
    }

    private static PlatformState cores(double busy) {
        HardwareSnapshot seen = MachineState.of(CALM).snapshot();
        return CALM.with(new MachineState(new HardwareSnapshot(seen.at(), seen.machine(), List.of(busy, busy), seen.readings())));
    }

    @Test
    void enginesThatAreNotBuiltAreNoFault() {
        assertThat(EnginesState.of(CALM).engines()).anyMatch(e -> e.state() == EngineStatus.State.NOT_BUILT);
        assertThat(judge(CALM).state(ViewId.ENGINES)).isEqualTo(State.OK);
    }

    @Test
    void aFailedEngineWantsAction() {
        var verdict = judge(engines(e -> e.id() == EngineId.RISK ? new EngineStatus(e.id(), EngineStatus.State.FAILED, e.since(), "out of memory", "", 0, null) : e));
        assertThat(verdict.word()).isEqualTo(Word.ACT);
        assertThat(verdict.causes()).singleElement().satisfies(c -> {
            assertThat(c.name()).isEqualTo("Risk has failed");
            assertThat(c.where()).isEqualTo(ViewId.ENGINES);
        });
    }

    @Test
    void aLateEngineIsWatchedAndAVeryLateOneWantsAction() {
        assertThat(judge(late(30_000_000)).word()).isEqualTo(Word.WATCH);
        assertThat(judge(late(60_000_000)).word()).isEqualTo(Word.ACT);
    }

    @Test
    void nothingIsLateWhileItWarmsUp() {
        var late = late(60_000_000);
        var young = EnginesState.of(late).engines().stream().filter(e -> e.id() == EngineId.RISK)
                .map(e -> new EngineStatus(e.id(), e.state(), late.at() - Limits.WARM_UP, "", "", 0, e.inbox())).findFirst().orElseThrow();
        assertThat(EngineHealth.of(young, late.at(), Silence.of(late))).isEqualTo(EngineHealth.WARMING_UP);
        assertThat(EngineHealth.of(young, late.at() + 1, Silence.of(late))).isEqualTo(EngineHealth.PAST_LIMIT);
        assertThat(judge(with(late, MarketState.of(late).feed(), List.of(young)).state()).word()).isEqualTo(Word.WARMING_UP);
    }

    private static PlatformState late(long p99) {
        return engines(e -> {
            if (e.id() != EngineId.RISK) return e;
            var i = e.inbox();
            var slow = new Latency(100, p99 / 2, p99 / 2, p99, p99, p99);
            return new EngineStatus(e.id(), e.state(), e.since(), "", "", 0, new InboxStats(i.name(), new InboxCounts(i.accepted(), i.handled(), i.failed(), i.conflated(), i.dropped(), i.waiting(), i.waited()), i.busyNanos(), new InboxDelays(slow, slow)));
        });
    }

    @Test
    void withoutAFeedNothingCanBeSeen() {
        assertThat(judge(feed(f -> in(f, FeedStatus.State.FAILED))).word()).isEqualTo(Word.BLIND);
        assertThat(judge(feed(f -> in(f, FeedStatus.State.NEW))).word()).isEqualTo(Word.BLIND);
        var silent = CALM.asOf(CALM.at() + 4_000_000_000L).with(new RunsState(null, RunsState.of(CALM).ended()));
        assertThat(judge(silent).word()).isEqualTo(Word.BLIND);
        assertThat(judge(silent).causes()).singleElement().satisfies(c -> assertThat(c.name()).isEqualTo("Feed is silent"));
    }

    @Test
    void aPausedOrEndedFeedIsWatched() {
        assertThat(judge(feed(f -> in(f, FeedStatus.State.PAUSED))).word()).isEqualTo(Word.WATCH);
        assertThat(judge(feed(f -> in(f, FeedStatus.State.ENDED))).word()).isEqualTo(Word.WATCH);
    }

    @Test
    void limitsNearAndBroken() {
        var verdict = judge(SampleState.at(1500));
        assertThat(verdict.causes()).anyMatch(c -> c.name().equals("Growth: VaR") && c.state() == State.WARN && c.where().equals(ViewId.PORTFOLIOS));
    }

    private static PlatformState on(PlatformState s, List<BusStats> buses) {
        return s.with(new BusesState(buses));
    }

    /** The calm desk over the buses of a situation. */
    private static PlatformState over(BusSamples.Situation situation, int second) {
        return on(CALM, BusesState.of(BusSamples.of(SampleState.at(second), situation)).buses());
    }

    @Test
    void aLostBusWantsActionAndSaysSinceWhen() {
        assertThat(judge(over(BusSamples.Situation.DOWN, BusSamples.HAPPENS - 1)).word()).isEqualTo(Word.ALL_RIGHT);
        var verdict = judge(over(BusSamples.Situation.DOWN, BusSamples.HAPPENS + 5));
        assertThat(verdict.word()).isEqualTo(Word.ACT);
        assertThat(verdict.causes()).singleElement().satisfies(c -> {
            assertThat(c.name()).isEqualTo("MarketData is down");
            assertThat(c.what().text()).isEqualTo("does not answer");
            assertThat(c.since()).isEqualTo(SampleState.START + BusSamples.HAPPENS * 1_000_000_000L);
        });
        assertThat(verdict.state(ViewId.BUSES)).as("the badge of the rail").isEqualTo(State.BAD);
        assertThat(verdict.count(ViewId.BUSES)).isEqualTo(1);
    }

    @Test
    void aBusWithAFaultIsWatchedAndWhatItShedsIsLost() {
        int second = BusSamples.HAPPENS + 5;
        var verdict = Judge.judge(over(BusSamples.Situation.FULL, second), over(BusSamples.Situation.FULL, second - 1), DeskVerdict.UNKNOWN);
        assertThat(verdict.word()).isEqualTo(Word.WATCH);
        assertThat(verdict.causes()).extracting(DeskVerdict.Cause::name).containsExactlyInAnyOrder("NeuralGpu is degraded", "Messages lost");
        assertThat(verdict.causes()).filteredOn(c -> c.name().equals("Messages lost")).singleElement()
                .satisfies(c -> assertThat(c.what().text()).isEqualTo("340 in the last second"));
    }

    @Test
    void aBusThatIsBeingTriedAgainIsWatched() {
        var probing = BusesState.of(over(BusSamples.Situation.DOWN, BusSamples.HAPPENS + 5)).buses().getFirst().members().stream()
                .map(b -> b.state() == BusStats.State.UP ? b : new BusStats(b.name(), b.address(), BusStats.State.PROBING, "answers, traffic follows",
                        b.published(), b.inboxes(), b.topics(), b.wire(), List.of(), List.of())).toList();
        assertThat(judge(on(CALM, probing)).causes()).singleElement().satisfies(c -> {
            assertThat(c.name()).isEqualTo("MarketData is being probed");
            assertThat(c.state()).isEqualTo(State.WARN);
        });
    }

    @Test
    void whatATailDropsNobodyMisses() {
        var bus = BusesState.of(CALM).buses().getFirst();
        assertThat(judgeDrop(bus, "console")).isEqualTo(Word.WATCH);
        assertThat(judgeDrop(bus, Platform.Tail.INBOX)).isEqualTo(Word.ALL_RIGHT);
    }

    private static Word judgeDrop(BusStats bus, String inbox) {
        return Judge.judge(on(CALM, List.of(with(bus, inbox, 9))), on(CALM, List.of(with(bus, inbox, 2))), DeskVerdict.UNKNOWN).word();
    }

    private static BusStats with(BusStats bus, String inbox, long dropped) {
        var one = new InboxStats(inbox, new InboxCounts(100, 0, 0, 0, dropped, 0, 0), 0, new InboxDelays(Latency.NONE, Latency.NONE));
        return new BusStats(bus.name(), bus.address(), bus.published(), List.of(one), bus.topics());
    }

    @Test
    void aCauseKeepsTheTimeOfItsFirstSight() {
        var first = Judge.judge(late(30_000_000), CALM, DeskVerdict.UNKNOWN);
        var later = with(late(31_000_000), MarketState.of(CALM).feed(), EnginesState.of(late(31_000_000)).engines()).state();
        var next = Judge.judge(later.asOf(later.at() + 1_000_000_000L).with(new RunsState(null, RunsState.of(later).ended())), CALM, first);
        assertThat(next.causes().getFirst().since()).isEqualTo(first.causes().getFirst().since());
    }
}

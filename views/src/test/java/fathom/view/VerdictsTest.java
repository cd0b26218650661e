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
import fathom.measure.Level;
import fathom.platform.Platform;
import fathom.scenario.RunsState;
import fathom.state.PlatformState;
import fathom.view.piece.State;
import fathom.watch.Condition;
import fathom.watch.DeskVerdict.Word;
import fathom.watch.DeskVerdict;
import fathom.watch.EngineHealth;
import fathom.watch.Rules;
import fathom.watch.Sentry;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    /** Nanoseconds. */
    private static final long WARM_UP = 20_000_000_000L;
    private static final PlatformState CALM = calm(SampleState.at(1500));

    /** One after the other. */
    private static DeskVerdict judge(PlatformState... states) {
        var sentry = new Sentry(Rules.STANDARD, Sentry.Listener.NONE);
        for (PlatformState state : states) sentry.look(state);
        return sentry.look(states[states.length - 1]);
    }

    private static PlatformState judged(PlatformState state) {
        return new Sentry(Rules.STANDARD, Sentry.Listener.NONE).judged(state);
    }

    private static PlatformState later(PlatformState state, double seconds) {
        return state.asOf(state.at() + (long) (seconds * 1e9));
    }

    /** The sample without what is wrong in it. */
    private static PlatformState calm(PlatformState s) {
        return with(s, MarketState.of(s).feed(), EnginesState.of(s).engines().stream().filter(e -> !e.id().equals(EngineId.PORTFOLIO)).toList()).portfolios();
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
        assertThat(judge(CALM).conditions()).isEmpty();
    }

    @Test
    void aFullMachineIsACauseOnceItLasts() {
        PlatformState full = cores(99.5), free = cores(40);
        assertThat(judge(free).conditions()).isEmpty();
        assertThat(judge(free, later(full, 1)).conditions()).as("for one look").isEmpty();
        DeskVerdict verdict = judge(full, later(full, 1));
        assertThat(verdict.word()).isEqualTo(Word.WATCH);
        assertThat(verdict.conditions()).singleElement().satisfies(c -> {
            assertThat(Verdicts.where(c.subject())).isEqualTo(ViewId.HARDWARE);
            assertThat(c.title()).isEqualTo("Machine is full");
        });
    }

    private static PlatformState cores(double busy) {
        HardwareSnapshot seen = MachineState.of(CALM).snapshot();
        return CALM.with(new MachineState(new HardwareSnapshot(seen.at(), seen.machine(), List.of(busy, busy), seen.readings())));
    }

    @Test
    void enginesThatAreNotBuiltAreNoFault() {
        assertThat(EnginesState.of(CALM).engines()).anyMatch(e -> e.state() == EngineStatus.State.NOT_BUILT);
        assertThat(Verdicts.state(judge(CALM), ViewId.ENGINES)).isEqualTo(State.OK);
    }

    @Test
    void aFailedEngineWantsAction() {
        var verdict = judge(engines(e -> e.id().equals(EngineId.RISK) ? new EngineStatus(e.id(), EngineStatus.State.FAILED, e.since(), "out of memory", "", 0, null) : e));
        assertThat(verdict.word()).isEqualTo(Word.ACT);
        assertThat(verdict.conditions()).singleElement().satisfies(c -> {
            assertThat(c.title()).isEqualTo("Risk has failed");
            assertThat(Verdicts.where(c.subject())).isEqualTo(ViewId.ENGINES);
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
        var young = EnginesState.of(late).engines().stream().filter(e -> e.id().equals(EngineId.RISK))
                .map(e -> new EngineStatus(e.id(), e.state(), late.at() - WARM_UP, "", "", 0, e.inbox())).findFirst().orElseThrow();
        var state = with(late, MarketState.of(late).feed(), List.of(young)).state();
        assertThat(EngineHealth.of(judged(state), young)).isEqualTo(EngineHealth.WARMING_UP);
        assertThat(EngineHealth.of(judged(later(state, 1e-9)), young)).isEqualTo(EngineHealth.PAST_LIMIT);
        assertThat(judge(state).word()).isEqualTo(Word.WARMING_UP);
    }

    private static PlatformState late(long p99) {
        return engines(e -> {
            if (!e.id().equals(EngineId.RISK)) return e;
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
        assertThat(judge(silent).conditions()).singleElement().satisfies(c -> assertThat(c.title()).isEqualTo("Feed is silent"));
    }

    @Test
    void aPausedOrEndedFeedIsWatched() {
        assertThat(judge(feed(f -> in(f, FeedStatus.State.PAUSED))).word()).isEqualTo(Word.WATCH);
        assertThat(judge(feed(f -> in(f, FeedStatus.State.ENDED))).word()).isEqualTo(Word.WATCH);
    }

    @Test
    void limitsNearAndBroken() {
        var verdict = judge(SampleState.at(1500));
        assertThat(verdict.conditions()).anyMatch(c -> c.title().equals("Growth: VaR") && c.level() == Level.WARN && Verdicts.where(c.subject()).equals(ViewId.PORTFOLIOS));
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
        assertThat(verdict.conditions()).singleElement().satisfies(c -> {
            assertThat(c.title()).isEqualTo("MarketData is down");
            assertThat(Verdicts.rich(c).text()).startsWith("does not answer; ").as("where its traffic went is the useful half");
            assertThat(c.since()).isEqualTo(SampleState.START + BusSamples.HAPPENS * 1_000_000_000L);
        });
        assertThat(Verdicts.state(verdict, ViewId.BUSES)).as("the badge of the rail").isEqualTo(State.BAD);
        assertThat(Verdicts.count(verdict, ViewId.BUSES)).isEqualTo(1);
    }

    @Test
    void aBusWithAFaultIsWatchedAndWhatItShedsIsLost() {
        int second = BusSamples.HAPPENS + 5;
        var verdict = judge(over(BusSamples.Situation.FULL, second - 1), later(over(BusSamples.Situation.FULL, second), 1));
        assertThat(verdict.word()).isEqualTo(Word.WATCH);
        assertThat(verdict.conditions()).extracting(Condition::title).containsExactlyInAnyOrder("NeuralGpu is degraded", "Messages lost");
        assertThat(verdict.conditions()).filteredOn(c -> c.title().equals("Messages lost")).singleElement()
                .satisfies(c -> assertThat(Verdicts.rich(c).text()).isEqualTo("340 in the last second"));
    }

    @Test
    void aBusThatIsBeingTriedAgainIsWatched() {
        var probing = BusesState.of(over(BusSamples.Situation.DOWN, BusSamples.HAPPENS + 5)).buses().getFirst().members().stream()
                .map(b -> b.state() == BusStats.State.UP ? b : new BusStats(b.name(), b.address(), BusStats.State.PROBING, "answers, traffic follows",
                        b.published(), b.inboxes(), b.topics(), b.wire(), List.of(), List.of())).toList();
        assertThat(judge(on(CALM, probing)).conditions()).singleElement().satisfies(c -> {
            assertThat(c.title()).isEqualTo("MarketData is being probed");
            assertThat(c.level()).isEqualTo(Level.WARN);
        });
    }

    @Test
    void whatATailDropsNobodyMisses() {
        var bus = BusesState.of(CALM).buses().getFirst();
        assertThat(judgeDrop(bus, "console")).isEqualTo(Word.WATCH);
        assertThat(judgeDrop(bus, Platform.Tail.INBOX)).isEqualTo(Word.ALL_RIGHT);
    }

    private static Word judgeDrop(BusStats bus, String inbox) {
        return judge(on(CALM, List.of(with(bus, inbox, 2))), later(on(CALM, List.of(with(bus, inbox, 9))), 1)).word();
    }

    private static BusStats with(BusStats bus, String inbox, long dropped) {
        var one = new InboxStats(inbox, new InboxCounts(100, 0, 0, 0, dropped, 0, 0), 0, new InboxDelays(Latency.NONE, Latency.NONE));
        return new BusStats(bus.name(), bus.address(), bus.published(), List.of(one), bus.topics());
    }

    @Test
    void aCauseKeepsTheTimeOfItsFirstSight() {
        var first = judge(late(30_000_000));
        var later = with(late(31_000_000), MarketState.of(CALM).feed(), EnginesState.of(late(31_000_000)).engines()).state();
        var next = judge(late(30_000_000), later(later, 1));
        assertThat(next.conditions().getFirst().since()).isEqualTo(first.conditions().getFirst().since());
    }
}

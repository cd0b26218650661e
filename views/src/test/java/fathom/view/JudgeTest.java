package fathom.view;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.InboxStats;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.market.FeedStatus;
import fathom.measure.Latency;
import fathom.platform.PlatformState;
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
        return with(s, s.feed(), s.engines().stream().filter(e -> e.id() != EngineId.PORTFOLIO).toList()).portfolios();
    }

    private record Changed(PlatformState state) {
        PlatformState portfolios() {
            var s = state;
            return new PlatformState(s.at(), s.startedAt(), s.label(), s.feed(), s.engines(), s.buses(), s.books(), s.trades(), s.results(), s.arbitrage(), List.of(), s.tickToMark(), s.hardware(), s.run(),
                    s.runs(), s.events(), s.due());
        }
    }

    private static Changed with(PlatformState s, FeedStatus feed, List<EngineStatus> engines) {
        return new Changed(new PlatformState(s.at(), s.startedAt(), s.label(), feed, engines, s.buses(), s.books(), s.trades(), s.results(), s.arbitrage(), s.portfolios(), s.tickToMark(), s.hardware(), s.run(),
                s.runs(), s.events(), s.due()));
    }

    private static PlatformState feed(UnaryOperator<FeedStatus> change) {
        return with(CALM, change.apply(CALM.feed()), CALM.engines()).state();
    }

    private static PlatformState engines(UnaryOperator<EngineStatus> change) {
        return with(CALM, CALM.feed(), CALM.engines().stream().map(change).toList()).state();
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
    void enginesThatAreNotBuiltAreNoFault() {
        assertThat(CALM.engines()).anyMatch(e -> e.state() == EngineStatus.State.NOT_BUILT);
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
        var young = late.engines().stream().filter(e -> e.id() == EngineId.RISK)
                .map(e -> new EngineStatus(e.id(), e.state(), late.at() - Limits.WARM_UP, "", "", 0, e.inbox())).findFirst().orElseThrow();
        assertThat(EngineHealth.of(young, late.at(), Silence.of(late))).isEqualTo(EngineHealth.WARMING_UP);
        assertThat(EngineHealth.of(young, late.at() + 1, Silence.of(late))).isEqualTo(EngineHealth.PAST_LIMIT);
        assertThat(judge(with(late, late.feed(), List.of(young)).state()).word()).isEqualTo(Word.ALL_RIGHT);
    }

    private static PlatformState late(long p99) {
        return engines(e -> {
            if (e.id() != EngineId.RISK) return e;
            var i = e.inbox();
            var slow = new Latency(100, p99 / 2, p99 / 2, p99, p99, p99);
            return new EngineStatus(e.id(), e.state(), e.since(), "", "", 0, new InboxStats(i.name(), i.accepted(), i.handled(), i.failed(), i.conflated(), i.dropped(), i.waiting(), i.waited(),
                    i.busyNanos(), slow, slow));
        });
    }

    @Test
    void withoutAFeedNothingCanBeSeen() {
        assertThat(judge(feed(f -> in(f, FeedStatus.State.FAILED))).word()).isEqualTo(Word.BLIND);
        assertThat(judge(feed(f -> in(f, FeedStatus.State.NEW))).word()).isEqualTo(Word.BLIND);
        var silent = new PlatformState(CALM.at() + 4_000_000_000L, CALM.startedAt(), CALM.label(), CALM.feed(), CALM.engines(), CALM.buses(), CALM.books(), CALM.trades(), CALM.results(), CALM.arbitrage(),
                CALM.portfolios(), CALM.tickToMark(), CALM.hardware(), null, CALM.runs(), CALM.events(), CALM.due());
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
        assertThat(verdict.causes()).anyMatch(c -> c.name().equals("Growth: VaR") && c.state() == State.WARN && c.where() == ViewId.PORTFOLIOS);
    }

    @Test
    void aCauseKeepsTheTimeOfItsFirstSight() {
        var first = Judge.judge(late(30_000_000), CALM, DeskVerdict.UNKNOWN);
        var later = with(late(31_000_000), CALM.feed(), late(31_000_000).engines()).state();
        var next = Judge.judge(new PlatformState(later.at() + 1_000_000_000L, later.startedAt(), later.label(), later.feed(), later.engines(), later.buses(), later.books(), later.trades(), later.results(),
                later.arbitrage(), later.portfolios(), later.tickToMark(), later.hardware(), null, later.runs(), later.events(), later.due()), CALM, first);
        assertThat(next.causes().getFirst().since()).isEqualTo(first.causes().getFirst().since());
    }
}

package fathom.watch;

import static fathom.watch.Platforms.NOW;
import static fathom.watch.Platforms.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.BusStats;
import fathom.bus.BusesState;
import fathom.desk.DeskState;
import fathom.engine.EngineStatus;
import fathom.market.FeedStatus;
import fathom.market.MarketState;
import fathom.measure.Level;
import fathom.measure.Limit.Hold;
import fathom.measure.Limit;
import fathom.measure.Provenance;
import fathom.measure.Quantity;
import fathom.model.PortfolioMark.LimitUse;
import fathom.model.PortfolioMark;
import fathom.state.PlatformState;
import fathom.watch.DeskVerdict.Word;
import fathom.watch.Gauge.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SentryTest {
    private final List<String> crossings = new ArrayList<>();
    private final Sentry sentry = sentry(Rules.STANDARD);

    private Sentry sentry(Rules rules) {
        return new Sentry(rules, (level, subject, what) -> crossings.add(level + " " + subject.label() + " " + what));
    }

    private static PlatformState late(long at, long p99) {
        return Platforms.with(Platforms.calm(at), Platforms.risk(p99));
    }

    @Test
    void nothingIsWrongWithACalmDesk() {
        assertThat(sentry.look(Platforms.calm(NOW)).word()).isEqualTo(Word.ALL_RIGHT);
        assertThat(crossings).isEmpty();
    }

    @Test
    void everyCrossingIsToldBothWays() {
        sentry.look(late(NOW, 1_000_000));
        sentry.look(late(NOW + SECOND, 30_000_000));
        sentry.look(late(NOW + 2 * SECOND, 31_000_000));
        assertThat(sentry.look(late(NOW + 3 * SECOND, 60_000_000)).word()).isEqualTo(Word.ACT);
        sentry.look(late(NOW + 4 * SECOND, 30_000_000));
        sentry.look(late(NOW + 5 * SECOND, 1_000_000));
        assertThat(crossings).containsExactly("WARN Risk is late: p99 30.0 ms, warns 25.0 ms", "BREACH Risk is late: p99 60.0 ms, limit 50.0 ms",
                "WARN Risk is late: p99 30.0 ms, warns 25.0 ms", "OK Risk is no longer late");
    }

    @Test
    void whatFailsStopsFillsAndIsLostIsToldToo() {
        PlatformState calm = Platforms.calm(NOW);
        sentry.look(calm);
        var lost = new BusStats("Primary", "there", BusStats.State.DOWN, "does not answer; traffic moved to Other", 0, List.of(), List.of(), null, List.of(), List.of());
        sentry.look(Platforms.with(calm.asOf(NOW + SECOND), Platforms.risk(EngineStatus.State.FAILED, "out of memory")).with(new BusesState(List.of(lost)), Platforms.machine(NOW, 99)));
        sentry.look(Platforms.calm(NOW + 2 * SECOND).with(Platforms.machine(NOW, 99)));
        sentry.look(Platforms.calm(NOW + 3 * SECOND));
        assertThat(crossings).contains("BREACH Risk has failed: out of memory", "OK Risk all right again", "BREACH Primary is down: does not answer; traffic moved to Other",
                "OK Primary is no longer down", "WARN Machine is full: busy 99 %, limit 95 %", "OK Machine is no longer full");
    }

    @Test
    void theDesksAndTheConsolesInboxesAreJudged() {
        var slow = Platforms.calm(NOW).with(new BusesState(List.of(new BusStats("Local", "in process", 1, List.of(Platforms.inbox("desk", 60_000_000), Platforms.inbox("console", 900_000_000),
                Platforms.inbox("tail", 900_000_000)), List.of()))));
        sentry.look(slow);
        DeskVerdict verdict = sentry.look(slow.asOf(NOW + 2 * SECOND));
        assertThat(verdict.conditions()).extracting(Condition::title).containsExactly("Inbox of desk is late", "Inbox of console is late");
    }

    @Test
    void theScreenIsJudged() {
        var slow = Platforms.calm(NOW).with(new ScreenState(Platforms.START, 200_000_000, 0.9));
        assertThat(sentry.look(slow).conditions()).as("for a moment").isEmpty();
        assertThat(sentry.look(slow.asOf(NOW + 5 * SECOND).with(new MarketState(Platforms.feed(FeedStatus.State.RUNNING, NOW + 5 * SECOND), Map.of(), List.of(), Map.of()))).conditions())
                .extracting(Condition::title).containsExactly("Screen is late");
    }

    @Test
    void aFeedThatFailedEndedOrFellSilent() {
        assertThat(word(FeedStatus.State.FAILED)).isEqualTo(Word.BLIND);
        assertThat(word(FeedStatus.State.NEW)).isEqualTo(Word.BLIND);
        assertThat(word(FeedStatus.State.PAUSED)).isEqualTo(Word.WATCH);
        assertThat(word(FeedStatus.State.ENDED)).isEqualTo(Word.WATCH);
        DeskVerdict silent = sentry(Rules.STANDARD).look(Platforms.calm(NOW).asOf(NOW + 4 * SECOND));
        assertThat(silent.word()).isEqualTo(Word.BLIND);
        assertThat(silent.conditions()).as("its venues are silent with it").singleElement().extracting(Condition::title).isEqualTo("Feed is silent");
    }

    private Word word(FeedStatus.State state) {
        return sentry(Rules.STANDARD).look(Platforms.calm(NOW).with(MarketState.of(Platforms.calm(NOW)).withFeed(Platforms.feed(state, NOW)))).word();
    }

    @Test
    void aPositionWithoutAPriceIsNotKnownToBeInsideItsLimits() {
        var use = new LimitUse(Limit.atMost("leverage", 1.8, 2, "×"), Double.NaN, "LINK is held and not priced");
        var mark = new PortfolioMark("growth", "Growth Aggressive", NOW, Provenance.SIMULATED, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, List.of(), List.of(use), List.of("LINK"), 0);
        assertThat(mark.level()).isEqualTo(Level.UNKNOWN);
        assertThat(use.holds()).isFalse();
        assertThat(sentry.look(Platforms.calm(NOW).with(DeskState.of(Platforms.calm(NOW)).withPortfolios(List.of(mark)))).conditions()).isEmpty();
    }

    /** A gauge that a test sets. */
    private static final class Dial {
        private double value;

        Gauge gauge() {
            return new Gauge("dial.value", Quantity.COUNT, "", "", "what the test says", (look, into) -> into.accept(new Measured(new Subject("dial", "", "Dial"), value)));
        }

        Level at(Sentry sentry, double seconds, double now) {
            value = now;
            return sentry.look(PlatformState.of(NOW + (long) (seconds * SECOND), Platforms.START, "", List.of())).conditions().stream().map(Condition::level).findFirst().orElse(Level.OK);
        }
    }

    private static Sentry on(Dial dial, Limit limit) {
        return new Sentry(new Rules(List.of(dial.gauge()), List.of(Rule.of("dial", limit, "is off"))), Sentry.Listener.NONE);
    }

    @Test
    void aLevelCountsWhenItHasLastedAndIsOverWhenTheLimitSaysSo() {
        var dial = new Dial();
        Sentry sentry = on(dial, Limit.atMost("dial.value", 80, 95, "").holding(new Hold(3, 1, 50)));
        assertThat(dial.at(sentry, 0, 99)).isEqualTo(Level.OK);
        assertThat(dial.at(sentry, 2, 10)).as("it began anew").isEqualTo(Level.OK);
        assertThat(dial.at(sentry, 3, 99)).isEqualTo(Level.OK);
        assertThat(dial.at(sentry, 6, 99)).isEqualTo(Level.BREACH);
        assertThat(dial.at(sentry, 7, 60)).as("inside, not yet cleared").isEqualTo(Level.BREACH);
        assertThat(dial.at(sentry, 8, Double.NaN)).as("no data ends nothing").isEqualTo(Level.BREACH);
        assertThat(dial.at(sentry, 9, 50)).isEqualTo(Level.OK);
    }

    @Test
    void aLevelCountsWhenItWasSeenOftenEnough() {
        var dial = new Dial();
        Sentry sentry = on(dial, Limit.atMost("dial.value", 80, 95, "").holding(new Hold(0, 3, Double.NaN)));
        assertThat(dial.at(sentry, 0, 99)).isEqualTo(Level.OK);
        assertThat(dial.at(sentry, 0.1, 99)).as("looks within a second are one").isEqualTo(Level.OK);
        assertThat(dial.at(sentry, 1, 99)).isEqualTo(Level.OK);
        assertThat(dial.at(sentry, 2, 85)).as("the least of the three").isEqualTo(Level.WARN);
    }

    /** Whatever the readings are: without a hold the level is that of the limit, and every change is told once. */
    @Test
    void theLevelIsThatOfTheLimit() {
        var random = new Random(11);
        var dial = new Dial();
        var limit = Limit.atMost("dial.value", 80, 95, "");
        var sentry = sentry(new Rules(List.of(dial.gauge()), List.of(Rule.of("dial", limit, "is off"))));
        int changes = 0;
        Level before = Level.OK;
        for (int i = 0; i < 1_000; i++) {
            double value = random.nextInt(120);
            Level level = dial.at(sentry, i, value);
            assertThat(level).as("look %d, %s", i, value).isEqualTo(limit.judge(value));
            if (level != before) changes++;
            before = level;
        }
        assertThat(crossings).hasSize(changes);
    }

    @Test
    void aGaugeThatThrowsIsAConditionAndStopsNothing() {
        var bad = new Gauge("dial.value", Quantity.COUNT, "", "", "", (look, into) -> {
            throw new IllegalStateException("broken");
        });
        var rules = Rules.STANDARD.with(bad).with(Rule.of("dial", Limit.parse("dial.value <= 1"), "is off"));
        assertThat(sentry(rules).look(late(NOW, 60_000_000)).conditions()).extracting(Condition::title).containsExactly("Risk is late", "dial.value cannot be read");
    }
}

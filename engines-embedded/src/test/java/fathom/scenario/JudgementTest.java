package fathom.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.measure.Latency;
import fathom.measure.Limit;
import fathom.measure.Verdict;
import fathom.scenario.Judgement.Ending;
import fathom.scenario.load.LoadKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final Limit.Outcome GOOD = Limit.parse("lost = 0").outcome(0);
    private static final Limit.Outcome SLOW = Limit.parse("latency.p99 <= 5 ms").outcome(81.25);
    private static final Limit.Outcome LOST = Limit.parse("lost = 0").outcome(12);
    private static final Limit.Outcome BEHIND = Limit.parse("generator.behind <= 1 %").outcome(13.2);

    private static Judgement of(Limit.Outcome... outcomes) {
        return of(Ending.IN_TIME, 100, outcomes);
    }

    private static Judgement of(Ending ending, long received, Limit.Outcome... outcomes) {
        return Judgement.of(new LoadKind(), List.of(outcomes), new Counts(100, 100, received, 0, 0, 0, 100 - received), ending);
    }

    @Test
    void namesWhatFailed() {
        assertThat(of(GOOD)).isEqualTo(new Judgement(Verdict.PASS, "all 1 thresholds held", List.of(GOOD)));
        assertThat(of(GOOD, SLOW)).isEqualTo(new Judgement(Verdict.FAIL, "1 of 2 thresholds failed: latency.p99 ≤ 5 ms (81.3 ms)", List.of(GOOD, SLOW)));
    }

    @Test
    void aLateGeneratorSpoilsLatencyButNotLosses() {
        assertThat(of(GOOD, BEHIND).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(of(SLOW, BEHIND).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(of(SLOW, LOST, BEHIND).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aLimitBelowTheMachinesFloorIsSaidToBeOne() {
        var floor = new Floor(new Latency(1_000, 60_000, 100_000, 6_000_000, 9_000_000, 20_000_000));
        assertThat(of(new Ending(null, null, floor), 100, GOOD, SLOW)).isEqualTo(new Judgement(Verdict.FAIL, "1 of 2 thresholds failed: latency.p99 ≤ 5 ms (81.3 ms)"
                + "; latency.p99 ≤ 5 ms is below this machine's own floor, a bare timer woke up to 6.00 ms late", List.of(GOOD, SLOW)));
        assertThat(of(new Ending(null, null, floor), 100, LOST).why()).doesNotContain("floor");
    }

    @Test
    void theGradeIsTheMeanOfMarginsAndAFailureCapsIt() {
        assertThat(of(GOOD, Limit.parse("latency.p99 <= 50 ms").outcome(25)).grade().orElseThrow().score()).isEqualTo(90);
        assertThat(of(GOOD, SLOW).grade().orElseThrow().score()).isEqualTo(50);
        assertThat(of(SLOW, LOST).grade().orElseThrow().score()).isZero();
        assertThat(of(GOOD, BEHIND).grade()).isEmpty();
    }

    @Test
    void noWorkFailsEvenWhereAllThresholdsHold() {
        assertThat(of(Ending.IN_TIME, 0, GOOD))
                .isEqualTo(new Judgement(Verdict.FAIL, "no work was done: not one of 100 questions was answered", List.of(GOOD)));
        assertThat(of(new Ending("by hand", null, Floor.UNKNOWN), 0, GOOD)).isEqualTo(new Judgement(Verdict.ABORTED, "aborted: by hand", List.of(GOOD)));
        assertThat(of(new Ending(null, "the bus is closed", Floor.UNKNOWN), 50, GOOD).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }
}

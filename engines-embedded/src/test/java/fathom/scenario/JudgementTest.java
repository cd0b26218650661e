package fathom.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.measure.Threshold;
import fathom.measure.Verdict;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final Threshold.Outcome GOOD = Threshold.parse("lost = 0").judge(0);
    private static final Threshold.Outcome SLOW = Threshold.parse("latency.p99 <= 5 ms").judge(81.25);
    private static final Threshold.Outcome LOST = Threshold.parse("lost = 0").judge(12);
    private static final Threshold.Outcome BEHIND = Threshold.parse("generator.behind <= 1 %").judge(13.2);

    private static Judgement of(Threshold.Outcome... outcomes) {
        return Judgement.of(Arrays.asList(outcomes), 100, 100, false, null);
    }

    @Test
    void namesWhatFailed() {
        assertThat(of(GOOD)).isEqualTo(new Judgement(Verdict.PASS, "all 1 thresholds held"));
        assertThat(of(GOOD, SLOW)).isEqualTo(new Judgement(Verdict.FAIL, "1 of 2 thresholds failed: latency.p99 ≤ 5 ms (81.3 ms)"));
    }

    @Test
    void aLateGeneratorSpoilsLatencyButNotLosses() {
        assertThat(of(GOOD, BEHIND).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(of(SLOW, BEHIND).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(of(SLOW, LOST, BEHIND).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void noWorkFailsEvenWhereAllThresholdsHold() {
        assertThat(Judgement.of(List.of(GOOD), 100, 0, false, null))
                .isEqualTo(new Judgement(Verdict.FAIL, "no work was done: not one of 100 questions was answered"));
        assertThat(Judgement.of(List.of(GOOD), 100, 0, true, null).verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(Judgement.of(List.of(GOOD), 100, 50, false, "the bus is closed").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }
}

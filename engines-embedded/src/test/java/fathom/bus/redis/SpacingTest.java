package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpacingTest {
    private static final long QUICK = 100_000, LATE = 5_000_000;

    private final Spacing spacing = new Spacing();

    private void answers(int count, long nanos) {
        for (int i = 0; i < count; i++) spacing.answered(nanos);
    }

    private boolean isOverAtOnce() {
        return spacing.isOver(System.nanoTime());
    }

    @Test
    void quickAnswersAndASingleLateOneKeepNothingApart() {
        answers(1_000, QUICK);
        assertThat(isOverAtOnce()).isTrue();
        spacing.answered(LATE);
        answers(16, QUICK);
        assertThat(isOverAtOnce()).isTrue();
    }

    @Test
    void lateAnswersKeepFlushesApartUpToTheWidest() {
        answers(10, QUICK);
        answers(100, LATE);
        long now = System.nanoTime();
        assertThat(spacing.isOver(now)).isFalse();
        assertThat(spacing.left(now)).isLessThanOrEqualTo(Spacing.WIDEST);
        assertThat(spacing.isOver(now - Spacing.WIDEST)).isTrue();
        answers(200, QUICK);
        assertThat(isOverAtOnce()).as("it shrinks again").isTrue();
    }

    @Test
    void aServerThatIsFarAwayIsNotLate() {
        answers(1_000, 40_000_000);
        assertThat(isOverAtOnce()).isTrue();
    }

    @Test
    void aWayThatBecameLongerIsLearnt() {
        answers(10, QUICK);
        answers(50_000, 3_000_000);
        answers(200, 3_000_000);
        assertThat(isOverAtOnce()).isTrue();
    }
}

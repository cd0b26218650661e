package fathom.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.scenario.ScenarioProfile.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    @Test
    void spacesAConstantRateEvenly() {
        var s = new Schedule(List.of(new Phase("steady", 2, true)), 1_000);
        assertThat(s.total()).isEqualTo(2_000);
        for (int k = 0; k < s.total(); k++) assertThat(s.due(k)).isCloseTo(k * 1_000_000L, within(1L));
    }

    @Test
    void rampIntegratesTheRate() {
        var s = new Schedule(List.of(new Phase("ramp", 2, false, 0, 1), new Phase("steady", 1, true)), 1_000);
        assertThat(s.total()).isEqualTo(2_000);
        assertThat(s.measured()).isEqualTo(1_000);
        assertThat(s.due(250)).as("a quarter of the ramp's requests at half its time").isEqualTo(1_000_000_000L);
        assertThat(s.due(1_000)).isEqualTo(2_000_000_000L);
        assertThat(s.isMeasured(999)).isFalse();
        assertThat(s.isMeasured(1_000)).isTrue();
    }

    @Test
    void aPhaseWithoutLoadHasNoRequests() {
        var s = new Schedule(List.of(new Phase("opening", 1, false, 0, 0), new Phase("steady", 1, true)), 10);
        assertThat(s.total()).isEqualTo(10);
        assertThat(s.due(0)).isEqualTo(1_000_000_000L);
        assertThat(s.dueBy(999_999_999L)).isLessThanOrEqualTo(1);
        assertThat(s.isMeasuredAt(500_000_000L)).isFalse();
        assertThat(s.isMeasuredAt(1_500_000_000L)).isTrue();
        assertThat(s.isMeasuredAt(2_500_000_000L)).as("after the end").isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void dueTimesRiseAndAgreeWithTheCount(long seed) {
        var random = new Random(seed);
        var phases = new ArrayList<Phase>();
        for (int i = 0; i < 4; i++) phases.add(new Phase("p" + i, 0.1 + random.nextDouble(), i > 0, random.nextDouble(), random.nextDouble()));
        var s = new Schedule(phases, 5_000);
        long before = -1;
        for (int k = 0; k < s.total(); k++) {
            long due = s.due(k);
            assertThat(due).as("request %d, seed %d", k, seed).isGreaterThanOrEqualTo(before);
            assertThat(s.dueBy(due + 10)).as("count at request %d, seed %d", k, seed).isBetween(k + 1, k + 2);
            before = due;
        }
    }
}

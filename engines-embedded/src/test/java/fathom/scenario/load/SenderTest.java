package fathom.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.engine.EngineId;
import fathom.measure.Clock;
import fathom.scenario.ScenarioProfile;
import fathom.scenario.TestPlatform;
import fathom.scenario.TestProfiles;
import fathom.scenario.TimedWork;
import fathom.scenario.WorkloadKind.Staging;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The generator on a clock that the test turns. */
class SenderTest {
    private static final long START = 1_000_000_000_000L;
    private static final long MILLI = 1_000_000;

    private static final class TurnedClock implements Clock {
        private long now = START;

        @Override
        public long now() {
            return now;
        }
    }

    private final TurnedClock clock = new TurnedClock();
    private final TestPlatform platform = new TestPlatform(clock);
    private final ScenarioProfile profile = TestProfiles.load(1_000, "lost = 0");

    private QuestionLoad load(long start) {
        return new QuestionLoad(new Staging(profile, 1, platform, start), platform.bus, platform.targets(), answer -> { });
    }

    private QuestionLoad run(long jumpAt, long jump) {
        var load = load(START);
        boolean jumped = false;
        for (long next = clock.now; next != TimedWork.NEVER; next = load.sender().catchUp(clock.now)) {
            clock.now += Math.clamp(next - clock.now, 0, MILLI / 5);
            if (!jumped && clock.now - START >= jumpAt) {
                jumped = true;
                clock.now += jump;
            }
        }
        load.log().look();
        return load;
    }

    @Test
    void sendsEveryQuestionWhenItIsDue() {
        var seen = new ArrayList<Envelope>();
        platform.engine(EngineId.RISK, TestPlatform.body(EngineId.RISK, "fine")).engine(EngineId.VPIN, TestPlatform.body(EngineId.VPIN, "fine"));
        platform.bus.subscribe("spy", List.of(Interest.lossless("engine.question.*")), seen::add);
        var load = run(Long.MAX_VALUE, 0);
        assertThat(seen).hasSize(300);
        assertThat(load.log().counts(0, true).sent()).isEqualTo(300);
        assertThat(load.log().counts(0, true).succeeded()).isEqualTo(300);
        assertThat(load.log().behind()).isZero();
        for (int k = 0; k < 300; k++) {
            assertThat(seen.get(k).intended()).as("request %d", k).isBetween(START + k * MILLI - 1, START + k * MILLI + 1);
            assertThat(seen.get(k).sent() - seen.get(k).intended()).as("delay of request %d", k).isBetween(0L, MILLI);
            assertThat(seen.get(k).topic().name()).endsWith(k % 2 == 0 ? "risk" : "vpin");
        }
        assertThat(load.log().corrected().count()).as("the warm-up is left out").isEqualTo(200);
    }

    @Test
    void aStalledEngineShowsFromTheIntendedTimeOnly() {
        int[] asked = new int[1];
        platform.engine(EngineId.RISK, question -> {
            if (++asked[0] == 120) clock.now += 100 * MILLI;
            return TestPlatform.body(EngineId.RISK, "fine").apply(question);
        });
        var load = run(Long.MAX_VALUE, 0);
        assertThat(load.log().counts(0, true).sent()).as("no question is left out").isEqualTo(300);
        assertThat(load.log().corrected().p90()).as("a hundred questions were due meanwhile").isGreaterThan(70 * MILLI);
        assertThat(load.log().uncorrected().p99()).as("but only one was on its way").isLessThan(MILLI);
        assertThat(load.log().uncorrected().max()).isGreaterThanOrEqualTo(99 * MILLI);
        assertThat(load.log().behind()).as("the bus had no room: not the generator's fault").isZero();
    }

    @Test
    void aGeneratorThatLosesTimeSaysSo() {
        platform.engine(EngineId.RISK, TestPlatform.body(EngineId.RISK, "fine"));
        var load = run(150 * MILLI, 100 * MILLI);
        assertThat(load.log().counts(0, true).sent()).isEqualTo(300);
        assertThat(load.log().behind()).as("per cent of the 200 measured: late by more than 50 ms").isBetween(20.0, 30.0);
    }

    @Test
    void answersOfAnotherRunAreNotCounted() {
        var held = new ArrayList<Envelope>();
        platform.bus.subscribe("spy", List.of(Interest.lossless("engine.answer.*")), m -> {
            if (!m.source().equals("again")) held.add(m);
        });
        platform.engine(EngineId.RISK, TestPlatform.body(EngineId.RISK, "fine"));
        var load = run(Long.MAX_VALUE, 0);
        held.forEach(this::again);
        assertThat(load.log().counts(0, true).received()).as("an answer counts once").isEqualTo(300);
        var next = load(START + 1_000_000_000L);
        held.forEach(this::again);
        assertThat(next.log().counts(0, true).received()).isZero();
        assertThat(load.log().counts(0, true).received()).isEqualTo(300);
    }

    private void again(Envelope m) {
        platform.bus.publisher("again").publish(m.topic(), m.type(), m.priority(), m.payload(), m.intended(), m.correlation());
    }
}

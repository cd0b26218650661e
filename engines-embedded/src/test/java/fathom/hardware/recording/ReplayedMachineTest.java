package fathom.hardware.recording;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.hardware.HardwareSnapshot;
import fathom.measure.Provenance;
import fathom.measure.Reading;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReplayedMachineTest {
    private static final long SECOND = 1_000_000_000L;

    private static HardwareSnapshot look(long at, double load) {
        return new HardwareSnapshot(at, new HardwareSnapshot.Machine("", "", "", 1, 1, 0), List.of(load), List.of(Reading.of("cpu.load", load, "%", Provenance.REPLAYED, at)));
    }

    @Test
    void looksFollowAtTheirOwnPaceAndBeginAgain() {
        var now = new AtomicLong(1_000 * SECOND);
        var machine = new ReplayedMachine(List.of(look(5 * SECOND, 10), look(7 * SECOND, 20), look(7 * SECOND, 30)), now::get);
        double[] expected = {10, 10, 20, 30, 10, 10, 20};
        for (double load : expected) {
            HardwareSnapshot seen = machine.section().snapshot();
            assertThat(seen.cores()).containsExactly(load);
            assertThat(seen.at()).isEqualTo(now.get());
            assertThat(seen.reading("cpu.load")).isEqualTo(Reading.of("cpu.load", load, "%", Provenance.REPLAYED, now.get()));
            now.addAndGet(SECOND);
        }
    }
}

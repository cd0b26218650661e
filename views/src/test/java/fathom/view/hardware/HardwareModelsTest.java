package fathom.view.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.hardware.MachineState;
import fathom.hardware.OshiProbe;
import fathom.measure.Heat;
import fathom.measure.Provenance;
import fathom.measure.Reading;
import fathom.view.SampleState;
import fathom.view.piece.State;
import org.junit.jupiter.api.Test;

class HardwareModelsTest {
    @Test
    void everyReadingOfTheProbeHasAName() {
        var snapshot = new OshiProbe().read();
        assertThat(snapshot.readings()).filteredOn(r -> !r.name().matches("fan\\.\\d+\\.speed")).allSatisfy(r ->
                assertThat(ReadingNames.label(r.name())).isNotEqualTo(r.name()));
        assertThat(ApplePanel.NAMES).allSatisfy(name -> assertThat(snapshot.readings()).extracting(Reading::name).contains(name));
    }

    @Test
    void valuesAreWrittenInTheirUnits() {
        assertThat(text(1.5 * (1L << 30), "bytes")).isEqualTo("1.50 GiB");
        assertThat(text(3.4e9, "Hz")).isEqualTo("3.40 GHz");
        assertThat(text(43, "")).isEqualTo("43");
        assertThat(text(1.237, "")).isEqualTo("1.24");
        assertThat(text(38.26, "%")).isEqualTo("38.3 %");
    }

    private static String text(double value, String unit) {
        return ReadingNames.text((Reading.Value) Reading.of("x", value, unit, Provenance.MEASURED, 1)).replaceAll("\\h", " ");
    }

    @Test
    void whatIsAbsentComesLastWithItsReasonAndNoNumber() {
        var frame = SampleState.frame(3, s -> HardwareSamples.of(s, 4));
        var rows = ReadingTable.rows(MachineState.of(frame.state()).snapshot(), frame);
        assertThat(rows).isSortedAccordingTo((a, b) -> Boolean.compare(a.state() == State.ABSENT, b.state() == State.ABSENT));
        assertThat(rows).filteredOn(r -> r.state() == State.ABSENT).isNotEmpty().allSatisfy(r -> {
            assertThat(r.value()).isEqualTo("—");
            assertThat(r.how()).isNotBlank();
            assertThat(ApplePanel.NAMES).doesNotContain(r.reading().name());
        });
    }

    @Test
    void aLookThatIsTooOldIsStale() {
        var frame = SampleState.frame(3, s -> HardwareSamples.with(s, HardwareSamples.snapshot(s.at() - 9_000_000_000L, 2)));
        assertThat(ReadingTable.rows(MachineState.of(frame.state()).snapshot(), frame)).filteredOn(r -> r.reading() instanceof Reading.Value)
                .allSatisfy(r -> assertThat(r.state()).isEqualTo(State.STALE));
    }

    @Test
    void withoutALookThereIsNothing() {
        var frame = SampleState.frame(3, s -> HardwareSamples.with(s, null));
        assertThat(ReadingTable.rows(null, frame)).isEmpty();
    }

    @Test
    void heatFollowsTheLoad() {
        assertThat(Heat.ofMost(0)).isZero();
        assertThat(Heat.ofMost(Double.NaN)).isZero();
        assertThat(Heat.ofMost(1 / 100.0)).isEqualTo(1);
        assertThat(Heat.ofMost(50 / 100.0)).isEqualTo(3);
        assertThat(Heat.ofMost(100 / 100.0)).isEqualTo(6);
    }
}

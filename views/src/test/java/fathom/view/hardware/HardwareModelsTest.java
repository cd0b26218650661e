package fathom.view.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.hardware.Cluster;
import fathom.hardware.Cluster.Kind;
import fathom.hardware.MachineState;
import fathom.hardware.Origin;
import fathom.hardware.apple.AppleReadings;
import fathom.hardware.OshiProbe;
import fathom.measure.Heat;
import fathom.measure.Provenance;
import fathom.measure.Reading;
import fathom.view.SampleState;
import fathom.view.piece.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class HardwareModelsTest {
    @Test
    void everyReadingOfTheProbeHasAName() {
        var snapshot = new OshiProbe().read();
        assertThat(snapshot.readings()).filteredOn(r -> !r.name().matches("fan\\.\\d+\\.speed")).allSatisfy(r ->
                assertThat(ReadingNames.label(r.name())).isNotEqualTo(r.name()));
        assertThat(AppleReadings.NAMES).allSatisfy(name -> assertThat(snapshot.readings()).extracting(Reading::name).contains(name));
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
            assertThat(AppleReadings.NAMES).doesNotContain(r.reading().name());
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
    void coresOfAKindStandTogetherTheFastOnesFirst() {
        var clusters = List.of(new Cluster("E", Kind.EFFICIENCY, List.of(0, 1)), new Cluster("P0", Kind.PERFORMANCE, List.of(2, 3)), new Cluster("P1", Kind.PERFORMANCE, List.of(4)));
        assertThat(CoreStrips.rows(5, clusters)).extracting(r -> r.core() + r.name()).containsExactly("2P0", "3P1", "4P2", "0E0", "1E1");
        assertThat(CoreStrips.rows(6, clusters)).as("what does not add up is not sorted").extracting(CoreStrips.Row::name).containsExactly("0", "1", "2", "3", "4", "5");
        assertThat(CoreStrips.rows(2, List.of())).extracting(CoreStrips.Row::name).containsExactly("0", "1");
    }

    @Test
    void aRowSaysWhereItsReadingComesFrom() {
        var estimate = (Reading.Value) Reading.of("memory.bandwidth", 4e9, "bytes/s", Provenance.ESTIMATED, 1);
        var row = new ReadingTable.Row(estimate, new Origin("IOReport, PMP histogram", "mean", true), 0);
        assertThat(row.value()).startsWith("≥ ");
        assertThat(row.how()).isEqualTo("IOReport, PMP histogram");
        assertThat(new ReadingTable.Row(estimate, Origin.UNKNOWN, 0).how()).isEqualTo("estimated");
        assertThat(ReadingNames.text((Reading.Value) Reading.of("thermal.pressure", 2, "", Provenance.MEASURED, 1))).isEqualTo("serious");
        assertThat(ReadingNames.label("cluster.p1.frequency")).isEqualTo("P1 cluster, clock");
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

package fathom.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.measure.Provenance;
import fathom.measure.Reading;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class OshiProbeTest {
    @Test
    void thisMachineTellsWhatItCanAndSaysWhyNotElsewhere() {
        var probe = new OshiProbe();
        HardwareSnapshot first = probe.read();
        assertThat(first.reading("cpu.load")).isInstanceOf(Reading.Absent.class);
        Awaitility.await().pollDelay(300, TimeUnit.MILLISECONDS).until(() -> true);
        HardwareSnapshot second = probe.read();
        assertThat(second.cores()).hasSize(second.machine().logicalCores()).allSatisfy(load -> assertThat(load).isBetween(0.0, 100.0));
        assertThat(second.machine().memoryBytes()).isPositive();
        for (String name : new String[] {"cpu.load", "memory.used", "memory.total", "process.cpu", "heap.used", "threads", "gc.pauses"}) {
            assertThat(second.reading(name)).as(name).isInstanceOf(Reading.Value.class);
        }
        assertThat(second.readings()).extracting(Reading::name).doesNotHaveDuplicates();
        assertThat(second.reading("neural.utilisation")).isEqualTo(Reading.absent("neural.utilisation", "no machine has a counter for it"));
        assertThat(second.reading("no.such")).isInstanceOf(Reading.Absent.class);
    }

    @Test
    void aSourceThatFailsIsAbsentWithItsOwnWords() {
        var gauges = new Gauges(1);
        gauges.measured("broken", "°C", () -> {
            throw new IllegalStateException("sensor bus busy");
        });
        gauges.measured("unknown", "Hz", () -> -1, 0, "not told here");
        gauges.measured("nan", "", () -> Double.NaN);
        gauges.measured("fine", "rpm", () -> 1_200);
        assertThat(gauges.readings()).containsExactly(Reading.absent("broken", "reading it failed: sensor bus busy"), Reading.absent("unknown", "not told here"),
                Reading.absent("nan", "the source gave NaN"), Reading.of("fine", 1_200, "rpm", Provenance.MEASURED, 1));
    }

    @Test
    void theFirstLookSaysThatARateNeedsTwo() {
        HardwareSnapshot first = new OshiProbe().read();
        assertThat(first.reading("process.cpu")).isEqualTo(Reading.absent("process.cpu", "a rate is a difference: the next look has it"));
        assertThat(first.readings()).filteredOn(Reading.Absent.class::isInstance).extracting(r -> ((Reading.Absent) r).reason()).noneMatch(why -> why.contains("NaN"));
    }

    @Test
    void theProcessKnowsItsResidentMemory() {
        HardwareSnapshot now = new OshiProbe().read();
        double resident = now.reading("process.resident").number().orElseThrow();
        assertThat(resident).isBetween(10e6, (double) now.machine().memoryBytes());
    }

    @Test
    void cyclesAreNoPausesButG1sConcurrentOnesAre() {
        assertThat(Stream.of("G1 Young Generation", "G1 Concurrent GC", "ZGC Minor Pauses", "Shenandoah Pauses", "Copy")).allMatch(GcPauses::isPause);
        assertThat(Stream.of("ZGC Minor Cycles", "ZGC Major Cycles", "Shenandoah Cycles")).noneMatch(GcPauses::isPause);
    }

    @Test
    void aRateIsADifference() {
        var rate = new Rate();
        assertThat(rate.perSecond(100, 1_000_000_000)).isNaN();
        assertThat(rate.perSecond(300, 3_000_000_000L)).isEqualTo(100);
        assertThat(rate.perSecond(10, 4_000_000_000L)).as("the counter began anew").isNaN();
    }
}

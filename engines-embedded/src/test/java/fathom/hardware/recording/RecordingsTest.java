package fathom.hardware.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fathom.hardware.Cluster;
import fathom.hardware.HardwareSnapshot;
import fathom.hardware.OshiProbe;
import fathom.hardware.apple.AppleMachine;
import fathom.hardware.apple.AppleReadings;
import fathom.hardware.apple.AppleSample;
import fathom.hardware.apple.Channel;
import fathom.hardware.apple.FrequencyTable;
import fathom.measure.Provenance;
import fathom.measure.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingsTest {
    private static final Path SHARED = Path.of(System.getProperty("fathom.shared", "../shared"), "data", "hardware");
    private static final String TEXT = """
            Machine model: Mac99,1
            *** Sampled system activity (Sat Nov  8 15:54:21 2025 +0900) (500.0ms elapsed) ***
            **** Processor usage ****
            E-Cluster HW active frequency: 1200 MHz
            E-Cluster HW active residency:  60.00% (1000 MHz:  40% 1600 MHz:  20%)
            E-Cluster idle residency:  40.00%
            E-Cluster down residency:   0.00%
            CPU 0 active residency:  20.00% (1000 MHz:  10% 1600 MHz:  10%)
            CPU 1 active residency:  40.00% (1000 MHz:  30% 1600 MHz:  10%)
            P0-Cluster HW active frequency: 0 MHz
            P0-Cluster HW active residency:   0.00% (1000 MHz:   0% 3000 MHz:   0%)
            P0-Cluster idle residency:   0.00%
            P0-Cluster down residency: 100.00%
            CPU 2 active residency:   0.00% (1000 MHz:   0% 3000 MHz:   0%)
            CPU Power: 900 mW
            GPU Power: 30 mW
            ANE Power: 0 mW
            Combined Power (CPU + GPU + ANE): 930 mW
            GPU HW active frequency: 400 MHz
            GPU HW active residency:   2.00% (400 MHz: 2.0% 800 MHz:   0%)
            """;
    private static final String MACMON = """
            {"temp":{"cpu_temp_avg":40.5,"gpu_temp_avg":0.0},"memory":{"ram_total":16000000000,"ram_usage":8000000000},"ecpu_usage":[1200,0.5],"pcpu_usage":[3000,0.25],"gpu_usage":[400,0.1],"cpu_power":0.0,"gpu_power":0.5,"ane_power":0.0,"all_power":0.5,"sys_power":0.0,"timestamp":"2026-08-01T16:36:35.366245+00:00"}
            {"ecpu_usage":["x",null],"all_power":{}}
            """;
    private static final String PLIST = """
            <?xml version="1.0" encoding="UTF-8"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            <plist version="1.0"><dict><key>elapsed_ns</key><integer>2000000000</integer><key>processor</key><dict><key>clusters</key><array><dict><key>name</key><string>P-Cluster</string>
            <key>freq_hz</key><real>3e9</real><key>idle_ratio</key><real>0.5</real><key>down_ratio</key><real>0.25</real><key>cpus</key><array><dict><key>cpu</key><integer>0</integer><key>idle_ratio</key><real>0.75</real></dict></array>
            <key>dvfm_states</key><array><dict><key>freq</key><integer>3000</integer></dict></array></dict></array><key>cpu_energy</key><integer>4000</integer></dict>
            <key>gpu</key><dict><key>freq_hz</key><real>714.8</real><key>idle_ns</key><integer>500000000</integer></dict><key>thermal_pressure</key><string>Heavy</string></dict></plist>
            """;
    private static final String IOREG = """
            +-o AGXAccelerator  <class AGXAccelerator>
                "model" = "Apple M9"
                "gpu-core-count" = 12
                "PerformanceStatistics" = {"Device Utilization %"=16,"In use system memory"=2914402304,"recoveryCount"=-5}
            """;

    private static HardwareSnapshot last(String text) {
        return Recordings.read("x", text, 7).looks().getLast();
    }

    private static double number(HardwareSnapshot look, String name) {
        return look.reading(name).number().orElseThrow(() -> new AssertionError(look.reading(name)));
    }

    private static String reason(HardwareSnapshot look, String name) {
        return ((Reading.Absent) look.reading(name)).reason();
    }

    @Test
    void textOfPowermetrics() {
        var look = last(TEXT);
        assertThat(look.at()).isEqualTo(1_762_584_861_000_000_000L);
        assertThat(look.machine().model()).isEqualTo("Mac99,1");
        assertThat(look.cores()).containsExactly(20.0, 40.0, 0.0);
        assertThat(look.clusters()).containsExactly(new Cluster("E", Cluster.Kind.EFFICIENCY, List.of(0, 1)), new Cluster("P0", Cluster.Kind.PERFORMANCE, List.of(2)));
        assertThat(number(look, "cpu.load")).isEqualTo(20);
        assertThat(number(look, "cpu.efficiency.load")).as("of its cores, not of its cluster").isEqualTo(30);
        assertThat(number(look, "cpu.efficiency.frequency")).isEqualTo(1.2e9);
        assertThat(reason(look, "cluster.p0.frequency")).startsWith("off");
        assertThat(reason(look, "cpu.performance.frequency")).startsWith("off");
        assertThat(number(look, "package.power")).isEqualTo(0.93);
        assertThat(number(look, "gpu.states")).isEqualTo(2);
        assertThat(reason(look, "memory.bandwidth")).isEqualTo("the recording does not hold it");
        assertThat(look.isReplayed()).isTrue();
    }

    @Test
    void coresThatAreLeftOutAreNotGuessed() {
        var look = last(TEXT.replaceAll("CPU 1 active.*\n", ""));
        assertThat(look.cores().get(1)).isNaN();
        assertThat(reason(look, "cpu.load")).isEqualTo("not all cores are told");
        assertThat(reason(look, "cpu.efficiency.load")).isEqualTo("not all cores are told");
    }

    @Test
    void propertyListsOfPowermetrics() {
        var recording = Recordings.read("x", PLIST + "\0" + PLIST.replace("Heavy", "Nominal"), 7);
        assertThat(recording.looks()).hasSize(2);
        var look = recording.looks().getFirst();
        assertThat(number(look, "cluster.p.active")).isEqualTo(25);
        assertThat(number(look, "cpu.performance.load")).isEqualTo(25);
        assertThat(number(look, "cpu.power")).isEqualTo(2);
        assertThat(number(look, "gpu.frequency")).as("in megahertz, whatever its name says").isCloseTo(714.8e6, within(1.0));
        assertThat(number(look, "gpu.load")).isEqualTo(75);
        assertThat(number(look, "thermal.pressure")).isEqualTo(2);
    }

    @Test
    void macmonSaysZeroForWhatItCouldNotRead() {
        var looks = Recordings.read("x", MACMON, 7).looks();
        assertThat(number(looks.getFirst(), "cpu.efficiency.frequency")).isEqualTo(1.2e9);
        assertThat(number(looks.getFirst(), "cpu.temperature")).isEqualTo(40.5);
        assertThat(reason(looks.getFirst(), "gpu.temperature")).contains("not read");
        assertThat(reason(looks.getFirst(), "system.power")).contains("not read");
        assertThat(reason(looks.getFirst(), "cpu.power")).contains("stands still");
        assertThat(number(looks.getFirst(), "gpu.power")).isEqualTo(0.5);
        assertThat(looks.getLast().readings()).as("wrong types are absent").noneMatch(r -> r instanceof Reading.Value);
    }

    @Test
    void mactopAndIoreg() {
        var mactop = last("[{\"soc_metrics\":{\"cpu_power\":2.5,\"gpu_power\":5,\"ane_power\":0,\"gpu_freq_mhz\":643},\"core_usages\":[10,20,30],\"system_info\":{\"e_core_count\":1,\"p_core_count\":2},\"thermal_state\":\"Normal\"}]");
        assertThat(number(mactop, "package.power")).isEqualTo(7.5);
        assertThat(number(mactop, "cpu.performance.load")).isEqualTo(25);
        assertThat(number(mactop, "thermal.pressure")).isZero();
        var ioreg = last(IOREG);
        assertThat(number(ioreg, "gpu.load")).isEqualTo(16);
        assertThat(number(ioreg, "gpu.cores")).isEqualTo(12);
        assertThat(ioreg.machine().processor()).isEqualTo("Apple M9");
    }

    @Test
    void ourOwnRecordingKeepsWhatAMacToldAndDecodesItAnew() {
        var machine = new AppleMachine(List.of(new Cluster("E", Cluster.Kind.EFFICIENCY, List.of(0)), new Cluster("P", Cluster.Kind.PERFORMANCE, List.of(1))), FrequencyTable.ofMegahertz(List.of(1000)), FrequencyTable.NONE, FrequencyTable.NONE, 40, List.of());
        var sample = new AppleSample(1_000_000_000L, List.of(new Channel("Energy Model", "", "CPU Energy", "mJ", 3000, List.of())), Map.of("PSTR", 20.0), Map.of(), 1, 2);
        var probe = new OshiProbe(Optional.empty());
        probe.read();
        var live = probe.read();
        var look = new HardwareSnapshot(live.at(), live.machine(), List.of(50.0, 70.0), machine.clusters(), live.readings(), live.origins());
        String text = FathomFormat.head(look.machine(), machine) + "\n" + FathomFormat.line(look, machine, sample) + "\n";
        assertThat(text.lines()).hasSize(2);
        var replayed = last(text);
        assertThat(replayed.machine()).isEqualTo(live.machine());
        assertThat(replayed.clusters()).isEqualTo(machine.clusters());
        assertThat(replayed.at()).isEqualTo(live.at());
        assertThat(number(replayed, "cpu.power")).isEqualTo(3);
        assertThat(number(replayed, "system.power")).isEqualTo(20);
        assertThat(number(replayed, "cpu.performance.load")).isEqualTo(70);
        assertThat(number(replayed, "memory.used")).isEqualTo(number(live, "memory.used"));
        assertThat(replayed.origin("memory.used")).isEqualTo(live.origin("memory.used"));
        assertThat(replayed.readings()).noneMatch(r -> r instanceof Reading.Value v && v.provenance() == Provenance.MEASURED);
        assertThat(replayed.readings()).extracting(Reading::name).containsAll(live.readings().stream().map(Reading::name).toList());
        assertThat(last(text + text.lines().toList().getLast().substring(0, 50)).at()).as("a last line that is cut off").isEqualTo(live.at());
    }

    @Test
    void aRecordingMadeHereIsReadBack(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("here.rec");
        var last = Recorder.record(file, 1, Optional.empty());
        var read = Recordings.read(file);
        assertThat(read.format()).isEqualTo("recording of fathom probe");
        assertThat(read.looks()).hasSize(1);
        assertThat(read.looks().getLast().cores()).isEqualTo(last.cores());
        assertThatThrownBy(() -> Recorder.record(file, 1, Optional.empty())).isInstanceOf(IOException.class).hasMessage(file + " exists already");
        assertThatThrownBy(() -> Recorder.record(folder.resolve("none/a.rec"), 1, Optional.empty())).hasMessageEndingWith("a.rec cannot be written: there is no such folder");
        assertThatThrownBy(() -> Recorder.record(file.resolve("below.rec"), 1, Optional.empty())).hasMessageContaining("below.rec cannot be written: ");
    }

    @Test
    void whatIsNoRecordingIsOneSentence(@TempDir Path folder) throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "{\"a\":1}");
        assertThatThrownBy(() -> Recordings.read(other)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(other + " is no recording that is understood: there are recording of fathom probe, macmon");
        assertThatThrownBy(() -> Recordings.read(folder.resolve("none"))).hasMessageEndingWith("does not exist");
        assertThatThrownBy(() -> Recordings.read(Path.of("/dev/zero"))).hasMessageEndingWith("is not a plain file");
        assertThatThrownBy(() -> Recordings.read("x", PLIST.substring(0, 600), 7)).hasMessage("x is damaged: it is no property list of powermetrics from beginning to end");
    }

    @Test
    void aPropertyListLooksNothingUpAndIsNotNestedWithoutEnd() {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE plist [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><plist><dict><key>elapsed_ns</key><string>&x;</string></dict></plist>";
        assertThatThrownBy(() -> last(bomb)).isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("root");
        assertThatThrownBy(() -> PropertyList.read("<plist>" + "<array>".repeat(100_000))).isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<String> texts() {
        var machine = new AppleMachine(List.of(), FrequencyTable.NONE, FrequencyTable.NONE, FrequencyTable.NONE, 1, List.of());
        var look = last(TEXT);
        return Stream.of(TEXT, MACMON, PLIST, IOREG, FathomFormat.head(look.machine(), machine) + "\n" + FathomFormat.line(look, machine, new AppleSample(1, List.of(), Map.of(), Map.of(), 0, 1)) + "\n",
                "AGX RD+WR x: (1,2)(32,5)\n", "Energy Model ::  :: GPU (mJ) = 0.09W\n", "topology: 4E + 12P\nE DVFS (MHz): [1020, 1404]\n#1  E   0% @ 1810  P   0% @ 4475  GPU   8% @  338 MHz  | E  0.2 P  5.7 GPU  0.1 ANE  0.0 DRAM  1.2 SoC   7.3 W\n");
    }

    /** Cut off, mangled or filled with absurd numbers, a recording is read or refused in a sentence, and no number that it does not hold comes out. */
    @ParameterizedTest
    @MethodSource("texts")
    void damagedOnesAreReadOrRefused(String text) {
        var r = new Random(20261201);
        for (int i = 0; i < 400; i++) {
            var damaged = new StringBuilder(text);
            for (int k = r.nextInt(4); k >= 0; k--) {
                int at = r.nextInt(damaged.length());
                switch (r.nextInt(4)) {
                    case 0 -> damaged.setLength(Math.max(1, at));
                    case 1 -> damaged.setCharAt(at, (char) (32 + r.nextInt(95)));
                    case 2 -> damaged.insert(at, new String[] {"-9223372036854775808", "1e400", "null", "99999999999999999999", "\"", "{", "<"}[r.nextInt(7)]);
                    default -> damaged.delete(at, Math.min(damaged.length(), at + r.nextInt(20)));
                }
                if (damaged.isEmpty()) damaged.append(' ');
            }
            try {
                Recordings.read("x", damaged.toString(), 7).looks().forEach(l -> assertThat(l.readings()).isNotEmpty());
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).startsWith("x ").doesNotContain("\n");
            }
        }
    }

    static Stream<Path> shared() throws IOException {
        if (!Files.isDirectory(SHARED)) return Stream.of(SHARED);
        try (var files = Files.walk(SHARED)) {
            return files.filter(Files::isRegularFile).filter(f -> f.toString().matches(".*/(macmon|mactop|ioreg|ioreport|powermetrics)/.*")).filter(f -> !f.toString().matches(".*/pumas/.*json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shared")
    void everySharedRecordingIsReadUnderTheNamesOfALiveMachine(Path file) {
        assumeTrue(Files.isRegularFile(file), "the shared recordings are not here");
        for (HardwareSnapshot look : Recordings.read(file).looks()) {
            assertThat(look.readings()).extracting(Reading::name).containsAll(AppleReadings.NAMES).doesNotHaveDuplicates();
            assertThat(look.readings()).anyMatch(r -> r instanceof Reading.Value).noneMatch(r -> r instanceof Reading.Value v && v.provenance() == Provenance.MEASURED);
            assertThat(look.readings()).filteredOn(r -> r instanceof Reading.Value).allMatch(r -> !look.origin(r.name()).source().isEmpty());
        }
    }

    @Test
    void whatAnM4MaxToldIsFound() {
        assumeTrue(Files.isDirectory(SHARED), "the shared recordings are not here");
        var text = Recordings.read(SHARED.resolve("powermetrics/powermetrics-text-Mac16,6-macOS15.5-24F74.log")).looks().getLast();
        assertThat(List.of(number(text, "cpu.efficiency.states"), number(text, "cpu.performance.states"), number(text, "gpu.states"))).containsExactly(7.0, 20.0, 15.0);
        assertThat(text.cores()).hasSize(14);
        assertThat(text.clusters()).extracting(c -> c.cores().size()).containsExactly(4, 5, 5);
        assertThat(number(text, "package.power")).isEqualTo(0.983);
        var probe = Recordings.read(SHARED.resolve("ioreport/sscope-probe-m4max-12P4E-2026-06-22.txt")).looks();
        assertThat(probe).hasSize(3);
        assertThat(List.of(number(probe.getLast(), "cpu.efficiency.states"), number(probe.getLast(), "cpu.performance.states"))).containsExactly(7.0, 20.0);
        var down = Recordings.read(SHARED.resolve("powermetrics/powermetrics-text-14core-4E-5P0-5P1-2026-04-04.excerpt.txt")).looks().getLast();
        assertThat(reason(down, "cluster.p0.frequency")).startsWith("off");
        assertThat(number(down, "cluster.p1.frequency")).isEqualTo(2806e6);
        var bandwidth = Recordings.read(SHARED.resolve("ioreport/pmp-dcs-bw-histograms-m4max-macos26.5.2.txt")).looks().getLast();
        assertThat(number(bandwidth, "memory.bandwidth.eacc0")).isCloseTo(1.95e9, within(5e6));
        assertThat(number(bandwidth, "memory.bandwidth.agx")).isCloseTo(3.744e9, within(5e6));
        assertThat(bandwidth.origin("memory.bandwidth").atLeast()).isTrue();
    }
}

package fathom.hardware.apple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.hardware.Cluster;
import fathom.hardware.Cluster.Kind;
import fathom.hardware.Gauges;
import fathom.hardware.HardwareSnapshot;
import fathom.measure.Provenance;
import fathom.measure.Reading;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AppleDecoderTest {
    private static final long SECOND = 1_000_000_000L;
    private static final FrequencyTable TWO = FrequencyTable.ofMegahertz(List.of(1000, 2000));
    private static final AppleMachine MACHINE = new AppleMachine(List.of(new Cluster("E", Kind.EFFICIENCY, List.of(0, 1)), new Cluster("P0", Kind.PERFORMANCE, List.of(2, 3))), TWO, TWO, TWO, 40, List.of());
    private static final List<Double> BUSY = List.of(10.0, 30.0, 50.0, 90.0);

    private static HardwareSnapshot decode(List<Channel> channels, Map<String, Double> smc) {
        return decode(new AppleSample(2 * SECOND, channels, smc, Map.of(), -1, -1), BUSY);
    }

    private static HardwareSnapshot decode(AppleSample sample, List<Double> cores) {
        var gauges = new Gauges(1);
        AppleDecoder.decode(MACHINE, sample, cores, gauges);
        return new HardwareSnapshot(1, new HardwareSnapshot.Machine("", "", "", 4, 4, 0), cores, MACHINE.clusters(), gauges.readings(), gauges.origins());
    }

    private static double number(HardwareSnapshot look, String name) {
        return look.reading(name).number().orElseThrow(() -> new AssertionError(look.reading(name)));
    }

    private static String reason(HardwareSnapshot look, String name) {
        return ((Reading.Absent) look.reading(name)).reason();
    }

    private static Channel energy(String name, String unit, long value) {
        return new Channel("Energy Model", null, name, unit, value, List.of());
    }

    private static Channel states(String group, String subgroup, String name, Object... namesAndTicks) {
        var states = new ArrayList<StateTime>();
        for (int i = 0; i < namesAndTicks.length; i += 2) states.add(new StateTime((String) namesAndTicks[i], ((Number) namesAndTicks[i + 1]).doubleValue()));
        return new Channel(group, subgroup, name, "24Mticks", Channel.NONE, states);
    }

    private static Channel cluster(String name, long down, long idle, long slow, long fast) {
        return states("CPU Stats", "CPU Complex Performance States", name, "DOWN", down, "IDLE", idle, "V0P1", slow, "V1P0", fast);
    }

    @Test
    void aTableInKilohertzOrHertz() {
        byte[] m4 = HexFormat.ofDelimiter(" ").parseHex("60 90 0f 00 16 03 00 00 60 6c 15 00 20 03 00 00 60 48 1b 00 3e 03 00 00 00 3a 20 00 5c 03 00 00");
        assertThat(FrequencyTable.of(m4).hertz()).containsExactly(1020e6, 1404e6, 1788e6, 2112e6);
        byte[] gpu = HexFormat.of().parseHex("0000000000000000" + "80782514" + "16030000");
        assertThat(FrequencyTable.of(gpu).hertz()).as("0 is no state").containsExactly(338e6);
        assertThat(FrequencyTable.of(new byte[7])).isEqualTo(FrequencyTable.NONE);
        assertThat(FrequencyTable.of(null)).isEqualTo(FrequencyTable.NONE);
        assertThat(FrequencyTable.of(HexFormat.of().parseHex("0100000001000000"))).as("neither").isEqualTo(FrequencyTable.NONE);
    }

    @Test
    void frequenciesAreOfWhatTheHardwareDidWhereItTells() {
        var look = decode(List.of(cluster("PCPU", 0, 0, 0, 100), cluster("PCPM", 0, 50, 25, 25), cluster("PCPM1", 100, 0, 0, 0), cluster("ECPM", 0, 100, 0, 0), cluster("PCPM_IDLE", 0, 0, 0, 100)), Map.of());
        assertThat(number(look, "cluster.p.frequency")).isEqualTo(1500e6);
        assertThat(number(look, "cpu.performance.frequency")).isEqualTo(1500e6);
        assertThat(reason(look, "cluster.p1.frequency")).startsWith("off");
        assertThat(number(look, "cluster.p1.down")).isEqualTo(100);
        assertThat(reason(look, "cpu.efficiency.frequency")).isEqualTo("idle all the time");
        var asked = decode(List.of(cluster("PCPU", 0, 0, 0, 100)), Map.of());
        assertThat(number(asked, "cpu.performance.frequency")).isEqualTo(2000e6);
        assertThat(asked.origin("cpu.performance.frequency").method()).contains("asked for");
    }

    @Test
    void statesThatDoNotFitTheTableGiveNoFrequency() {
        var look = decode(List.of(states("CPU Stats", "CPU Complex Performance States", "PCPM", "IDLE", 1, "V0P2", 1, "V1P1", 1, "V2P0", 1)), Map.of());
        assertThat(reason(look, "cluster.p.frequency")).contains("do not fit");
        assertThat(number(look, "cluster.p.active")).isEqualTo(75);
        var none = decode(List.of(cluster("PCPM", 0, 0, 0, 0)), Map.of());
        assertThat(reason(none, "cluster.p.frequency")).isEqualTo("its counters told no time");
    }

    @Test
    void loadsAreByKindOfCore() {
        var look = decode(List.of(), Map.of());
        assertThat(number(look, "cpu.efficiency.load")).isEqualTo(20);
        assertThat(number(look, "cpu.performance.load")).isEqualTo(70);
        var gaps = decode(new AppleSample(SECOND, List.of(), Map.of(), Map.of(), -1, -1), List.of(1.0, Double.NaN, 1.0, 1.0));
        assertThat(reason(gaps, "cpu.efficiency.load")).isEqualTo("not all cores are told");
    }

    @Test
    void energyIsReadByItsUnit() {
        var look = decode(List.of(energy("CPU Energy", "mJ  ", 12_000), energy("PACC0_CPU", "mJ", 99_999), energy("GPU Energy", "nJ", 5_000_000_000L), energy("GPU0", "mJ", 1), energy("ANE0", "mJ", 200),
                energy("ANE0_1", "mJ", 200), energy("DRAM0", "uJ", 3_000_000)), Map.of("PSTR", 42.5));
        assertThat(number(look, "cpu.power")).isEqualTo(6);
        assertThat(number(look, "gpu.power")).isEqualTo(2.5);
        assertThat(number(look, "neural.power")).isCloseTo(0.2, within(1e-12));
        assertThat(number(look, "memory.power")).isEqualTo(1.5);
        assertThat(number(look, "package.power")).isCloseTo(8.7, within(1e-12));
        assertThat(number(look, "system.power")).isEqualTo(42.5);
        var ultra = decode(List.of(energy("DIE_0_CPU Energy", "mJ", 1000), energy("DIE_1_CPU Energy", "mJ", 3000)), Map.of());
        assertThat(number(ultra, "cpu.power")).isEqualTo(2);
    }

    @Test
    void whatIsNotToldIsAbsentAndNotZero() {
        for (Channel bad : List.of(energy("CPU Energy", "mJ", Channel.NONE), energy("CPU Energy", "mJ", -5), energy("CPU Energy", "furlongs", 5), energy("CPU Energy", "", 5), energy("CPU Energy", "mJ", 0))) {
            var look = decode(List.of(bad, energy("GPU Energy", "nJ", SECOND), energy("ANE0", "mJ", 0), energy("DRAM0", "mJ", 0)), Map.of());
            assertThat(look.reading("cpu.power")).as(bad.toString()).isInstanceOf(Reading.Absent.class);
            assertThat(look.reading("package.power")).isInstanceOf(Reading.Absent.class);
            assertThat(number(look, "gpu.power")).isEqualTo(0.5);
        }
        var frozen = decode(List.of(energy("CPU Energy", "mJ", 0), energy("ANE0", "mJ", 0), energy("DRAM0", "mJ", 0)), Map.of());
        assertThat(List.of(reason(frozen, "cpu.power"), reason(frozen, "neural.power"), reason(frozen, "memory.power"))).allMatch(r -> r.startsWith("the counter stands still"));
        var quiet = decode(new AppleSample(SECOND, List.of(energy("CPU Energy", "mJ", 0)), Map.of(), Map.of(), -1, -1), List.of(0.0, 0.0, 0.0, 0.0));
        assertThat(number(quiet, "cpu.power")).as("nothing ran").isZero();
        assertThat(reason(quiet, "neural.utilisation")).isEqualTo("no machine has a counter for it");
    }

    @Test
    void bandwidthIsCountedOrElseAtLeastWhatAHistogramShows() {
        var counted = decode(List.of(new Channel("AMC Stats", "Perf Counters", "PCPU0 DCS RD", "", 6_000_000_000L, List.of()), new Channel("AMC Stats", "Perf Counters", "GFX DCS WR", "", 2_000_000_000L, List.of())), Map.of());
        assertThat(number(counted, "memory.bandwidth")).isEqualTo(4e9);
        assertThat(((Reading.Value) counted.reading("memory.bandwidth")).provenance()).isEqualTo(Provenance.MEASURED);
        Channel lane = states("PMP", "DCS BW", "AGX RD+WR", "   1GB/s", 3, "  32GB/s", 1), half = states("PMP", "DCS BW", "AGX RD", "   1GB/s", 3);
        var estimated = decode(List.of(lane, half), Map.of());
        assertThat(number(estimated, "memory.bandwidth")).isEqualTo(8.75e9);
        assertThat(((Reading.Value) estimated.reading("memory.bandwidth")).provenance()).isEqualTo(Provenance.ESTIMATED);
        assertThat(estimated.origin("memory.bandwidth").atLeast()).isTrue();
        assertThat(estimated.origin("memory.bandwidth").method()).contains("32 GB/s, was held 25.0 %");
        var controller = decode(List.of(lane, states("PMP0", "DCS BW", "AMCC RD+WR", "16GB/s", 1, "256GB/s", 0)), Map.of());
        assertThat(number(controller, "memory.bandwidth")).as("lanes are not added to it").isEqualTo(16e9);
        assertThat(controller.origin("memory.bandwidth").atLeast()).isFalse();
        assertThat(decode(List.of(states("PMP", "DCS BW", "AGX RD+WR", "fast", 3)), Map.of()).readings()).noneMatch(r -> r.name().startsWith("memory.bandwidth"));
    }

    @Test
    void theNeuralEngineIsOnDutyByEstimateAlone() {
        var look = decode(List.of(states("PMP", "SOC Floor", "ANE-AF-BW", "VMIN", 70, "VNOM", 30)), Map.of());
        assertThat(number(look, "neural.duty")).isCloseTo(30, within(1e-9));
        assertThat(((Reading.Value) look.reading("neural.duty")).provenance()).isEqualTo(Provenance.ESTIMATED);
    }

    @Test
    void sensorsWithoutPowerAreLeftOut() {
        var look = decode(List.of(), Map.of("TCMb", 6.7, "Tg0K", 50.0, "Tg0L", 60.0, "Tg0d", 9.8, "Tg0e", 200.0, "F0Ac", 1366.0, "F1Ac", 1462.0));
        assertThat(look.readings()).noneMatch(r -> r.name().equals("cpu.temperature"));
        assertThat(number(look, "gpu.temperature")).isEqualTo(55);
        assertThat(number(look, "fan.1.speed")).isEqualTo(1462);
    }

    @Test
    void valuesOfTheManagementControllerByType() {
        assertThat(SmcValue.decode("flt ", HexFormat.of().parseHex("00002a42"))).hasValue(42.5);
        assertThat(SmcValue.decode("ui16", HexFormat.of().parseHex("0102"))).hasValue(258);
        assertThat(SmcValue.decode("fpe2", HexFormat.of().parseHex("1560"))).hasValue(1368);
        assertThat(SmcValue.decode("sp78", HexFormat.of().parseHex("2d80"))).hasValue(45.5);
        assertThat(SmcValue.decode("flt ", HexFormat.of().parseHex("0000c07f"))).as("NaN").isEmpty();
        assertThat(SmcValue.decode("flt ", new byte[2])).isEmpty();
        assertThat(SmcValue.decode("hex_", new byte[4])).isEmpty();
    }

    /** Whatever channels hold, nothing throws and no number is made up: every value is finite, loads and shares are shares, powers are not negative. */
    @Test
    void nonsenseIsAbsent() {
        var r = new Random(20261201);
        String[] groups = {"Energy Model", "CPU Stats", "GPU Stats", "PMP", "AMC Stats", "", null}, subgroups = {"CPU Complex Performance States", "GPU Performance States", "DCS BW", "SOC Floor", "", null},
                names = {"CPU Energy", "GPU Energy", "ANE0", "DRAM0", "PCPM", "ECPM1", "PCPU", "GPUPH", "AGX RD+WR", "AMCC RD+WR", "X DCS RD", "ANE-AF-BW", "", null}, units = {"mJ", "nJ", "uJ", " ", null, "kJ"},
                states = {"IDLE", "DOWN", "OFF", "V0P1", "V1P0", "P1", "1GB/s", "  32GB/s", "99999999999999999999GB/s", "", "VMIN"};
        for (int round = 0; round < 3000; round++) {
            var channels = new ArrayList<Channel>();
            for (int i = r.nextInt(12); i > 0; i--) {
                var times = new ArrayList<StateTime>();
                for (int k = r.nextInt(5); k > 0; k--) times.add(new StateTime(states[r.nextInt(states.length)], new double[] {0, 1, 1e18, -1, Double.NaN, Long.MIN_VALUE}[r.nextInt(6)]));
                channels.add(new Channel(groups[r.nextInt(groups.length)], subgroups[r.nextInt(subgroups.length)], names[r.nextInt(names.length)], units[r.nextInt(units.length)],
                        new long[] {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1_000_000}[r.nextInt(6)], times));
            }
            var sample = new AppleSample(new long[] {SECOND, 0, -1, Long.MIN_VALUE}[r.nextInt(4)], channels, Map.of("Tg0a", r.nextGaussian() * 100, "PSTR", r.nextGaussian()), Map.of("Device Utilization %", r.nextLong()), r.nextInt(), r.nextInt());
            for (Reading reading : decode(sample, r.nextBoolean() ? BUSY : List.of()).readings()) {
                if (!(reading instanceof Reading.Value v)) continue;
                if (v.unit().equals("%")) assertThat(v.value()).as(v.name()).isBetween(0.0, 100.0);
                if (v.unit().equals("W") || v.unit().equals("Hz") || v.unit().equals("bytes/s")) assertThat(v.value()).as(v.name()).isNotNegative();
            }
        }
    }
}

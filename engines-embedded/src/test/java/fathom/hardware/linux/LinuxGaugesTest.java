package fathom.hardware.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.hardware.Gauges;
import fathom.measure.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LinuxGaugesTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path root;

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Map<String, Reading> read(LinuxGauges linux, long at) {
        var gauges = new Gauges(at);
        linux.read(gauges, at);
        return gauges.readings().stream().collect(Collectors.toMap(Reading::name, r -> r));
    }

    private static double number(Map<String, Reading> readings, String name) {
        return readings.get(name).number().orElseThrow(() -> new AssertionError(readings.get(name)));
    }

    private static String reason(Map<String, Reading> readings, String name) {
        return ((Reading.Absent) readings.get(name)).reason();
    }

    @Test
    void pressureOfEachResource() throws IOException {
        write("proc/pressure/cpu", "some avg10=12.50 avg60=3.00 avg300=1.00 total=123\nfull avg10=99.00 avg60=0.00 avg300=0.00 total=0\n");
        write("proc/pressure/memory", "some avg10=1.00 avg60=0.00 avg300=0.00 total=1\nfull avg10=0.50 avg60=0.00 avg300=0.00 total=1\n");
        write("proc/pressure/io", "nonsense");
        var readings = read(new LinuxGauges(root), 0);
        assertThat(number(readings, "pressure.cpu")).isEqualTo(12.5);
        assertThat(readings).as("of all tasks it is not defined for the whole machine").doesNotContainKey("pressure.cpu.full");
        assertThat(number(readings, "pressure.memory.full")).isEqualTo(0.5);
        assertThat(reason(readings, "pressure.io")).isEqualTo("this kernel's answer is not understood");
    }

    @Test
    void theNarrowestLimitOfVersionTwoHolds() throws IOException {
        write("proc/self/cgroup", "0::/desk/fathom\n");
        write("sys/fs/cgroup/desk/fathom/memory.max", "max\n");
        write("sys/fs/cgroup/desk/memory.max", "4294967296\n");
        write("sys/fs/cgroup/desk/fathom/cpu.max", "200000 100000\n");
        write("sys/fs/cgroup/desk/cpu.max", "150000 100000\n");
        write("sys/fs/cgroup/desk/fathom/cpu.stat", "usage_usec 1\nthrottled_usec 1000000\n");
        var linux = new LinuxGauges(root);
        var first = read(linux, SECOND);
        assertThat(number(first, "memory.limit")).isEqualTo(4294967296.0);
        assertThat(number(first, "cpu.quota")).isEqualTo(1.5);
        assertThat(first.get("cpu.throttled")).isInstanceOf(Reading.Absent.class);
        write("sys/fs/cgroup/desk/fathom/cpu.stat", "throttled_usec 1500000\n");
        assertThat(number(read(linux, 3 * SECOND), "cpu.throttled")).isCloseTo(25, within(1e-9));
    }

    @Test
    void versionOneSaysNoLimitInItsOwnWay() throws IOException {
        write("proc/self/cgroup", "4:memory:/docker/abc\n3:cpu,cpuacct:/docker/abc\n0::/\n");
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
        write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
        var free = read(new LinuxGauges(root), 0);
        assertThat(reason(free, "memory.limit")).isEqualTo("no limit is set for this process's container");
        assertThat(reason(free, "cpu.quota")).isEqualTo("no limit is set for this process's container");
        write("sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes", "1073741824\n");
        write("sys/fs/cgroup/cpu/docker/abc/cpu.cfs_quota_us", "50000\n");
        write("sys/fs/cgroup/cpu/docker/abc/cpu.cfs_period_us", "100000\n");
        var limited = read(new LinuxGauges(root), 0);
        assertThat(number(limited, "memory.limit")).isEqualTo(1L << 30);
        assertThat(number(limited, "cpu.quota")).isEqualTo(0.5);
    }

    @Test
    void whatTheHypervisorTookIsAShareOfAllTicks() throws IOException {
        var linux = new LinuxGauges(root);
        write("proc/stat", "cpu  100 0 100 700 0 0 0 100 50 0\ncpu0 1 2\n");
        assertThat(read(linux, SECOND).get("cpu.steal")).isInstanceOf(Reading.Absent.class);
        write("proc/stat", "cpu  150 0 100 730 0 0 0 120 99 0\n");
        assertThat(number(read(linux, 2 * SECOND), "cpu.steal")).isEqualTo(20);
        write("proc/stat", "cpu  garbage\n");
        assertThat(reason(read(linux, 3 * SECOND), "cpu.steal")).isEqualTo("this kernel does not count it");
    }

    @Test
    void energyIsADifferenceThatMayBeginAnew() throws IOException {
        String zone = "sys/class/powercap/intel-rapl:0/", dram = "sys/class/powercap/intel-rapl:0:1/";
        write(zone + "name", "package-0");
        write(zone + "max_energy_range_uj", "100000000");
        write(zone + "energy_uj", "90000000");
        write(dram + "name", "dram");
        write(dram + "energy_uj", "1000000");
        var linux = new LinuxGauges(root);
        assertThat(reason(read(linux, SECOND), "package.power")).contains("difference");
        write(zone + "energy_uj", "20000000");
        write(dram + "energy_uj", "5000000");
        var second = read(linux, 3 * SECOND);
        assertThat(number(second, "package.power")).as("it went over its range").isEqualTo(15);
        assertThat(number(second, "memory.power")).isEqualTo(2);
    }

    @Test
    void whereThereIsNothingThereAreReasons() {
        var readings = read(new LinuxGauges(root), 0);
        assertThat(readings.values()).isNotEmpty().allMatch(r -> r instanceof Reading.Absent);
        assertThat(reason(readings, "package.power")).isEqualTo("the processor counts no energy that this system shows");
        assertThat(reason(readings, "pressure.cpu")).isEqualTo("this kernel does not count it");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void hereTheKernelAnswersToo() {
        var linux = new LinuxGauges(Path.of("/"));
        read(linux, SECOND);
        var readings = read(linux, 2 * SECOND);
        assertThat(readings).containsKeys("pressure.cpu", "pressure.memory", "pressure.io", "memory.limit", "cpu.quota", "cpu.steal", "package.power");
        assertThat(readings.values()).filteredOn(r -> r instanceof Reading.Value v && v.unit().equals("%")).allSatisfy(r -> assertThat(r.number().orElseThrow()).isNotNegative());
    }
}

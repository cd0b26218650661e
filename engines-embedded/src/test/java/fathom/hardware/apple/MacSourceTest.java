package fathom.hardware.apple;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fathom.hardware.Cluster;
import fathom.hardware.Cluster.Kind;
import fathom.hardware.Gauges;
import fathom.measure.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The native calls, made for real: to a library that stands for those of macOS and counts what is held. Skipped where no C compiler is. */
class MacSourceTest {
    private static final int AMC_REFUSED = 1, WRONG_TYPES = 2, NO_SAMPLES = 4, NO_VALUES = 8, NO_SMC = 16, NO_DELTA = 32;

    @TempDir
    private Path folder;
    private Arena arena;
    private SymbolLookup stub;

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        Path source = folder.resolve("stub.c"), library = folder.resolve("stub.so");
        try (InputStream in = MacSourceTest.class.getResourceAsStream("stub.c")) {
            Files.copy(in, source);
        }
        Process compiler;
        try {
            compiler = new ProcessBuilder("cc", "-shared", "-fPIC", "-O1", "-o", library.toString(), source.toString()).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "there is no C compiler");
            return;
        }
        String said = new String(compiler.getInputStream().readAllBytes());
        assertThat(compiler.waitFor(60, TimeUnit.SECONDS) && compiler.exitValue() == 0).as(said).isTrue();
        arena = Arena.ofShared();
        stub = SymbolLookup.libraryLookup(library, arena);
    }

    @AfterEach
    void unload() {
        if (arena != null) arena.close();
    }

    private MacSource open(int faults) throws Throwable {
        Libraries.handle(stub, "stub_faults", FunctionDescriptor.ofVoid(JAVA_INT)).invokeExact(faults);
        return new MacSource(new Libraries(stub, stub, stub, stub));
    }

    private long counted(String what) throws Throwable {
        return (long) Libraries.handle(stub, "stub_" + what, FunctionDescriptor.of(JAVA_LONG)).invokeExact();
    }

    private static Map<String, Reading> decode(MacSource mac, AppleSample sample) {
        var gauges = new Gauges(1);
        AppleDecoder.decode(mac.machine(), sample, List.of(10.0, 20.0, 30.0, 50.0), gauges);
        return gauges.readings().stream().collect(Collectors.toMap(Reading::name, r -> r));
    }

    @Test
    void allThatAMacTellsArrives() throws Throwable {
        try (var mac = open(0)) {
            assertThat(mac.machine().clusters()).containsExactly(new Cluster("E", Kind.EFFICIENCY, List.of(0, 1)), new Cluster("P0", Kind.PERFORMANCE, List.of(2)), new Cluster("P1", Kind.PERFORMANCE, List.of(3)));
            assertThat(mac.machine().efficiency().hertz()).containsExactly(1020e6, 2592e6);
            assertThat(mac.machine().gpu().hertz()).containsExactly(338e6);
            assertThat(mac.machine().gpuCores()).isEqualTo(40);
            assertThat(mac.machine().refusals()).containsExactly("macOS refuses PMP, DCS Floor");
            AppleSample first = mac.sample(), second = mac.sample();
            assertThat(first.channels()).isEmpty();
            assertThat(second.nanos()).isPositive();
            assertThat(second.smc()).containsOnly(Map.entry("PSTR", 42.5), Map.entry("TCMb", 51.0), Map.entry("F0Ac", 1366.0), Map.entry("Tg0K", 47.0));
            assertThat(second.gpu()).containsOnly(Map.entry("Device Utilization %", 16L), Map.entry("In use system memory", 2914402304L));
            assertThat(second.thermal()).isEqualTo(1);
            assertThat(second.pressure()).isEqualTo(2);
            var ofASecond = decode(mac, new AppleSample(1_000_000_000L, second.channels(), second.smc(), second.gpu(), second.thermal(), second.pressure()));
            assertThat(ofASecond.get("cpu.power").number()).hasValue(5);
            assertThat(ofASecond.get("gpu.power").number()).hasValue(2);
            assertThat(ofASecond.get("package.power").number()).hasValue(7.1);
            assertThat(ofASecond.get("cpu.efficiency.frequency").number()).hasValue(1806e6);
            assertThat(ofASecond.get("cpu.performance.frequency")).isEqualTo(Reading.absent("cpu.performance.frequency", "off: the cluster had no power"));
            assertThat(ofASecond.get("gpu.load").number()).hasValue(25);
            assertThat(ofASecond.get("memory.bandwidth").number()).hasValue(1e6);
            assertThat(ofASecond.get("neural.duty").number()).hasValue(25);
        }
    }

    @Test
    void nothingIsHeldLongerThanItIsNeeded() throws Throwable {
        try (var mac = open(0)) {
            mac.sample();
            long live = counted("live"), ports = counted("ports");
            for (int i = 0; i < 200; i++) mac.sample();
            assertThat(counted("live")).isEqualTo(live);
            assertThat(counted("ports")).isEqualTo(ports);
        }
        assertThat(counted("live")).as("objects").isZero();
        assertThat(counted("ports")).as("entries and connections").isZero();
        assertThat(counted("doubly")).as("released once more").isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {AMC_REFUSED, WRONG_TYPES, NO_SAMPLES, NO_VALUES, NO_SMC, NO_DELTA, AMC_REFUSED | NO_SMC | WRONG_TYPES, NO_SAMPLES | NO_VALUES})
    void whatIsRefusedOrWrongIsAbsentAndNothingIsLost(int faults) throws Throwable {
        try (var mac = open(faults)) {
            for (int i = 0; i < 5; i++) {
                var readings = decode(mac, mac.sample());
                if ((faults & (WRONG_TYPES | NO_VALUES | NO_DELTA)) != 0) {
                    for (String name : List.of("cpu.power", "gpu.power", "package.power")) assertThat(readings.get(name)).as(name).isInstanceOf(Reading.Absent.class);
                }
                if ((faults & NO_SMC) != 0) assertThat(readings).doesNotContainKey("system.power");
            }
            if ((faults & AMC_REFUSED) != 0) assertThat(mac.machine().refusals()).contains("macOS refuses AMC Stats, Perf Counters");
            if (faults == WRONG_TYPES) assertThat(mac.machine().clusters()).as("by the kernel's counts, where the device tree is not understood").extracting(c -> c.cores().size()).containsExactly(4, 12);
        }
        assertThat(counted("live")).isZero();
        assertThat(counted("ports")).isZero();
        assertThat(counted("doubly")).isZero();
    }

    @Test
    void aFunctionThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new MacSource(new Libraries(stub, name -> Optional.empty(), stub, stub))).isInstanceOf(UnsatisfiedLinkError.class)
                .hasMessage("IOReportCopyChannelsInGroup is not part of this macOS");
    }
}

package fathom.hardware.apple;

import java.util.List;

/** Names of what a Mac with Apple silicon tells beyond what any machine does. */
public final class AppleReadings {
    /** No machine has a counter for it. */
    public static final String NEURAL_UTILISATION = "neural.utilisation";
    public static final String NO_COUNTER = "no machine has a counter for it";

    /** In the order of a screen. */
    public static final List<String> NAMES = List.of("cpu.performance.load", "cpu.performance.frequency", "cpu.efficiency.load", "cpu.efficiency.frequency", "gpu.load", "gpu.frequency", "gpu.power",
            "neural.power", "neural.duty", NEURAL_UTILISATION, "cpu.power", "memory.power", "package.power", "system.power", "memory.bandwidth", "gpu.temperature", "thermal.pressure");

    private AppleReadings() {}
}

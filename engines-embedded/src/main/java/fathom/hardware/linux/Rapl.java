package fathom.hardware.linux;

import fathom.hardware.Gauges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Energy that processors count themselves (running average power limit), where it may be read. Its counters begin anew at a range of their own. */
final class Rapl {
    private static final String FOLDER = "sys/class/powercap";

    private final Kernel kernel;
    private final Map<String, Long> before = new HashMap<>();
    private long beforeAt;

    Rapl(Kernel kernel) {
        this.kernel = kernel;
    }

    void read(Gauges to, long at) {
        to.from("RAPL, " + "/" + FOLDER, "energy between two looks by the time between them");
        Map<String, Double> joules = new TreeMap<>();
        boolean zones = false, readable = false, first = before.isEmpty();
        for (String zone : zones()) {
            String name = name(kernel.text(zone + "/name").orElse(""));
            if (name.isEmpty()) continue;
            zones = true;
            OptionalLong energy = kernel.number(zone + "/energy_uj"), range = kernel.number(zone + "/max_energy_range_uj");
            if (energy.isEmpty()) continue;
            readable = true;
            Long then = before.put(zone, energy.getAsLong());
            if (then == null) continue;
            long used = energy.getAsLong() - then;
            if (used < 0) used += range.orElse(0);
            if (used >= 0) joules.merge(name, used / 1e6, Double::sum);
        }
        double seconds = (at - beforeAt) / 1e9;
        beforeAt = at;
        if (seconds > 0) joules.forEach((name, j) -> to.value(name, j / seconds, "W"));
        to.absent("package.power", !zones ? "the processor counts no energy that this system shows" : !readable ? "only the administrator may read its energy counters here"
                : first ? "a power is a difference: the next look has it" : "the counters did not go on");
    }

    private List<String> zones() {
        try (var entries = Files.list(kernel.root().resolve(FOLDER))) {
            return entries.map(Path::getFileName).map(Path::toString).filter(n -> n.matches("intel-rapl:\\d+(:\\d+)?")).sorted().map(n -> FOLDER + "/" + n).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String name(String zone) {
        if (zone.startsWith("package")) return "package.power";
        return switch (zone) {
            case "core" -> "cpu.power";
            case "dram" -> "memory.power";
            case "psys" -> "system.power";
            default -> "";
        };
    }
}

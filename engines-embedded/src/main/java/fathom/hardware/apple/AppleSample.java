package fathom.hardware.apple;

import java.util.List;
import java.util.Map;

/**
 * What a Mac told of the time between two looks.
 *
 * @param nanos    how long it was, really
 * @param channels of IOReport, as differences
 * @param smc      values of the system management controller by key, e.g. {@code PSTR}
 * @param gpu      statistics of the accelerator by name, e.g. {@code Device Utilization %}
 * @param thermal  of the system, 0 nominal to 3 critical; -1 where it is not told
 * @param pressure of memory, 1 normal, 2 warning, 4 critical; -1 where it is not told
 */
public record AppleSample(long nanos, List<Channel> channels, Map<String, Double> smc, Map<String, Long> gpu, int thermal, int pressure) {
    public AppleSample {
        channels = channels == null ? List.of() : List.copyOf(channels);
        smc = smc == null ? Map.of() : Map.copyOf(smc);
        gpu = gpu == null ? Map.of() : Map.copyOf(gpu);
    }
}

package fathom.hardware;

import fathom.measure.Provenance;
import fathom.measure.Reading;
import java.util.List;
import java.util.Map;

/**
 * One look at the machine.
 *
 * @param at       epoch nanoseconds
 * @param machine  model, operating system, processor: facts of the plate
 * @param cores    load of each logical core, per cent busy since the look before; NaN for one that is not told
 * @param clusters which cores are of which kind; empty where they are all alike or it is not told
 * @param readings everything else, each present or absent with a reason; names are stable, e.g. {@code memory.used}
 * @param origins  by name of the reading
 */
public record HardwareSnapshot(long at, Machine machine, List<Double> cores, List<Cluster> clusters, List<Reading> readings, Map<String, Origin> origins) {
    /** @param physicalCores packages' real cores, 0 where it is not known; @param memoryBytes installed, 0 where it is not known */
    public record Machine(String model, String processor, String operatingSystem, int physicalCores, int logicalCores, long memoryBytes) {}

    /** Of cores that are all alike, and without word of where each reading comes from. */
    public HardwareSnapshot(long at, Machine machine, List<Double> cores, List<Reading> readings) {
        this(at, machine, cores, List.of(), readings, Map.of());
    }

    /** The reading of that name; absent with a reason where this machine has none of that name. */
    public Reading reading(String name) {
        for (Reading r : readings) if (r.name().equals(name)) return r;
        return Reading.absent(name, isReplayed() ? "the recording does not hold it" : "this probe has no reading of that name");
    }

    public Origin origin(String name) {
        return origins.getOrDefault(name, Origin.UNKNOWN);
    }

    /** Whether it is of a recording. */
    public boolean isReplayed() {
        return readings.stream().anyMatch(r -> r instanceof Reading.Value v && v.provenance() == Provenance.REPLAYED);
    }

    /** The same, seen at another time. */
    public HardwareSnapshot at(long other) {
        var moved = readings.stream().map(r -> r instanceof Reading.Value v ? Reading.of(v.name(), v.value(), v.unit(), v.provenance(), other) : r).toList();
        return new HardwareSnapshot(other, machine, cores, clusters, moved, origins);
    }
}

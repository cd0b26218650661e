package fathom.hardware;

import fathom.measure.Reading;
import java.util.List;

/**
 * One look at the machine.
 *
 * @param at       epoch nanoseconds
 * @param machine  model, operating system, processor: facts of the plate
 * @param cores    load of each logical core, per cent busy since the look before
 * @param readings everything else, each present or absent with a reason; names are stable, e.g. {@code memory.used}
 */
public record HardwareSnapshot(long at, Machine machine, List<Double> cores, List<Reading> readings) {
    /** @param physicalCores packages' real cores; @param memoryBytes installed */
    public record Machine(String model, String processor, String operatingSystem, int physicalCores, int logicalCores, long memoryBytes) {}

    /** The reading of that name; absent with a reason where this machine has none of that name. */
    public Reading reading(String name) {
        for (Reading r : readings) if (r.name().equals(name)) return r;
        return Reading.absent(name, "this probe has no reading of that name");
    }
}

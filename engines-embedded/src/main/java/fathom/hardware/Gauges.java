package fathom.hardware;

import fathom.measure.Provenance;
import fathom.measure.Reading;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Collects readings of one look at the machine; a source that fails becomes an absence with its own words, and the others go on. Of a name the first value stands, or while there is none the first
 * reason. */
public final class Gauges {
    private static final String LATER = "a rate is a difference: the next look has it";

    private final Map<String, Reading> readings = new LinkedHashMap<>();
    private final Map<String, Origin> origins = new HashMap<>();
    private final long at;
    private final Provenance best;
    private Origin origin = Origin.UNKNOWN;

    /** @param at epoch nanoseconds */
    public Gauges(long at) {
        this(at, Provenance.MEASURED);
    }

    /** @param best of what is told: nothing of a recording is better than replayed */
    public Gauges(long at, Provenance best) {
        this.at = at;
        this.best = best;
    }

    /** What is added from now on comes from there. */
    public Gauges from(String source, String method) {
        return from(Origin.of(source, method));
    }

    public Gauges from(Origin now) {
        origin = now;
        return this;
    }

    public void measured(String name, String unit, DoubleSupplier source) {
        add(name, unit, Provenance.MEASURED, source, Double.NEGATIVE_INFINITY, "");
    }

    /** @param perSecond NaN when there is nothing to compare with yet */
    public void rate(String name, String unit, double perSecond) {
        if (Double.isNaN(perSecond)) absent(name, LATER);
        else value(name, perSecond, unit);
    }

    void specified(String name, String unit, DoubleSupplier source, double least, String otherwise) {
        add(name, unit, Provenance.SPECIFIED, source, least, otherwise);
    }

    /** @param least below this the source means "unknown"; @param otherwise what to say then */
    public void measured(String name, String unit, DoubleSupplier source, double least, String otherwise) {
        add(name, unit, Provenance.MEASURED, source, least, otherwise);
    }

    /** What is known already. */
    public void value(String name, double value, String unit) {
        value(name, value, unit, Provenance.MEASURED);
    }

    public void value(String name, double value, String unit, Provenance provenance) {
        put(Reading.of(name, value, unit, best.weaker(provenance), at));
    }

    private void add(String name, String unit, Provenance provenance, DoubleSupplier source, double least, String otherwise) {
        double value;
        try {
            value = source.getAsDouble();
        } catch (RuntimeException | LinkageError e) {
            absent(name, "reading it failed: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
            return;
        }
        if (value < least) absent(name, otherwise);
        else value(name, value, unit, provenance);
    }

    public void absent(String name, String reason) {
        put(Reading.absent(name, reason));
    }

    private void put(Reading reading) {
        Reading before = readings.get(reading.name());
        if (before instanceof Reading.Value || before != null && reading instanceof Reading.Absent) return;
        readings.put(reading.name(), reading);
        if (origin != Origin.UNKNOWN) origins.put(reading.name(), origin);
    }

    /** What nothing was said of is absent for that reason. */
    public void others(List<String> names, String reason) {
        origin = Origin.UNKNOWN;
        names.stream().filter(n -> !readings.containsKey(n)).forEach(n -> absent(n, reason));
    }

    public List<Reading> readings() {
        return List.copyOf(readings.values());
    }

    public Map<String, Origin> origins() {
        return Map.copyOf(origins);
    }
}

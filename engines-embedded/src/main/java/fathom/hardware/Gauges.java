package fathom.hardware;

import fathom.measure.Provenance;
import fathom.measure.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Collects readings of one look at the machine; a source that fails becomes an absence with its own words, and the others go on. */
final class Gauges {
    private final List<Reading> readings = new ArrayList<>();
    private final long at;

    /** @param at epoch nanoseconds */
    Gauges(long at) {
        this.at = at;
    }

    void measured(String name, String unit, DoubleSupplier source) {
        add(name, unit, Provenance.MEASURED, source, Double.NEGATIVE_INFINITY, "");
    }

    /** @param perSecond NaN when there is nothing to compare with yet */
    void rate(String name, String unit, double perSecond) {
        if (Double.isNaN(perSecond)) absent(name, "a rate is a difference: the next look has it");
        else measured(name, unit, () -> perSecond);
    }

    void specified(String name, String unit, DoubleSupplier source, double least, String otherwise) {
        add(name, unit, Provenance.SPECIFIED, source, least, otherwise);
    }

    /** @param least below this the source means "unknown"; @param otherwise what to say then */
    void measured(String name, String unit, DoubleSupplier source, double least, String otherwise) {
        add(name, unit, Provenance.MEASURED, source, least, otherwise);
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
        else readings.add(Reading.of(name, value, unit, provenance, at));
    }

    void absent(String name, String reason) {
        readings.add(Reading.absent(name, reason));
    }

    List<Reading> readings() {
        return List.copyOf(readings);
    }
}

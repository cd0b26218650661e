package fathom.measure;

/** How a value was come by, from the strongest to the weakest. */
public enum Provenance {
    MEASURED(""),
    /** Computed by a model from measured values. */
    DERIVED("D"),
    REPLAYED("R"),
    /** A proxy, not a counter. */
    ESTIMATED("E"),
    SIMULATED("S"),
    /** A data sheet's figure: the plate. */
    SPECIFIED("P");

    private final String mark;

    Provenance(String mark) {
        this.mark = mark;
    }

    /** The letter shown beside the name; empty for MEASURED, because unmarked means measured. */
    public String mark() {
        return mark;
    }

    /** What a combination of two values is: no better than the weaker of them. */
    public Provenance weaker(Provenance other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

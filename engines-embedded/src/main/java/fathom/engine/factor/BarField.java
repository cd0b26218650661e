package fathom.engine.factor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The figures of a bar that a formula may name, written {@code $close}. */
public enum BarField {
    OPEN, HIGH, LOW, CLOSE, VOLUME, VWAP;

    /** As in a formula, without the dollar sign. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<BarField> of(String id) {
        return Arrays.stream(values()).filter(f -> f.id().equals(id)).findFirst();
    }
}

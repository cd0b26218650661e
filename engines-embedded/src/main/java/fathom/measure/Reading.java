package fathom.measure;

import java.util.Objects;
import java.util.OptionalDouble;

/** A value with its unit, time and provenance, or the reason why there is none. An absent value is never 0. */
public sealed interface Reading {
    String name();

    /** The number, if there is one. */
    OptionalDouble number();

    static Reading of(String name, double value, String unit, Provenance provenance, long at) {
        return Double.isFinite(value) ? new Value(name, value, unit, provenance, at) : new Absent(name, "the source gave " + value);
    }

    static Reading absent(String name, String reason) {
        return new Absent(name, reason);
    }

    /** @param at when it was read, epoch nanoseconds */
    record Value(String name, double value, String unit, Provenance provenance, long at) implements Reading {
        public Value {
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(provenance, "provenance");
            if (!Double.isFinite(value)) throw new IllegalArgumentException(name + " is " + value + "; use Absent");
        }

        @Override
        public OptionalDouble number() {
            return OptionalDouble.of(value);
        }
    }

    /** @param reason in words, for the operator */
    record Absent(String name, String reason) implements Reading {
        public Absent {
            if (reason.isBlank()) throw new IllegalArgumentException(name + " is absent without a reason");
        }

        @Override
        public OptionalDouble number() {
            return OptionalDouble.empty();
        }
    }
}

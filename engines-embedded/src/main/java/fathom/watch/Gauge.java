package fathom.watch;

import fathom.measure.Quantity;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A figure that a rule may limit, for each of its subjects. What is not known of a subject is NaN; a subject that there is not, or that did nothing, has no reading.
 *
 * @param name     e.g. {@code engine.p99}; its first word is the kind of its subjects
 * @param quantity its units; times are read in nanoseconds
 * @param before   words before its figure in a sentence, e.g. {@code p99}; @param after words after it; both may be empty
 * @param meaning  one sentence
 */
public record Gauge(String name, Quantity quantity, String before, String after, String meaning, BiConsumer<Look, Consumer<Measured>> source) {
    /** @param startedAt of the subject, epoch nanoseconds; 0 when that does not matter; @param since when it came to be so; 0 for when it was first seen */
    public record Measured(Subject subject, double value, long startedAt, long since) {
        public Measured(Subject subject, double value) {
            this(subject, value, 0, 0);
        }
    }
}

package fathom.scenario;

import fathom.measure.Quantity;

/**
 * Something that a kind of workload observes and a threshold can be put on.
 *
 * @param name     as in a threshold's expression, e.g. {@code latency.p99}
 * @param label    a few words for tables
 * @param meaning  one sentence
 * @param better   which way is better
 * @param live     whether it means something before the run is over
 * @param paced    whether a generator that was behind its schedule spoils what was observed
 * @param soundness whether it says that the measurement itself was sound
 */
public record Metric(String name, Quantity quantity, String label, String meaning, Better better, boolean live, boolean paced, boolean soundness) {
    /** Which way a figure is better: a threshold on it is at most, or at least, something. */
    public enum Better { LOWER, HIGHER }

    /** Less of it is better; judged at the end. */
    public static Metric lower(String name, Quantity quantity, String label, String meaning) {
        return new Metric(name, quantity, label, meaning, Better.LOWER, false, false, false);
    }

    /** More of it is better; judged at the end. */
    public static Metric higher(String name, Quantity quantity, String label, String meaning) {
        return new Metric(name, quantity, label, meaning, Better.HIGHER, false, false, false);
    }

    /** The same, judged while the run goes on, too. */
    public Metric judgedLive() {
        return new Metric(name, quantity, label, meaning, better, true, paced, soundness);
    }

    /** The same, but worth nothing when the generator was behind. */
    public Metric needingPace() {
        return new Metric(name, quantity, label, meaning, better, live, true, soundness);
    }

    /** The same, as one that says whether the measurement was sound. */
    public Metric ofSoundness() {
        return new Metric(name, quantity, label, meaning, better, live, paced, true);
    }

    /** In the unit in which it is told. @param observed nanoseconds if it is a time */
    public Fact fact(double observed) {
        return Fact.of(name, quantity.in(quantity.unit(), observed), quantity.unit());
    }
}

package fathom.view.piece;

import fathom.measure.Provenance;
import fathom.view.format.Format;

/**
 * What a tile says.
 *
 * @param value   already formatted; {@link Format#NONE} when absent
 * @param unit    beside it
 * @param age     formatted, or empty
 * @param fact    third line: the limit or the next-best fact; when absent, the reason
 * @param trend   {@link Trend#NONE} for no sparkline
 */
public record Metric(String name, Provenance provenance, State state, String value, String unit, String age, Rich fact, Trend trend) {
    public static Metric of(String name, String value, String unit) {
        return new Metric(name, Provenance.MEASURED, State.OK, value, unit, "", Rich.EMPTY, Trend.NONE);
    }

    public static Metric absent(String name, String reason) {
        return new Metric(name, Provenance.MEASURED, State.ABSENT, Format.NONE, "", "", Rich.of(reason), Trend.NONE);
    }

    public Metric mark(Provenance p) {
        return new Metric(name, p, state, value, unit, age, fact, trend);
    }

    public Metric state(State s) {
        return new Metric(name, provenance, s, value, unit, age, fact, trend);
    }

    public Metric age(String words) {
        return new Metric(name, provenance, state, value, unit, words, fact, trend);
    }

    public Metric fact(Object... parts) {
        return new Metric(name, provenance, state, value, unit, age, Rich.of(parts), trend);
    }

    public Metric trend(Trend course) {
        return new Metric(name, provenance, state, value, unit, age, fact, course);
    }

    /** For screen readers. */
    public String spoken() {
        return name + " " + value + " " + unit + (state == State.OK ? "" : ", " + state.word()) + ", " + fact.text();
    }
}

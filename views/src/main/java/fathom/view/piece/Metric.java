package fathom.view.piece;

import fathom.measure.Provenance;
import fathom.style.Token;
import fathom.view.format.Format;

/**
 * What a tile says.
 *
 * @param value   already formatted; {@link Format#NONE} when absent
 * @param unit    beside it
 * @param beside  a second figure, at the right of the value's line; may be empty
 * @param age     formatted, or empty
 * @param fact    third line: the limit or the next-best fact; when absent, the reason
 * @param trend   {@link Trend#NONE} for no sparkline
 * @param subject what it stands for, when that has a colour of its own; null for none
 */
public record Metric(String name, Provenance provenance, State state, String value, String unit, Rich beside, String age, Rich fact, Trend trend,
                     Subject subject) {
    /** @param ink before its name and in its trend; @param how it is, in one word beside its state's shape; may be empty */
    public record Subject(Token ink, String how) {}

    public static Metric of(String name, String value, String unit) {
        return new Metric(name, Provenance.MEASURED, State.OK, value, unit, Rich.EMPTY, "", Rich.EMPTY, Trend.NONE, null);
    }

    public static Metric absent(String name, String reason) {
        return new Metric(name, Provenance.MEASURED, State.ABSENT, Format.NONE, "", Rich.EMPTY, "", Rich.of(reason), Trend.NONE, null);
    }

    public Metric mark(Provenance p) {
        return new Metric(name, p, state, value, unit, beside, age, fact, trend, subject);
    }

    public Metric state(State s) {
        return new Metric(name, provenance, s, value, unit, beside, age, fact, trend, subject);
    }

    public Metric beside(Object... parts) {
        return new Metric(name, provenance, state, value, unit, Rich.of(parts), age, fact, trend, subject);
    }

    public Metric age(String words) {
        return new Metric(name, provenance, state, value, unit, beside, words, fact, trend, subject);
    }

    public Metric fact(Object... parts) {
        return new Metric(name, provenance, state, value, unit, beside, age, Rich.of(parts), trend, subject);
    }

    public Metric trend(Trend course) {
        return new Metric(name, provenance, state, value, unit, beside, age, fact, course, subject);
    }

    public Metric subject(Token ink, String how) {
        return new Metric(name, provenance, state, value, unit, beside, age, fact, trend, new Subject(ink, how));
    }

    /** For screen readers. */
    public String spoken() {
        String how = subject != null && !subject.how.isEmpty() ? subject.how : state.word();
        return name + " " + value + " " + unit + (beside.isEmpty() ? "" : ", " + beside.text()) + (state == State.OK ? "" : ", " + how) + ", " + fact.text();
    }
}

package fathom.measure;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit on one figure, written once: it colours the tile, judges the desk and decides the verdict of a run.
 *
 * @param what  the name of the figure, e.g. {@code latency.p99} or {@code leverage}
 * @param unit  of every number here and of what is judged
 * @param warn  from which value on it warns; NaN when there is no warning before the limit
 * @param limit what holds the limit is still inside it
 * @param hold  how long or how often it must be past a level before that counts, and when it is over
 */
public record Limit(String what, String unit, Comparison comparison, double warn, double limit, Hold hold) {
    /** Nearer to a limit than this share of it wants a look, where nothing else is said. */
    private static final double NEAR = 0.1;
    private static final Pattern EXPRESSION = Pattern.compile("\\s*([\\w.-]+)\\s*(≤|<=|≥|>=|==?)\\s*(-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)\\s*(\\S*)\\s*");

    public enum Comparison {
        AT_MOST("≤"), AT_LEAST("≥"), EQUAL("=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /**
     * Both must be met before a level counts.
     *
     * @param seconds without a break; 0 for at once
     * @param times   looks one after the other; 1 for at once
     * @param clears  the value at which it is over; NaN when it is over as soon as it is inside again
     */
    public record Hold(double seconds, int times, double clears) {
        public static final Hold NONE = new Hold(0, 1, Double.NaN);

        public Hold {
            if (!(seconds >= 0 && seconds <= 86_400)) throw new IllegalArgumentException("a limit counts after 0 to 86400 seconds, not " + seconds);
            if (times < 1 || times > 1_000) throw new IllegalArgumentException("a limit counts after 1 to 1000 times, not " + times);
        }
    }

    /** @throws IllegalArgumentException with one sentence when the numbers contradict each other */
    public Limit {
        Objects.requireNonNull(unit, "unit");
        if (what == null || comparison == null || hold == null) throw new IllegalArgumentException("a limit that does not say what it limits, and how");
        if (!Double.isFinite(limit)) throw new IllegalArgumentException("the limit of " + what + " must be a number, not " + limit);
        if (passed(comparison, warn, limit)) throw new IllegalArgumentException(what + " warns at " + Figures.number(warn) + ", which is past its limit " + Figures.number(limit));
        if (passed(comparison, hold.clears, limit)) throw new IllegalArgumentException(what + " clears at " + Figures.number(hold.clears) + ", which is past its limit " + Figures.number(limit));
    }

    /** NaN, which says that there is none, is never past. */
    private static boolean passed(Comparison comparison, double level, double limit) {
        return comparison == Comparison.AT_LEAST ? level < limit : comparison == Comparison.AT_MOST && level > limit;
    }

    /** One that warns where the value is nearer to it than a tenth, if that means something, and that counts at once. */
    public static Limit of(String what, Comparison comparison, double limit, String unit) {
        double near = !hasMargin(comparison, limit, unit) ? Double.NaN : limit + (comparison == Comparison.AT_MOST ? -1 : 1) * NEAR * Math.abs(limit);
        return new Limit(what, unit, comparison, near, limit, Hold.NONE);
    }

    public static Limit atMost(String what, double warn, double limit, String unit) {
        return new Limit(what, unit, Comparison.AT_MOST, warn, limit, Hold.NONE);
    }

    public Limit warning(double at) {
        return new Limit(what, unit, comparison, at, limit, hold);
    }

    public Limit holding(Hold hold) {
        return new Limit(what, unit, comparison, warn, limit, hold);
    }

    /** E.g. {@code latency.p99 ≤ 5.0 ms}. */
    public String expression() {
        String number = limit == Math.rint(limit) && Math.abs(limit) < 1e15 ? Long.toString((long) limit) : Double.toString(limit);
        return what + " " + comparison.sign() + " " + number + (unit.isEmpty() ? "" : " " + unit);
    }

    /**
     * Reads what {@link #expression} writes; {@code <=}, {@code >=} and {@code ==} are understood too.
     *
     * @throws IllegalArgumentException with one sentence when the text is none
     */
    public static Limit parse(String text) {
        Matcher m = EXPRESSION.matcher(text);
        if (!m.matches()) throw new IllegalArgumentException("'" + text + "' is no threshold; write it like 'latency.p99 <= 5 ms'");
        var comparison = switch (m.group(2)) {
            case "≤", "<=" -> Comparison.AT_MOST;
            case "≥", ">=" -> Comparison.AT_LEAST;
            default -> Comparison.EQUAL;
        };
        return of(m.group(1), comparison, Double.parseDouble(m.group(3)), m.group(4));
    }

    /** How a value stands; UNKNOWN when it is NaN. */
    public Level judge(double value) {
        if (Double.isNaN(value)) return Level.UNKNOWN;
        return !holds(value) ? Level.BREACH : isWarned(value) ? Level.WARN : Level.OK;
    }

    /** @return whether {@code value} holds the limit; NaN (nothing observed) never does */
    public boolean holds(double value) {
        return switch (comparison) {
            case AT_MOST -> value <= limit;
            case AT_LEAST -> value >= limit;
            case EQUAL -> value == limit;
        };
    }

    private boolean isWarned(double value) {
        return comparison == Comparison.AT_LEAST ? value <= warn : value >= warn;
    }

    /** @return whether a level that counted is over at this value; NaN ends nothing */
    public boolean clears(double value) {
        if (Double.isNaN(hold.clears)) return judge(value) == Level.OK;
        return comparison == Comparison.AT_LEAST ? value >= hold.clears : value <= hold.clears && holds(value);
    }

    /** The level that a value is past, for "warns 25 ms" and "limit 50 ms". */
    public double level(Level level) {
        return level == Level.WARN ? warn : limit;
    }

    /**
     * What is left to the limit as a share of it, negative past it. NaN where that means nothing: the value is not known, the limit is 0 or an equality, or a floor in
     * per cent, which is a share of a whole already.
     */
    public double margin(double value) {
        if (!hasMargin(comparison, limit, unit)) return Double.NaN;
        return (comparison == Comparison.AT_MOST ? limit - value : value - limit) / Math.abs(limit);
    }

    private static boolean hasMargin(Comparison comparison, double limit, String unit) {
        return limit != 0 && comparison != Comparison.EQUAL && !(comparison == Comparison.AT_LEAST && unit.equals("%"));
    }

    /** Share of the limit that is used, 1 at the limit and more past it; NaN where it cannot be said. */
    public double used(double value) {
        if (!(limit > 0) || comparison == Comparison.EQUAL) return Double.NaN;
        return comparison == Comparison.AT_MOST ? value / limit : limit / value;
    }

    public Outcome outcome(double observed) {
        return new Outcome(this, observed, holds(observed));
    }

    /** @param observed NaN when the run never observed the figure; that is a failure */
    public record Outcome(Limit threshold, double observed, boolean passed) {
        /** Of what failed BREACH, also where nothing was observed. */
        public Level level() {
            return passed ? threshold.judge(observed) : Level.BREACH;
        }
    }
}

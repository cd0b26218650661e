package fathom.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Everything a threshold can be put on. Times are observed in nanoseconds and judged in the threshold's own unit. */
public enum Metric {
    LATENCY_P50("latency.p50", Kind.TIME, "median time to an answer, from the intended time"),
    LATENCY_P90("latency.p90", Kind.TIME, "nine in ten answers came within this, from the intended time"),
    LATENCY_P99("latency.p99", Kind.TIME, "99 in 100 answers came within this, from the intended time"),
    LATENCY_P999("latency.p99.9", Kind.TIME, "999 in 1,000 answers came within this, from the intended time"),
    LATENCY_MAX("latency.max", Kind.TIME, "slowest answer, from the intended time"),
    RECEIVED("received", Kind.COUNT, "answers received, errors included"),
    FAILED("failed", Kind.COUNT, "questions answered with an error"),
    LOST("lost", Kind.COUNT, "questions sent and never answered"),
    SENT_SHARE("sent.share", Kind.PERCENT, "sent of what the schedule demanded"),
    RECEIVED_SHARE("received.share", Kind.PERCENT, "answered of what the schedule demanded"),
    THROUGHPUT("throughput", Kind.RATE, "good answers a second while it was measured"),
    THROUGHPUT_SHARE("throughput.share", Kind.PERCENT, "good answers a second of questions due a second, while it was measured"),
    ENGINES_SILENT("engines.silent", Kind.COUNT, "engines that were asked and never answered"),
    ENGINES_IDLE("engines.idle", Kind.COUNT, "engines that handled nothing but questions"),
    ENGINES_FAILED("engines.failed", Kind.COUNT, "engines that were running at the start and not at the end"),
    ENGINES_ERRORS("engines.errors", Kind.COUNT, "messages that an engine could not handle"),
    GENERATOR_BEHIND("generator.behind", Kind.PERCENT, "questions that the generator itself sent late"),
    GENERATOR_CPU("generator.cpu", Kind.PERCENT, "of one core used by the generator"),
    TICKS_SHARE("ticks.share", Kind.PERCENT, "books and trades published of those planned"),
    FALL_LEAST("fall.least", Kind.PERCENT, "smallest fall of any symbol, as the MarketData engine saw it"),
    FALL_MISSED("fall.missed", Kind.COUNT, "symbols whose lowest published price the MarketData engine did not see"),
    RECOVERY_MISSED("recovery.missed", Kind.COUNT, "symbols whose last published book is not the one the MarketData engine ended with"),
    OUTPUTS_FEATURES("outputs.features", Kind.COUNT, "feature vectors published for the falling symbols"),
    OUTPUTS_VPIN("outputs.vpin", Kind.COUNT, "VPIN readings published for the falling symbols"),
    OUTPUTS_RISK("outputs.risk", Kind.COUNT, "risk reports published during the run"),
    MARKS_GAP("marks.gap", Kind.TIME, "longest time without a new portfolio mark");

    private enum Kind {
        TIME("ms", "s", "us", "µs"), COUNT(""), PERCENT("%"), RATE("/s");

        private final List<String> units;

        Kind(String... units) {
            this.units = List.of(units);
        }
    }

    private final String id;
    private final Kind kind;
    private final String meaning;

    Metric(String id, Kind kind, String meaning) {
        this.id = id;
        this.kind = kind;
        this.meaning = meaning;
    }

    /** As in a threshold's expression. */
    public String id() {
        return id;
    }

    public String meaning() {
        return meaning;
    }

    /** The units a threshold may be given in. */
    public List<String> units() {
        return kind.units;
    }

    /** Whether a generator that was behind its schedule spoils what was observed. */
    boolean dependsOnPace() {
        return id.startsWith("latency.") || id.startsWith("throughput") || id.endsWith(".share");
    }

    /** Whether it says that the measurement itself was sound. */
    boolean isAboutGenerator() {
        return id.startsWith("generator.");
    }

    /** Whether it means something before the run is over. */
    boolean isJudgedLive() {
        return switch (this) {
            case LATENCY_P50, LATENCY_P90, LATENCY_P99, LATENCY_P999, LATENCY_MAX, FAILED, ENGINES_FAILED, ENGINES_ERRORS, GENERATOR_BEHIND, GENERATOR_CPU,
                 MARKS_GAP -> true;
            default -> false;
        };
    }

    boolean isTime() {
        return kind == Kind.TIME;
    }

    /** @param observed nanoseconds if it is a time */
    double inUnit(double observed, String unit) {
        return kind != Kind.TIME ? observed : switch (unit) {
            case "s" -> observed / 1e9;
            case "ms" -> observed / 1e6;
            default -> observed / 1e3;
        };
    }

    public static Optional<Metric> of(String id) {
        return Arrays.stream(values()).filter(m -> m.id.equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Metric::id).toList();
    }
}

package fathom.engine.factor;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.Topics;
import fathom.engine.Computed;
import fathom.engine.Engine;
import fathom.engine.EngineContext;
import fathom.engine.EngineDefinition;
import fathom.engine.EngineId;
import fathom.engine.EngineOutput;
import fathom.engine.EventClock;
import fathom.engine.EventClock.Step;
import fathom.engine.PerInstrument;
import fathom.engine.Question;
import fathom.engine.QuestionKind;
import fathom.engine.QuestionKind.Subject;
import fathom.engine.Refusals;
import fathom.engine.Require;
import fathom.engine.Shares;
import fathom.engine.Table;
import fathom.engine.Work;
import fathom.engine.factor.InstrumentFactors.Joined;
import fathom.model.Bar;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The factors of {@link FactorCatalogue#STANDARD} for every instrument, from one-second bars joined to such of five seconds, and how well they foretold the next
 * return over all instruments. Publishes a {@link FactorReport} for every five seconds of event time, a second after they ended. Bars on the bus have no vwap, so
 * factors of it are not known there.
 */
public final class FactorEngine implements Engine {
    private static final String COLUMNS = "time,open,high,low,close,volume[,vwap]";

    public static final EngineDefinition DEFINITION = EngineDefinition.of(EngineId.FACTOR, FactorEngine::new)
            .consuming(Interest.lossless(Topics.BARS))
            .publishing(FactorReport.TOPICS)
            .asked(QuestionKind.of("report", Subject.NONE, "what the factors say of all instruments, and how they fared"),
                    QuestionKind.of("values", Subject.INSTRUMENT, "factors at the last bar, of the market or of bars that are brought along", FactorChoice.FACTORS, FactorChoice.FORMULA,
                            new Setting.Numeric("rows", "", 1, 10_000, 1.0, "the latest bars for which values are given, of bars that are brought along")).bringing(COLUMNS),
                    QuestionKind.job("ic", Subject.NONE, "how well factors foretold returns over dates and symbols: information coefficients, decay, turnover", FactorChoice.FACTORS,
                            FactorChoice.FORMULA, new Setting.Numeric("horizon", "", 1, 1000, 1.0, "bars over which the return is taken"),
                            new Setting.Numeric("decay", "", 1, 100, 5.0, "bars ahead for which the decay is given")).bringing("time,symbol,open,high,low,close,volume[,vwap]"),
                    QuestionKind.of("list", Subject.NONE, "the factors with their formulas", FactorChoice.FACTORS))
            .answering("factor-values", FactorValues.class).answering("factor-score", FactorScore.class).answering("factor-text", FactorText.class);

    /** Of a joined bar, nanoseconds. */
    static final long INTERVAL = Duration.ofSeconds(5).toNanos();

    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_VALUES = 20_000;
    private static final int MOST_WORK = 50_000_000;

    /** Of the whole catalogue: read when the first engine is made, because a start lists engines and makes none of them yet. */
    private static final class Standard {
        static final FactorProgram PROGRAM = new FactorProgram(FactorCatalogue.STANDARD.factors());
    }

    private final FactorProgram program = Standard.PROGRAM;
    private final PerInstrument<InstrumentFactors> instruments = new PerInstrument<>(i -> new InstrumentFactors(i, Standard.PROGRAM, INTERVAL));
    private final EventClock clock = new EventClock();
    private final Refusals refusals = new Refusals();
    private RunningScores scores = new RunningScores(program.factors());
    private FactorReport report = new FactorReport(0, INTERVAL, 0, 0, program.factors().size(), 0, List.of(), "waits for the first bar");

    @Override
    public void open(EngineContext context) {
        context.timers().every(Duration.ofSeconds(1), (due, out) -> {
            if ((due - SECOND) % INTERVAL == 0) publish(due - SECOND, out);
        });
    }

    @Override
    public void onMessage(Envelope message, EngineOutput out) {
        if (!(message.payload() instanceof Bar bar)) throw new IllegalArgumentException("not a bar: " + message.payload());
        if (bar.interval() != SECOND) return;
        Step step = clock.see(bar.eventTime());
        String flaw = step == Step.STRAY ? "far from all others in time" : flaw(bar);
        if (flaw != null) {
            refusals.count(flaw);
            return;
        }
        if (step == Step.BACK || step == Step.AHEAD) {
            instruments.clear();
            scores = new RunningScores(program.factors());
        }
        instruments.of(bar.instrument()).add(bar);
    }

    private static String flaw(Bar bar) {
        for (double price : new double[] {bar.open(), bar.high(), bar.low(), bar.close()}) if (!(price >= Require.SMALLEST && price <= Require.LARGEST)) return "price not above 0";
        return bar.volume() >= 0 && bar.volume() <= Require.LARGEST ? null : "volume below 0";
    }

    private void publish(long at, EngineOutput out) {
        List<InstrumentFactors> present = instruments.all().stream().filter(i -> i.at() == at).toList();
        if (present.isEmpty()) return;
        scores.add(present);
        int known = (int) IntStream.range(0, program.factors().size()).filter(f -> present.stream().filter(i -> Double.isFinite(i.values()[f])).count() >= FactorQuality.LEAST).count();
        String why = scores.intervals() > 0 ? "" : "needs two joined bars of at least " + FactorQuality.LEAST + " instruments, has " + present.size() + " instruments";
        report = new FactorReport(at, INTERVAL, present.size(), known, program.factors().size(), scores.intervals(), scores.best(), why);
        out.publish(FactorReport.TOPICS.topic("all"), FactorReport.TOPICS.type(), report);
    }

    @Override
    public Object answer(Question question, Settings settings) {
        return switch (question.kind()) {
            case "report" -> report;
            case "list" -> FactorChoice.named(settings.texts("factors")).stream().map(FactorText::of).toList();
            case "values" -> values(question, settings);
            case "ic" -> scores(question, settings);
            default -> throw question.unknown();
        };
    }

    private Object values(Question question, Settings settings) {
        List<Factor> factors = FactorChoice.of(settings);
        if (!question.input().isEmpty()) return Work.about(question.input(), () -> values(question.input(), factors, settings.whole("rows")));
        if (settings.whole("rows") > 1) throw new IllegalArgumentException("several rows are for bars that are brought along");
        List<InstrumentFactors> asked = instruments.matching(question.subject()).stream().filter(InstrumentFactors::isKnown).toList();
        if ((long) asked.size() * factors.size() > MOST_VALUES) throw new IllegalArgumentException("needs an instrument or fewer factors: so many would be more than " + MOST_VALUES + " values");
        List<String> labels = FactorChoice.labels(factors);
        int[] places = factors.stream().mapToInt(program.factors()::indexOf).toArray();
        if (Arrays.stream(places).anyMatch(p -> p < 0)) return own(asked, factors, labels);
        return asked.stream().map(i -> new FactorValues(i.instrument.topicPart(), i.at(), i.bars(), Shares.named(labels, Arrays.stream(places).mapToDouble(p -> i.values()[p]).toArray()))).toList();
    }

    /** With a formula that is not in the catalogue, from the bars that are kept. */
    private static Work own(List<InstrumentFactors> asked, List<Factor> factors, List<String> labels) {
        var names = asked.stream().map(i -> i.instrument.topicPart()).toList();
        var kept = asked.stream().map(InstrumentFactors::joined).toList();
        return progress -> {
            var program = new FactorProgram(factors);
            var answers = new ArrayList<FactorValues>();
            for (int i = 0; i < kept.size(); i++) {
                progress.at((double) i / kept.size(), "computes " + names.get(i));
                var series = new FactorSeries(program);
                for (Joined bar : kept.get(i)) series.add(bar.figures());
                answers.add(new FactorValues(names.get(i), kept.get(i).getLast().end(), series.bars(), Shares.named(labels, series.values())));
            }
            return List.copyOf(answers);
        };
    }

    private static Computed values(Table table, List<Factor> factors, int rows) {
        long[] times = table.risingTimes();
        double[][] columns = BarPanel.columns(table);
        if ((long) Math.min(rows, times.length) * factors.size() > MOST_VALUES * 10L) throw new IllegalArgumentException("so many rows of so many factors are too many at once");
        var series = new FactorSeries(new FactorProgram(factors));
        List<String> labels = FactorChoice.labels(factors);
        var answers = new ArrayList<FactorValues>();
        for (int i = 0; i < times.length; i++) {
            series.add(BarPanel.row(columns, i));
            if (i >= times.length - rows) answers.add(new FactorValues("bars", times[i], series.bars(), Shares.named(labels, series.values())));
        }
        return new Computed(answers.size() == 1 ? answers.getFirst() : List.copyOf(answers), conventions(table), Computed.Inputs.of(table, times));
    }

    private static Map<String, String> conventions(Table table) {
        var said = new LinkedHashMap<String, String>();
        said.put("method", "formulas of qlib's Alpha158 and Alpha360; rolling standard deviation n − 1, quantiles linear, ranks in parts of 1");
        said.put("windows", "a factor is known when every window that its formula names is full");
        if (!table.has("vwap")) said.put("vwap", "not brought: factors of it are not known");
        return said;
    }

    private Work scores(Question question, Settings settings) {
        List<Factor> factors = FactorChoice.of(settings);
        int horizon = settings.whole("horizon"), decay = settings.whole("decay");
        Table table = question.input();
        BarPanel kept = table.isEmpty() ? kept() : null;
        return progress -> {
            BarPanel panel = kept == null ? BarPanel.of(table) : kept;
            if (panel.symbols().size() < FactorQuality.LEAST) throw new IllegalArgumentException("needs at least " + FactorQuality.LEAST + " symbols, has " + panel.symbols().size());
            if (panel.dates().length <= horizon) throw new IllegalArgumentException("needs more than the " + horizon + " bars of the horizon, has " + panel.dates().length);
            if ((long) factors.size() * panel.dates().length * panel.symbols().size() > MOST_WORK) throw new IllegalArgumentException("so many factors, dates and symbols are too many at once");
            List<FactorScore> result = panel.score(factors, horizon, decay, progress);
            var said = conventions(kept == null ? table : Table.NONE);
            said.put("information coefficient", "Pearson's over the symbols of a date, the return beginning at the bar whose value it is; rank IC Spearman's; mean over dates, deviation n − 1");
            if (kept != null) said.put("bars", "joined from one-second bars, five seconds each, the latest " + InstrumentFactors.KEPT + " at most");
            long[] dates = panel.dates();
            return new Computed(result, said, new Computed.Inputs(kept == null ? table.count() : dates.length, dates[0], dates[dates.length - 1], kept == null ? table.sha256() : ""));
        };
    }

    /** The bars that are kept, of all instruments. @throws IllegalArgumentException when there are none */
    private BarPanel kept() {
        List<InstrumentFactors> known = instruments.all().stream().filter(InstrumentFactors::isKnown).toList();
        if (known.isEmpty()) throw new IllegalArgumentException(report.why().isEmpty() ? "no bar is kept" : report.why());
        var ends = new TreeSet<Long>();
        for (InstrumentFactors i : known) for (Joined bar : i.joined()) ends.add(bar.end());
        long[] dates = ends.stream().mapToLong(Long::longValue).toArray();
        var bars = new double[known.size()][dates.length][];
        for (int i = 0; i < bars.length; i++) for (Joined bar : known.get(i).joined()) bars[i][Arrays.binarySearch(dates, bar.end())] = bar.figures();
        return new BarPanel(known.stream().map(i -> i.instrument.topicPart()).toList(), dates, bars);
    }

    @Override
    public String warmingUp() {
        if (!report.why().isEmpty()) return report.why();
        long most = instruments.all().stream().mapToLong(InstrumentFactors::bars).max().orElse(0), needed = program.factors().stream().mapToInt(Factor::lookback).max().orElse(0);
        return most >= needed ? "" : "the longest windows need " + (needed - most) + " more bars, " + (needed - most) * INTERVAL / SECOND + " s";
    }

    @Override
    public String summary() {
        return instruments.count() + " instruments, " + report.known() + " of " + report.factors() + " factors known, " + report.intervals() + " intervals scored" + refusals.clause();
    }
}

package fathom.engine.backtest;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.Topics;
import fathom.engine.Engine;
import fathom.engine.EngineContext;
import fathom.engine.EngineDefinition;
import fathom.engine.EngineId;
import fathom.engine.EngineOutput;
import fathom.engine.PerInstrument;
import fathom.engine.Question;
import fathom.engine.QuestionKind.Subject;
import fathom.engine.QuestionKind;
import fathom.engine.Refusals;
import fathom.engine.Table;
import fathom.engine.Work;
import fathom.engine.strategy.BarTable;
import fathom.engine.strategy.PriceBar;
import fathom.engine.strategy.Strategies;
import fathom.engine.strategy.StrategyKind;
import fathom.engine.strategy.StrategyRule;
import fathom.model.Bar;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Back-tests strategies over bars that are brought along, or over the latest ones of an instrument, an hour at most. Every second of event time it runs the next strategy over the next
 * instrument, and says how it would have done.
 */
public final class BacktestEngine implements Engine {
    public static final EngineDefinition DEFINITION = EngineDefinition.of(EngineId.BACKTESTING, BacktestEngine::new)
            .consuming(Interest.lossless(Topics.BARS))
            .publishing(BacktestReport.TOPICS)
            .asked(QuestionKind.of("rules", Subject.NONE, "the strategies that can be tested, with their parameters"),
                    QuestionKind.of("run", Subject.INSTRUMENT, "what a strategy would have earned, with its trades and its equity", settings()).bringing(BarTable.COLUMNS),
                    QuestionKind.job("sweep", Subject.INSTRUMENT, "the same for many parameters, and what is left of the best of them", settings(Assignment.GRID)).bringing(BarTable.COLUMNS),
                    QuestionKind.job("walk-forward", Subject.INSTRUMENT, "parameters chosen on the past and used on what followed, again and again", settings(Assignment.GRID,
                            new Setting.Numeric("train", "", 2, 1_000_000, 250.0, "bars to choose on"), new Setting.Numeric("test", "", 2, 1_000_000, 60.0, "bars to use the choice on")))
                            .bringing(BarTable.COLUMNS))
            .answering("sweep", SweepReport.class).answering("walk-forward", WalkForwardReport.class);

    /** Rows up to which bars that are brought along are read and run at once: more would keep the engine from its messages. */
    private static final int SMALL = 5_000;
    /** Bars without which nothing is said. */
    private static final int FEWEST = 60;
    private static final List<StrategyKind> SINGLE = Strategies.STANDARD.stream().filter(k -> k.legs() == 1).toList();

    private final PerInstrument<RecentBars> instruments = new PerInstrument<>(RecentBars::new);
    private final Refusals refusals = new Refusals();
    private long turn;
    private long runs;

    private static Setting[] settings(Setting... more) {
        var all = new ArrayList<Setting>(List.of(Assignment.CASH, Assignment.FEE, Assignment.SLIPPAGE, Assignment.LATENCY, Assignment.UNITS, Assignment.FINISH));
        all.addAll(Arrays.asList(more));
        return Strategies.settings(all.toArray(Setting[]::new));
    }

    @Override
    public void open(EngineContext context) {
        context.timers().every(Duration.ofSeconds(1), (due, out) -> runNext(out));
    }

    @Override
    public void onMessage(Envelope message, EngineOutput out) {
        if (!(message.payload() instanceof Bar bar)) throw new IllegalArgumentException("not a bar on " + message.topic() + ": " + message.payload().getClass().getName());
        try {
            instruments.of(bar.instrument()).add(bar);
        } catch (IllegalArgumentException e) {
            refusals.count("bar that no market makes");
        }
    }

    private void runNext(EngineOutput out) {
        var ready = instruments.all().stream().filter(i -> i.count() >= FEWEST).toList();
        if (ready.isEmpty()) return;
        RecentBars bars = ready.get((int) (turn % ready.size()));
        StrategyKind kind = SINGLE.get((int) (turn / ready.size() % SINGLE.size()));
        turn++;
        var question = new Question("run", bars.instrument.topicPart(), Map.of("strategy", kind.id()), Table.NONE, "");
        var settings = DEFINITION.question("run").orElseThrow().settings(question.set());
        if (!(assignment(question, settings).run().result() instanceof BacktestReport report)) return;
        runs++;
        out.publish(BacktestReport.TOPICS.topic(report.subject() + "." + report.strategy()), BacktestReport.TOPICS.type(), report.brief());
    }

    @Override
    public Object answer(Question question, Settings settings) {
        if (question.kind().equals("rules")) return StrategyRule.all();
        if (question.input().count() > SMALL) return (Work) progress -> work(question, assignment(question, settings), progress);
        Assignment assignment = assignment(question, settings);
        return question.kind().equals("run") ? assignment.run() : (Work) progress -> work(question, assignment, progress);
    }

    private static Object work(Question question, Assignment assignment, Work.Progress progress) {
        return switch (question.kind()) {
            case "run" -> assignment.run();
            case "sweep" -> assignment.sweep(progress);
            case "walk-forward" -> assignment.walkForward(progress);
            default -> throw question.unknown();
        };
    }

    /** Of bars that are brought along it looks at nothing else. */
    private Assignment assignment(Question question, Settings settings) {
        StrategyKind kind = Strategies.of(settings.text("strategy"));
        kind.make(settings);
        if (!question.input().isEmpty()) return Assignment.of(question, settings, kind, "what was brought", BarTable.read(question.input(), kind.legs()), Double.NaN);
        List<RecentBars> found = instruments.matching(question.subject()).stream().filter(i -> i.count() > 0).limit(kind.legs()).toList();
        if (found.size() < kind.legs()) throw new IllegalArgumentException(instruments.count() == 0 ? "needs bars, and none came so far" : kind.id() + " needs " + kind.legs() + " instruments; name an asset that has as many, or nothing");
        String subject = String.join(" and ", found.stream().map(i -> i.instrument.topicPart()).toList());
        double periods = Math.clamp((double) Duration.ofDays(365).toNanos() / found.getFirst().interval(), 1, Strategies.PERIODS.most());
        return Assignment.of(question, settings, kind, subject, together(found), periods);
    }

    /** The latest bars that all of them have. */
    private static List<PriceBar[]> together(List<RecentBars> found) {
        List<PriceBar[]> legs = found.stream().map(RecentBars::all).toList();
        if (legs.size() == 1) return legs;
        var times = new HashSet<>(Arrays.stream(legs.getFirst()).map(PriceBar::at).toList());
        for (PriceBar[] leg : legs) times.retainAll(Arrays.stream(leg).map(PriceBar::at).toList());
        return legs.stream().map(leg -> Arrays.stream(leg).filter(b -> times.contains(b.at())).toArray(PriceBar[]::new)).toList();
    }

    @Override
    public String summary() {
        int bars = instruments.all().stream().mapToInt(RecentBars::count).sum();
        return bars + " bars of " + instruments.count() + " instruments, " + runs + " back-tests" + refusals.clause();
    }

    @Override
    public String warmingUp() {
        int bars = instruments.all().stream().mapToInt(RecentBars::count).max().orElse(0);
        return bars >= FEWEST ? "" : "the first back-test runs over " + FEWEST + " bars, there are " + bars;
    }
}

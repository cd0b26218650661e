package fathom.engine.strategy;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.Topics;
import fathom.engine.Computed;
import fathom.engine.Engine;
import fathom.engine.EngineDefinition;
import fathom.engine.EngineId;
import fathom.engine.EngineOutput;
import fathom.engine.PerInstrument;
import fathom.engine.Question;
import fathom.engine.QuestionKind.Subject;
import fathom.engine.QuestionKind;
import fathom.engine.Refusals;
import fathom.engine.Work;
import fathom.model.Bar;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.util.List;
import java.util.Map;

/** Runs every strategy of one leg over the bars of every instrument, and says when one of them wants to hold something else, with its reason. Paper: it orders nothing. */
public final class StrategyEngine implements Engine {
    public static final EngineDefinition DEFINITION = EngineDefinition.of(EngineId.STRATEGY, StrategyEngine::new)
            .consuming(Interest.lossless(Topics.BARS))
            .publishing(StrategySignal.TOPICS)
            .asked(QuestionKind.of("rules", Subject.NONE, "the strategies as they are declared, with their parameters"),
                    QuestionKind.of("signals", Subject.INSTRUMENT, "what each strategy wants to hold, and why"),
                    QuestionKind.of("history", Subject.NONE, "every signal of one strategy over bars that are brought along", Strategies.settings()).bringing(BarTable.COLUMNS),
                    QuestionKind.of("cointegration", Subject.NONE, "whether one price stays near a multiple of another (Engle, Granger 1987)").bringing("time,NAME,NAME"),
                    QuestionKind.of("quotes", Subject.NONE, "where a market maker quotes (Avellaneda, Stoikov 2008)",
                            new Setting.Numeric("mid", "", 1e-9, 1e12, null, "mid price"), new Setting.Numeric("inventory", "", -1e12, 1e12, 0.0, "units held, negative when short"),
                            new Setting.Numeric("aversion", "", 1e-9, 1e6, 0.1, "aversion to risk, γ"), new Setting.Numeric("volatility", "", 0, 1e9, 2.0, "of the price in a unit of time, σ"),
                            new Setting.Numeric("decay", "", 1e-9, 1e9, 1.5, "how fast fills become rarer with the distance from the mid price, k"),
                            new Setting.Numeric("left", "", 0, 1e9, 1.0, "units of time until the end")))
            .answering("signal-list", SignalList.class).answering("strategy-rule", StrategyRule.class).answering("cointegration", Cointegration.class).answering("maker-quotes", MarketMaker.Quotes.class);

    private final PerInstrument<InstrumentSignals> instruments = new PerInstrument<>(InstrumentSignals::new);
    private final Refusals refusals = new Refusals();
    private long changes;

    @Override
    public void onMessage(Envelope message, EngineOutput out) {
        if (!(message.payload() instanceof Bar bar)) throw new IllegalArgumentException("not a bar on " + message.topic() + ": " + message.payload().getClass().getName());
        try {
            instruments.of(bar.instrument()).onBar(bar, signal -> {
                changes++;
                out.publish(StrategySignal.TOPICS.topic(signal.subject() + "." + signal.strategy()), StrategySignal.TOPICS.type(), signal);
            });
        } catch (IllegalArgumentException e) {
            refusals.count("bar that no market makes");
        }
    }

    @Override
    public Object answer(Question question, Settings settings) {
        return switch (question.kind()) {
            case "signals" -> instruments.matching(question.subject()).stream().flatMap(i -> i.latest().stream()).toList();
            case "rules" -> StrategyRule.all();
            case "history" -> Work.about(question.input(), () -> history(question, settings));
            case "cointegration" -> Work.about(question.input(), () -> cointegration(question));
            case "quotes" -> new MarketMaker(settings.number("aversion"), settings.number("volatility"), settings.number("decay"))
                    .quotes(settings.number("mid"), settings.number("inventory"), settings.number("left"));
            default -> throw question.unknown();
        };
    }

    private static Computed history(Question question, Settings settings) {
        if (question.input().isEmpty()) throw new IllegalArgumentException("needs bars that are brought along: " + BarTable.COLUMNS);
        StrategyKind kind = Strategies.of(settings.text("strategy"));
        List<PriceBar[]> legs = BarTable.read(question.input(), kind.legs());
        return new Computed(SignalList.of(kind, settings, legs), Map.of("rule", kind.rule(), "source", kind.source(), "decided", "at the close of the bar, from it and those before it"),
                inputs(question, legs));
    }

    private static Computed cointegration(Question question) {
        if (question.input().isEmpty()) throw new IllegalArgumentException("needs two prices that are brought along: time,NAME,NAME");
        List<PriceBar[]> legs = BarTable.read(question.input(), 2);
        var pair = Cointegration.of(closes(legs.get(0)), closes(legs.get(1)));
        return new Computed(pair, Map.of("source", "Engle, Granger 1987", "regression", "the first on the second, with constant", "test", "Dickey-Fuller of the residuals, no constant, no lags",
                "critical", "below " + Cointegration.CRITICAL + " at 5 % (MacKinnon 1991)"), inputs(question, legs));
    }

    private static double[] closes(PriceBar[] bars) {
        var closes = new double[bars.length];
        for (int i = 0; i < closes.length; i++) closes[i] = bars[i].close();
        return closes;
    }

    private static Computed.Inputs inputs(Question question, List<PriceBar[]> legs) {
        PriceBar[] bars = legs.getFirst();
        return new Computed.Inputs(bars.length, bars[0].from(), bars[bars.length - 1].at(), question.input().sha256());
    }

    @Override
    public String summary() {
        long known = instruments.all().stream().mapToLong(InstrumentSignals::known).sum();
        return instruments.count() + " instruments, " + known + " signals, " + changes + " changes" + refusals.clause();
    }

    @Override
    public String warmingUp() {
        if (instruments.count() == 0) return "no bar came so far";
        if (instruments.all().stream().anyMatch(i -> i.known() > 0)) return "";
        long bars = instruments.all().stream().mapToLong(InstrumentSignals::bars).max().orElse(0);
        return "the first strategies know something after 20 bars, there are " + bars;
    }
}

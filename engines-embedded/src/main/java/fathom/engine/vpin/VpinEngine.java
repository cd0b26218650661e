package fathom.engine.vpin;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.Topics;
import fathom.engine.BroughtTrades;
import fathom.engine.Engine;
import fathom.engine.EngineDefinition;
import fathom.engine.EngineId;
import fathom.engine.EngineOutput;
import fathom.engine.EventClock.Step;
import fathom.engine.EventClock;
import fathom.engine.Flaws;
import fathom.engine.PerInstrument;
import fathom.engine.Question;
import fathom.engine.QuestionKind.Subject;
import fathom.engine.QuestionKind;
import fathom.engine.Refusals;
import fathom.engine.Work;
import fathom.model.Trade;
import fathom.setting.Settings;

/**
 * The volume-synchronised probability of informed trading (Easley, López de Prado, O'Hara 2012) of every instrument, as its trades come in. A reading is
 * published when a time bar closes at least one bucket; where one large bar closes several, {@code buckets} tells how many. A rewound recording starts all
 * anew.
 */
public final class VpinEngine implements Engine {
    public static final EngineDefinition DEFINITION = EngineDefinition.of(EngineId.VPIN, VpinEngine::new)
            .consuming(Interest.lossless(Topics.TRADES))
            .publishing(Topics.VPIN)
            .asked(QuestionKind.of("vpin", Subject.INSTRUMENT, "the latest VPIN with its place among the past ones"),
                    QuestionKind.of("buckets", Subject.INSTRUMENT, "the latest buckets with their VPIN; or all those of trades that are brought along", BroughtVpin.PARAMETERS)
                            .bringing(BroughtTrades.COLUMNS))
            .answering("vpin-buckets", BucketsReport.class);

    private final EventClock clock = new EventClock();
    private final PerInstrument<VpinMeter> meters;
    private final VpinParameters parameters;
    private final Refusals refusals = new Refusals();

    public VpinEngine() {
        this(VpinParameters.LIVE);
    }

    public VpinEngine(VpinParameters parameters) {
        this.parameters = parameters;
        meters = new PerInstrument<>(i -> new VpinMeter(i, parameters));
    }

    @Override
    public void onMessage(Envelope message, EngineOutput out) {
        if (!(message.payload() instanceof Trade trade)) {
            throw new IllegalArgumentException("not a trade on " + message.topic() + ": " + message.payload().getClass().getName());
        }
        Step step = clock.see(trade.receivedAt());
        String flaw = step == Step.STRAY ? "far from all others in time" : Flaws.of(trade);
        if (step == Step.BACK) meters.clear();
        if (flaw != null) {
            refusals.count(flaw);
            return;
        }
        VpinMeter meter = meters.of(trade.instrument());
        if (meter.onTrade(trade)) out.publish(meter.topic, Topics.VPIN.type(), meter.reading());
    }

    /** {@code vpin}: the latest reading of each instrument asked for; {@code buckets}: their latest buckets. */
    @Override
    public Object answer(Question question, Settings settings) {
        if (!question.input().isEmpty()) return Work.about(question.input(), () -> BroughtVpin.buckets(question.input(), settings));
        question.refuseParameters();
        if (question.kind().equals("buckets")) return meters.matching(question.subject()).stream().map(VpinMeter::buckets).toList();
        return meters.matching(question.subject()).stream().map(VpinMeter::reading).toList();
    }

    @Override
    public String warmingUp() {
        if (meters.count() == 0) return "no trade has come yet";
        if (meters.all().stream().anyMatch(m -> !Double.isNaN(m.reading().vpin()))) return "";
        long most = meters.all().stream().mapToLong(m -> m.reading().buckets()).max().orElse(0);
        return most == 0 ? "no bucket has closed yet: the first " + parameters.calibration() / 1_000_000_000L + " s say how large one is"
                : "needs " + parameters.window() + " buckets, has " + most;
    }

    @Override
    public String summary() {
        long known = meters.all().stream().filter(m -> !Double.isNaN(m.reading().vpin())).count();
        long buckets = meters.all().stream().mapToLong(m -> m.reading().buckets()).sum();
        long alerts = meters.all().stream().filter(m -> m.reading().alert()).count();
        return meters.count() + " tapes, " + buckets + " buckets, " + known + " with a VPIN, " + alerts + " alerts" + refusals.clause();
    }
}

package fathom.engine.vpin;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.Topics;
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
            .asked(QuestionKind.of("vpin", Subject.INSTRUMENT, "the latest VPIN with its place among the past ones"));

    private final EventClock clock = new EventClock();
    private final PerInstrument<VpinMeter> meters;
    private final Refusals refusals = new Refusals();

    public VpinEngine() {
        this(VpinParameters.LIVE);
    }

    public VpinEngine(VpinParameters parameters) {
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

    /** {@code vpin}: the latest reading of each instrument asked for. */
    @Override
    public Object answer(Question question, Settings settings) {
        return meters.matching(question.subject()).stream().map(VpinMeter::reading).toList();
    }

    @Override
    public String summary() {
        long known = meters.all().stream().filter(m -> !Double.isNaN(m.reading().vpin())).count();
        long buckets = meters.all().stream().mapToLong(m -> m.reading().buckets()).sum();
        long alerts = meters.all().stream().filter(m -> m.reading().alert()).count();
        return meters.count() + " tapes, " + buckets + " buckets, " + known + " with a VPIN, " + alerts + " alerts" + refusals.clause();
    }
}

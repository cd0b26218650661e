package fathom.engine.vpin;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.TopicFamily;
import fathom.bus.Topics;
import fathom.engine.Engine;
import fathom.engine.EngineId;
import fathom.engine.EngineOutput;
import fathom.engine.EventClock.Step;
import fathom.engine.EventClock;
import fathom.engine.Flaws;
import fathom.engine.PerInstrument;
import fathom.engine.Question;
import fathom.engine.Refusals;
import fathom.model.Trade;
import java.util.List;

/**
 * The volume-synchronised probability of informed trading (Easley, López de Prado, O'Hara 2012) of every instrument, as its trades come in. A reading is
 * published when a time bar closes at least one bucket; where one large bar closes several, {@code buckets} tells how many. A rewound recording starts all
 * anew.
 */
public final class VpinEngine implements Engine {
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
    public EngineId id() {
        return EngineId.VPIN;
    }

    @Override
    public List<Interest> interests() {
        return List.of(Interest.lossless(Topics.TRADES));
    }

    @Override
    public List<TopicFamily<?>> publishes() {
        return List.of(Topics.VPIN);
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
    public Object answer(Question question) {
        if (!question.kind().equals("vpin")) throw new IllegalArgumentException("no question '" + question.kind() + "'; there are " + questions());
        return meters.matching(question.subject()).stream().map(VpinMeter::reading).toList();
    }

    @Override
    public List<String> questions() {
        return List.of("vpin");
    }

    @Override
    public String summary() {
        long known = meters.all().stream().filter(m -> !Double.isNaN(m.reading().vpin())).count();
        long buckets = meters.all().stream().mapToLong(m -> m.reading().buckets()).sum();
        long alerts = meters.all().stream().filter(m -> m.reading().alert()).count();
        return meters.count() + " tapes, " + buckets + " buckets, " + known + " with a VPIN, " + alerts + " alerts" + refusals.clause();
    }
}

package fathom.engine.enhancedvpin;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.Topics;
import fathom.engine.Computed.Inputs;
import fathom.engine.Computed;
import fathom.engine.Engine;
import fathom.engine.EngineContext;
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
import fathom.engine.Table;
import fathom.engine.Work;
import fathom.model.Book;
import fathom.model.Trade;
import fathom.model.VpinReading;
import fathom.setting.Settings;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * How toxic the order flow of every instrument is, and its parts, from the trades of the last five minutes and the best prices between them. Publishes a
 * {@link ToxicityReading} of each instrument every {@value #SLOTS} seconds of event time, a tenth of the instruments each second. A rewound recording starts all
 * anew.
 */
public final class EnhancedVpinEngine implements Engine {
    public static final EngineDefinition DEFINITION = EngineDefinition.of(EngineId.ENHANCED_VPIN, EnhancedVpinEngine::new)
            .consuming(Interest.lossless(Topics.TRADES), Interest.latest(Topics.BOOKS), Interest.latest(Topics.VPIN))
            .publishing(ToxicityReading.TOPICS)
            .asked(QuestionKind.of("toxicity", Subject.INSTRUMENT, "how toxic the order flow is: a composite of six parts with their weights"),
                    QuestionKind.job("pin", Subject.INSTRUMENT, "the probability of informed trading by maximum likelihood, from orders bought and sold in each minute, or each day that is brought along")
                            .bringing("[day,]buys,sells"),
                    QuestionKind.of("spreads", Subject.INSTRUMENT, "what takers paid and the other side kept, and the spread estimated from prices alone", BroughtFlow.SIGNS, BroughtFlow.BAR, BroughtFlow.DELAY)
                            .bringing(QuotedTape.COLUMNS + " or [time,]open,high,low,close"),
                    QuestionKind.of("impact", Subject.INSTRUMENT, "what order flow does to the price: Kyle's lambda and Amihud's illiquidity", BroughtFlow.SIGNS, BroughtFlow.BAR)
                            .bringing(QuotedTape.COLUMNS),
                    QuestionKind.of("signing", Subject.INSTRUMENT, "who took, by each rule, beside what the venue says").bringing(QuotedTape.COLUMNS),
                    QuestionKind.of("imbalance", Subject.INSTRUMENT, "order-flow imbalance at the best prices over the last interval").bringing("[time,]bid,bidsize,ask,asksize"))
            .answering("pin-report", PinReport.class).answering("spread-report", SpreadReport.class).answering("impact-report", ImpactReport.class)
            .answering("signing-report", SigningReport.class).answering("imbalance-report", ImbalanceReport.class);

    private static final int SLOTS = 10;
    private static final long SECOND = 1_000_000_000L;

    private final EventClock clock = new EventClock();
    private final PerInstrument<ToxicityMeter> meters = new PerInstrument<>(ToxicityMeter::new);
    private final Refusals refusals = new Refusals();

    @Override
    public void open(EngineContext context) {
        context.timers().every(Duration.ofSeconds(1), this::read);
    }

    /** One tenth of the instruments, so that no message waits for all of them. */
    private void read(long due, EngineOutput out) {
        long slot = Math.floorMod(due / SECOND, SLOTS);
        long place = 0;
        for (ToxicityMeter meter : meters.all()) {
            if (place++ % SLOTS == slot) out.publish(meter.topic, ToxicityReading.TOPICS.type(), meter.read(due));
        }
    }

    @Override
    public void onMessage(Envelope message, EngineOutput out) {
        switch (message.payload()) {
            case Trade trade -> {
                if (isEvidence(trade.receivedAt(), Flaws.of(trade))) meters.of(trade.instrument()).onTrade(trade);
            }
            case Book book -> {
                if (isEvidence(book.receivedAt(), Flaws.of(book))) meters.of(book.instrument()).onBook(book);
            }
            case VpinReading vpin -> {
                if (vpin.vpin() >= 0 && vpin.vpin() <= 1) meters.of(vpin.instrument()).onVpin(vpin.vpin());
            }
            default -> throw new IllegalArgumentException("neither a trade nor a book nor a VPIN on " + message.topic() + ": " + message.payload().getClass().getName());
        }
    }

    private boolean isEvidence(long at, String flaw) {
        Step step = clock.see(at);
        if (step == Step.BACK) meters.clear();
        String why = step == Step.STRAY ? "far from all others in time" : flaw;
        if (why != null) refusals.count(why);
        return why == null;
    }

    @Override
    public Object answer(Question question, Settings settings) {
        Table input = question.input();
        boolean brought = !input.isEmpty();
        return switch (question.kind()) {
            case "toxicity" -> readings(question.subject());
            case "pin" -> brought ? pin("input", input.numbers("buys"), input.numbers("sells"), "one row each", Inputs.of(input)) : pin(busiest(question.subject()));
            case "imbalance" -> brought ? BroughtFlow.imbalance("input", input) : imbalance(busiest(question.subject()));
            case "spreads", "impact", "signing" -> {
                ToxicityMeter meter = brought ? null : busiest(question.subject());
                String name = meter == null ? "input" : meter.instrument.topicPart();
                Table table = meter == null ? input : meter.window().table(clock.now());
                if (table.isEmpty()) throw new IllegalArgumentException("waits for a trade of " + name + ": none came in the last five minutes");
                yield Work.about(table, () -> flow(question.kind(), name, table, settings));
            }
            default -> throw question.unknown();
        };
    }

    private static Computed flow(String kind, String name, Table table, Settings settings) {
        return switch (kind) {
            case "spreads" -> BroughtFlow.spreads(name, table, settings);
            case "impact" -> BroughtFlow.impact(name, table, settings);
            default -> BroughtFlow.signing(name, table);
        };
    }

    /** Of those that had one: there is one of each instrument every {@value #SLOTS} s. */
    private List<ToxicityReading> readings(String subject) {
        return meters.matching(subject).stream().map(ToxicityMeter::reading).filter(Objects::nonNull).toList();
    }

    /** Where a subject has several instruments: the one with most trades. */
    private ToxicityMeter busiest(String subject) {
        return meters.matching(subject).stream().max(Comparator.comparingInt(m -> m.trades(clock.now())))
                .orElseThrow(() -> new IllegalArgumentException("waits for a first trade or book"));
    }

    private static Work pin(ToxicityMeter meter) {
        SignedMinutes minutes = meter.minutes();
        return pin(meter.instrument.topicPart(), minutes.buys(), minutes.sells(), "one minute with trades, signed as the venue says", new Inputs(minutes.count(), 0, 0, ""));
    }

    private static Work pin(String name, double[] buys, double[] sells, String periods, Inputs inputs) {
        return progress -> {
            progress.at(Double.NaN, "125 starts over " + buys.length + " periods");
            return BroughtFlow.pin(name, buys, sells, periods, inputs);
        };
    }

    private static Computed imbalance(ToxicityMeter meter) {
        ToxicityReading reading = meter.reading();
        if (reading == null || meter.imbalance().events() == 0) throw new IllegalArgumentException("waits for the end of an interval with changes of " + meter.instrument.topicPart());
        return new Computed(meter.imbalance(), BroughtFlow.imbalanceConventions(), new Inputs(meter.imbalance().events(), reading.at() - SLOTS * SECOND, reading.at(), ""));
    }

    @Override
    public String warmingUp() {
        if (meters.count() == 0) return "no trade or book has come yet";
        if (meters.all().stream().anyMatch(m -> m.reading() != null && !Double.isNaN(m.reading().composite()))) return "";
        int missing = meters.all().stream().mapToInt(ToxicityMeter::missing).min().orElse(0);
        return missing == 0 ? "fewer than " + ToxicityReading.LEAST_PARTS + " parts have a percentile" : "percentiles need " + ToxicityMeter.ENOUGH_PAST + " readings, " + missing + " are missing: "
                + missing * SLOTS + " s";
    }

    @Override
    public String summary() {
        long known = meters.all().stream().filter(m -> m.reading() != null && !Double.isNaN(m.reading().composite())).count();
        long alerts = meters.all().stream().filter(m -> m.reading() != null && m.reading().isAlert()).count();
        return meters.count() + " tapes, " + known + " with a composite, " + alerts + " toxic" + refusals.clause();
    }
}

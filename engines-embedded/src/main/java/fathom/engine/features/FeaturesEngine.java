package fathom.engine.features;

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
import fathom.model.Bar;
import fathom.model.Book;
import fathom.model.FeatureVector;
import fathom.model.Trade;
import fathom.setting.Settings;
import java.util.List;
import java.util.Objects;

/**
 * Cuts books and trades into bars of equal event time and computes the features of each instrument at the end of every bar.
 *
 * <p>All instruments share one grid and one clock: the first message of any instrument past the end of a bar closes that bar for all of them, in the order
 * in which they were first heard of, so that a quiet instrument gets its bars too (flat, no trades); one of which
 * nothing came for 60 bars is silent and gets none until it speaks again, its series starting anew. A hole in the feed or a rewind (see {@link EventClock})
 * ends the open bars early and starts all series anew.
 *
 * <p>Books are conflated while the engine is behind, therefore high and low may miss an extreme that lasted for less than the delay; volumes miss nothing,
 * because trades are not conflated. A trade that was overtaken by the end of its bar counts in the next one, and {@link #summary} says how many did.
 */
public final class FeaturesEngine implements Engine {
    public static final EngineDefinition DEFINITION = EngineDefinition.of(EngineId.FEATURES, FeaturesEngine::new)
            .consuming(Interest.latest(Topics.BOOKS), Interest.lossless(Topics.TRADES))
            .publishing(Topics.BARS, Topics.FEATURES)
            .asked(QuestionKind.of("features", Subject.INSTRUMENT, "the latest features"),
                    QuestionKind.of("bars", Subject.INSTRUMENT, "the latest bars of one second, 61 at most, oldest first; or bars cut from trades that are brought along", BroughtFeatures.BARS)
                            .bringing(BroughtTrades.COLUMNS),
                    QuestionKind.of("volatility", Subject.INSTRUMENT, "volatility a year by five estimators, of the latest bars or of such that are brought along", BroughtFeatures.VOLATILITY)
                            .bringing("time,open,high,low,close or time,value"),
                    QuestionKind.of("fractional", Subject.NONE, "a series that is brought along, differenced fractionally", BroughtFeatures.FRACTIONAL).bringing("time,value"))
            .answering("sampled-bars", BarsReport.class).answering("volatility-estimates", VolatilityEstimates.class).answering("fractional", FractionalReport.class);

    public static final long SECOND = 1_000_000_000L;

    private final long interval;
    private final FeatureCalculator calculator;
    private final EventClock clock = new EventClock();
    private final PerInstrument<BarBuilder> builders = new PerInstrument<>(i -> new BarBuilder(i, FeatureCalculator.WINDOW + 1));
    private long barStart;
    private long closed;
    private long late;
    private final Refusals refusals = new Refusals();

    public FeaturesEngine() {
        this(SECOND);
    }

    /** @param interval of a bar, nanoseconds, at most {@link EventClock#HOLE} */
    public FeaturesEngine(long interval) {
        if (interval < 1 || interval > EventClock.HOLE) {
            throw new IllegalArgumentException("a bar lasts from 1 ns to " + EventClock.HOLE + " ns, got " + interval);
        }
        this.interval = interval;
        calculator = new FeatureCalculator(interval);
    }

    @Override
    public void onMessage(Envelope message, EngineOutput out) {
        if (message.payload() instanceof Book book) {
            if (!advance(book.receivedAt(), out) || refuses(Flaws.of(book))) return;
            builders.of(book.instrument()).onBook(book);
        } else if (message.payload() instanceof Trade trade) {
            if (!advance(trade.receivedAt(), out) || refuses(Flaws.of(trade))) return;
            if (trade.receivedAt() < barStart) late++;
            builders.of(trade.instrument()).onTrade(trade);
        } else {
            throw new IllegalArgumentException("neither a book nor a trade on " + message.topic() + ": " + message.payload().getClass().getName());
        }
    }

    private boolean refuses(String flaw) {
        if (flaw != null) refusals.count(flaw);
        return flaw != null;
    }

    /** @return whether the message belongs to this time */
    private boolean advance(long at, EngineOutput out) {
        Step step = clock.see(at);
        if (step == Step.STRAY) {
            refusals.count("far from all others in time");
            return false;
        }
        if (step == Step.ON) {
            while (at - barStart >= interval) {
                closeBars(out);
                barStart += interval;
            }
        } else if (step != Step.LATE) {
            closeBars(out);
            builders.all().forEach(BarBuilder::restart);
            barStart = Math.floorDiv(at, interval) * interval;
        }
        return true;
    }

    private void closeBars(EngineOutput out) {
        for (BarBuilder builder : builders.all()) {
            Bar bar = builder.close(barStart, interval);
            if (bar == null) continue;
            closed++;
            var vector = new FeatureVector(builder.instrument, barStart + interval, builder.window.count(), calculator.values(builder));
            builder.latest = vector;
            if (builder.silentBars() >= FeatureCalculator.WINDOW) builder.fallSilent();
            out.publish(builder.barTopic, Topics.BARS.type(), bar);
            out.publish(builder.featuresTopic, Topics.FEATURES.type(), vector);
        }
    }

    /** {@code features}: the latest vector of each instrument asked for; {@code bars}: their latest bars (61 at most), oldest first. */
    @Override
    public Object answer(Question question, Settings settings) {
        if (!question.input().isEmpty()) return Work.about(question.input(), () -> BroughtFeatures.answer(question, settings));
        question.refuseParameters();
        return switch (question.kind()) {
            case "features" -> builders.matching(question.subject()).stream().map(b -> b.latest).filter(Objects::nonNull).toList();
            case "bars" -> builders.matching(question.subject()).stream().flatMap(b -> b.window.bars().stream()).toList();
            case "volatility" -> builders.matching(question.subject()).stream().map(this::volatility).filter(Objects::nonNull).toList();
            case "fractional" -> throw new IllegalArgumentException("needs a series to be brought along: time,value");
            default -> throw question.unknown();
        };
    }

    /** Null before there are enough bars. */
    private VolatilityEstimates volatility(BarBuilder builder) {
        List<Bar> bars = builder.window.bars();
        if (bars.size() < 3) return null;
        var used = bars.subList(1, bars.size());
        return VolatilityEstimates.of(builder.instrument.topicPart(), bars.getFirst().close(), used.stream().mapToDouble(Bar::open).toArray(), used.stream().mapToDouble(Bar::high).toArray(),
                used.stream().mapToDouble(Bar::low).toArray(), used.stream().mapToDouble(Bar::close).toArray(), Estimators.SECONDS_PER_YEAR * SECOND / interval);
    }

    @Override
    public String warmingUp() {
        if (builders.count() == 0) return "no book and no trade has come yet";
        long most = builders.all().stream().mapToLong(b -> b.window.count()).max().orElse(0), missing = FeatureCalculator.WINDOW + 1 - most;
        return missing <= 0 ? "" : "features of a whole window need " + missing + " more bars, " + missing * interval / SECOND + " s";
    }

    @Override
    public String summary() {
        return builders.count() + " instruments, " + closed + " bars" + (late == 0 ? "" : ", " + late + " late trades") + refusals.clause();
    }
}

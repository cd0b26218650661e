package fathom.engine.marketdata;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.Topics;
import fathom.engine.Engine;
import fathom.engine.EngineDefinition;
import fathom.engine.EngineId;
import fathom.engine.EngineOutput;
import fathom.engine.EventClock.Step;
import fathom.engine.EventClock;
import fathom.engine.PerInstrument;
import fathom.engine.Question;
import fathom.engine.QuestionKind.Subject;
import fathom.engine.QuestionKind;
import fathom.engine.Refusals;
import fathom.engine.Work;
import fathom.market.UsdRates;
import fathom.model.Book;
import fathom.model.ConsolidatedBook;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Trade;
import fathom.setting.Settings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;

/**
 * Keeps the latest book of each venue and publishes the consolidated book of each asset in USD.
 *
 * <p>An asset is published at once when one of its books changed or had a gap, but not more often than every 20 ms of event time; a change within that
 * time goes out with the first message after it, so that the last state always gets through. Nobody acts on the summary faster than that: who must,
 * reads the venues' own books. Spot and perpetual books of an asset are kept apart, see {@link ConsolidatedBook#asset}.
 */
public final class MarketDataEngine implements Engine {
    /** Of trades it shows the last one only, so the latest is enough. */
    public static final EngineDefinition DEFINITION = EngineDefinition.of(EngineId.MARKETDATA, MarketDataEngine::new)
            .consuming(Interest.latest(Topics.BOOKS), Interest.lossless(Topics.GAPS), Interest.latest(Topics.TRADES))
            .publishing(Topics.CONSOLIDATED)
            .asked(QuestionKind.of("book", Subject.ASSET, "the best prices of each venue in USD, consolidated"),
                    QuestionKind.of("quality", Subject.INSTRUMENT, "whether a book can be trusted, and why not"),
                    QuestionKind.of("depth", Subject.ASSET, "the levels of all venues as one ladder"),
                    QuestionKind.of("top", Subject.INSTRUMENT, "level 1: best bid and ask with the last trade"),
                    QuestionKind.of("levels", Subject.INSTRUMENT, "level 2: the whole book where it can be trusted"),
                    QuestionKind.of("ib-depth", Subject.NONE, "the book after Interactive Brokers' depth messages that are brought along").bringing(DepthBook.COLUMNS))
            .answering("data-quality", DataQuality.class).answering("ladder", Ladder.class).answering("top-of-book", TopOfBook.class).answering("depth-book", DepthBook.class);

    /** Nanoseconds of event time between two publications of one asset. */
    public static final long PACE = Duration.ofMillis(20).toNanos();

    private static final int DEPTH = 20;

    private final EventClock clock = new EventClock();
    private final Map<String, AssetBooks> assets = new LinkedHashMap<>();
    private final PerInstrument<Tracked> books = new PerInstrument<>(this::track);
    private final Queue<AssetBooks> waiting = new ArrayDeque<>();
    private UsdRates rates = new UsdRates();

    /** @param asset null for a dollar coin, which is no asset but a rate */
    private record Tracked(VenueBook book, AssetBooks asset) {}

    private Tracked track(Instrument instrument) {
        var book = new VenueBook(instrument);
        if (UsdRates.isDollarCoin(instrument.base())) return new Tracked(book, null);
        AssetBooks asset = assets.computeIfAbsent(ConsolidatedBook.asset(instrument), AssetBooks::new);
        asset.add(book);
        return new Tracked(book, asset);
    }

    @Override
    public void onMessage(Envelope message, EngineOutput out) {
        if (message.payload() instanceof Book book) {
            if (!advance(book.receivedAt(), book.instrument())) return;
            Tracked tracked = books.of(book.instrument());
            boolean present = tracked.book.onBook(book);
            if (present && tracked.asset == null && !book.isCrossed()) rates.onBook(book);
            changed(tracked.asset, out);
        } else if (message.payload() instanceof Trade trade) {
            if (!advance(trade.receivedAt(), trade.instrument())) return;
            books.of(trade.instrument()).book.onTrade(trade);
        } else if (message.payload() instanceof Gap gap) {
            if (!advance(gap.at(), gap.instrument())) return;
            Tracked tracked = books.of(gap.instrument());
            tracked.book.onGap(gap);
            changed(tracked.asset, out);
        } else {
            throw new IllegalArgumentException("neither book, trade nor gap on " + message.topic() + ": " + message.payload().getClass().getName());
        }
        publishWaiting(out);
    }

    /** @return whether the message belongs to this time */
    private boolean advance(long at, Instrument instrument) {
        Step step = clock.see(at);
        if (step == Step.ON || step == Step.LATE) return true;
        if (step == Step.STRAY) {
            books.of(instrument).book.refuse("far from all others in time");
            return false;
        }
        books.all().forEach(t -> t.book.forget());
        rates = new UsdRates();
        waiting.clear();
        assets.values().forEach(a -> {
            a.waiting = false;
            a.dueAt = Long.MIN_VALUE;
        });
        return true;
    }

    private void changed(AssetBooks asset, EngineOutput out) {
        if (asset == null || asset.waiting) return;
        if (clock.now() >= asset.dueAt) {
            publish(asset, out);
        } else {
            asset.waiting = true;
            waiting.add(asset);
        }
    }

    private void publishWaiting(EngineOutput out) {
        for (AssetBooks first = waiting.peek(); first != null && clock.now() >= first.dueAt; first = waiting.peek()) {
            waiting.remove();
            first.waiting = false;
            publish(first, out);
        }
    }

    private void publish(AssetBooks asset, EngineOutput out) {
        asset.dueAt = clock.now() + PACE;
        out.publish(asset.topic, Topics.CONSOLIDATED.type(), asset.consolidated(rates));
    }

    /**
     * {@code book}: the consolidated book of an asset; {@code depth}: its levels over all venues; {@code quality}: the state of each instrument asked for;
     * {@code top}: level 1 of each; {@code levels}: the whole book (level 2) of each that has one to be trusted.
     */
    @Override
    public Object answer(Question question, Settings settings) {
        return switch (question.kind()) {
            case "book" -> book(question.subject());
            case "depth" -> Ladder.of(book(question.subject()), DEPTH);
            case "top" -> books.matching(question.subject()).stream().map(t -> t.book.top(clock.now())).toList();
            case "levels" -> books.matching(question.subject()).stream().map(t -> t.book.trusted()).filter(Objects::nonNull).toList();
            case "ib-depth" -> Work.about(question.input(), () -> DepthBook.of(question.input()));
            case "quality" -> books.matching(question.subject()).stream().map(t -> t.book.quality(clock.now())).toList();
            default -> throw question.unknown();
        };
    }

    private ConsolidatedBook book(String asset) {
        AssetBooks known = assets.get(asset);
        if (known == null) throw new IllegalArgumentException("no book of '" + asset + "' so far; there are " + assets.keySet());
        return known.consolidated(rates);
    }

    @Override
    public String warmingUp() {
        return books.count() == 0 ? "waits for the first book" : assets.isEmpty() ? "waits for a book of something else than a dollar coin" : "";
    }

    @Override
    public String summary() {
        long gaps = books.all().stream().mapToLong(t -> t.book.gaps()).sum();
        long crossed = books.all().stream().mapToLong(t -> t.book.crossed()).sum();
        var refused = new Refusals();
        books.all().forEach(t -> refused.add(t.book.refusals()));
        return books.count() + " books, " + assets.size() + " consolidated, " + gaps + " gaps, " + crossed + " crossed" + refused.clause();
    }
}

package fathom.scenario.crash;

import fathom.market.FeedSink;
import fathom.measure.Clock;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Trade;
import fathom.scenario.Fact;
import fathom.scenario.Observations;
import fathom.scenario.TimedWork;
import fathom.scenario.Watch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Feeds the falling market when its ticks are due, and remembers what it published, as the truth that the engines' books are held against. */
final class CrashTicks implements TimedWork, FeedSink, Watch {
    private static final long SLOT = 1_000_000;

    private final Clock clock;
    private final TickSource source;
    private final FeedSink feed;
    private final long start;
    private final double end;
    private final double planned;
    private final Map<Instrument, Extremes> published = new ConcurrentHashMap<>();
    private final LongAdder books = new LongAdder();
    private final LongAdder trades = new LongAdder();
    private volatile long latest;
    private boolean ended;

    /** @param end seconds after which it delivers no more; @param planned ticks until then */
    CrashTicks(Clock clock, TickSource source, FeedSink feed, long start, double end, double planned) {
        this.clock = clock;
        this.source = source;
        this.feed = feed;
        this.start = start;
        this.end = end;
        this.planned = planned;
    }

    @Override
    public long catchUp(long now) {
        if (ended) return NEVER;
        double seconds = Math.min(end, (now - start) / 1e9);
        if (seconds > 0) source.until(seconds, this);
        ended = seconds >= end;
        return ended ? NEVER : now + SLOT;
    }

    @Override
    public void book(Book book, long intended) {
        published.computeIfAbsent(book.instrument(), i -> new Extremes()).add(book);
        feed.book(book, intended);
        books.increment();
        latest = Math.max(latest, clock.now() - intended);
    }

    @Override
    public void trade(Trade trade, long intended) {
        feed.trade(trade, intended);
        trades.increment();
    }

    @Override
    public void gap(Gap gap, long intended) {
        feed.gap(gap, intended);
    }

    /** What was published of each instrument so far. */
    Map<Instrument, Extremes> published() {
        var copy = new HashMap<Instrument, Extremes>();
        published.forEach((instrument, extremes) -> copy.put(instrument, extremes.copy()));
        return copy;
    }

    /** The mean price of all instruments as a share of their opening. */
    List<Fact> live() {
        var level = published().values().stream().filter(e -> !Double.isNaN(e.opening())).mapToDouble(e -> 100 * e.last() / e.opening()).average();
        return level.isEmpty() ? List.of() : List.of(Fact.of("prices, of their opening", level.getAsDouble(), "%"));
    }

    @Override
    public void observe(Observations into) {
        into.put(CrashMetrics.TICKS_SHARE, 100.0 * (books.sum() + trades.sum()) / planned);
    }

    @Override
    public List<Fact> facts() {
        return List.of(Fact.count("books published", books.sum()), Fact.count("trades published", trades.sum()), Fact.of("latest tick", latest / 1e6, "ms"));
    }
}

package fathom.scenario;

import fathom.bus.MessageType;
import fathom.bus.Publisher;
import fathom.bus.Topics;
import fathom.market.FeedSink;
import fathom.measure.Clock;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Trade;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Publishes the falling market when its ticks are due, stamped with the event time of the running feed, and remembers what it published, as the truth
 * that the engines' books are held against.
 */
final class CrashTicks implements OpenLoop.Work, FeedSink, Watch {
    private static final long SLOT = 1_000_000;

    private final Clock clock;
    private final TickSource source;
    private final Publisher publisher;
    private final EventTime eventTime;
    private final long start;
    private final double end;
    private final double planned;
    private final Map<Instrument, Extremes> published = new ConcurrentHashMap<>();
    private final LongAdder books = new LongAdder();
    private final LongAdder trades = new LongAdder();
    private volatile long latest;
    private long shift;
    private boolean ended;

    /** @param end seconds after which it delivers no more; @param planned ticks until then */
    CrashTicks(Clock clock, TickSource source, Publisher publisher, EventTime eventTime, long start, double end, double planned) {
        this.clock = clock;
        this.source = source;
        this.publisher = publisher;
        this.eventTime = eventTime;
        this.start = start;
        this.end = end;
        this.planned = planned;
    }

    @Override
    public long catchUp(long now) {
        if (ended) return OpenLoop.NEVER;
        shift = eventTime.shift(now);
        double seconds = Math.min(end, (now - start) / 1e9);
        if (seconds > 0) source.until(seconds, this);
        ended = seconds >= end;
        return ended ? OpenLoop.NEVER : now + SLOT;
    }

    @Override
    public void book(Book book, long intended) {
        long at = intended + shift;
        var stamped = new Book(book.instrument(), at - book.receivedAt() + book.venueTime(), at, book.sequence(), book.bids(), book.asks());
        published.computeIfAbsent(book.instrument(), i -> new Extremes()).add(book);
        publisher.publish(Topics.book(book.instrument()), MessageType.MARKET_DATA, stamped, intended);
        books.increment();
        latest = Math.max(latest, clock.now() - intended);
    }

    @Override
    public void trade(Trade trade, long intended) {
        long at = intended + shift;
        var stamped = new Trade(trade.instrument(), at - trade.receivedAt() + trade.venueTime(), at, trade.id(), trade.price(), trade.size(), trade.taker());
        publisher.publish(Topics.trade(trade.instrument()), MessageType.MARKET_DATA, stamped, intended);
        trades.increment();
    }

    @Override
    public void gap(Gap gap, long intended) {
        publisher.publish(Topics.gap(gap.instrument()), MessageType.MARKET_DATA, new Gap(gap.instrument(), intended + shift, gap.expected(), gap.received()),
                intended);
    }

    /** What was published of each instrument so far. */
    Map<Instrument, Extremes> published() {
        var copy = new HashMap<Instrument, Extremes>();
        published.forEach((instrument, extremes) -> copy.put(instrument, extremes.copy()));
        return copy;
    }

    @Override
    public void observe(Observations into) {
        into.put(Metric.TICKS_SHARE, 100.0 * (books.sum() + trades.sum()) / planned);
    }

    @Override
    public void facts(Map<String, Double> into) {
        into.put("ticks.books", (double) books.sum());
        into.put("ticks.trades", (double) trades.sum());
        into.put("ticks.late.max.ms", latest / 1e6);
    }
}

package fathom.scenario.crash;

import fathom.market.FeedSink;
import fathom.market.sim.SimAsset;
import fathom.market.sim.SimConfig;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Trade;
import fathom.scenario.MarketApart;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * What the falling market did before it fell, in its event time: engines that have seen nothing have nothing to compare a crash with. Prices, sequences and
 * numbers of trades go on from it.
 */
final class Past {
    private static final double TICKS_PER_INSTRUMENT = 4;

    private final Map<Instrument, Book> books = new HashMap<>();
    private final Map<Instrument, Long> trades = new HashMap<>();

    private Past() {}

    /**
     * Feeds it, second by second.
     *
     * @param crash   the market that follows; @param seconds of event time before its start
     * @param inTime  whether there is time left; what does not fit is left out, from the end
     */
    static Past feed(TickSource.Maker maker, SimConfig crash, double seconds, MarketApart market, BooleanSupplier inTime) {
        var past = new Past();
        double rate = Math.max(SimConfig.MIN_RATE, TICKS_PER_INSTRUMENT * crash.assets().size() * crash.venues().size());
        var config = new SimConfig(crash.seed(), rate, crash.start() - (long) (seconds * 1e9), crash.assets(), crash.venues(), crash.dynamics(), crash.tradeShare(), s -> 1);
        if (seconds == 0) return past;
        TickSource source = maker.open(config);
        FeedSink sink = past.noting(market.feed());
        for (double to = 1; to <= seconds && inTime.getAsBoolean(); to++) {
            source.until(to, sink);
            market.settle();
        }
        return past;
    }

    private FeedSink noting(FeedSink feed) {
        return new FeedSink() {
            @Override
            public void book(Book book, long intended) {
                books.put(book.instrument(), book);
                feed.book(book, intended);
            }

            @Override
            public void trade(Trade trade, long intended) {
                trades.put(trade.instrument(), trade.id());
                feed.trade(trade, intended);
            }

            @Override
            public void gap(Gap gap, long intended) {
                feed.gap(gap, intended);
            }
        };
    }

    /** The market that follows, from the prices that this one came to. */
    SimConfig before(SimConfig crash) {
        return crash.withAssets(crash.assets().stream().map(this::onward).toList());
    }

    private SimAsset onward(SimAsset a) {
        var mid = books.entrySet().stream().filter(e -> e.getKey().base().equals(a.base()) && e.getValue().isTwoSided()).mapToDouble(e -> e.getValue().mid()).average();
        return mid.isEmpty() ? a : new SimAsset(a.base(), mid.getAsDouble(), a.volatility(), a.step(), a.levelUsd(), a.activity());
    }

    /** The same ticks, numbered on from those of the past. */
    TickSource before(TickSource source) {
        return (seconds, sink) -> source.until(seconds, numbering(sink));
    }

    private FeedSink numbering(FeedSink sink) {
        return new FeedSink() {
            @Override
            public void book(Book b, long intended) {
                Book last = books.get(b.instrument());
                sink.book(last == null ? b : new Book(b.instrument(), b.venueTime(), b.receivedAt(), b.sequence() + last.sequence(), b.bids(), b.asks()), intended);
            }

            @Override
            public void trade(Trade t, long intended) {
                Long last = trades.get(t.instrument());
                sink.trade(last == null ? t : new Trade(t.instrument(), t.venueTime(), t.receivedAt(), t.id() + last, t.price(), t.size(), t.taker()), intended);
            }

            @Override
            public void gap(Gap gap, long intended) {
                sink.gap(gap, intended);
            }
        };
    }
}

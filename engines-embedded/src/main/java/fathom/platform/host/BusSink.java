package fathom.platform.host;

import fathom.bus.Bus;
import fathom.bus.Publisher;
import fathom.bus.Topic;
import fathom.bus.Topics;
import fathom.market.FeedSink;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Trade;
import java.util.HashMap;
import java.util.Map;

/** Puts what a feed delivers on the bus. Used by the feed's one thread, so its table needs no lock. */
public final class BusSink implements FeedSink {
    private record Addresses(Topic book, Topic trade, Topic gap) {}

    private final Map<Instrument, Addresses> addresses = new HashMap<>();
    private final Publisher publisher;

    public BusSink(Bus bus) {
        publisher = bus.publisher("feed");
    }

    @Override
    public void book(Book book, long intended) {
        publisher.publish(of(book.instrument()).book, Topics.BOOKS.type(), book, intended);
    }

    @Override
    public void trade(Trade trade, long intended) {
        publisher.publish(of(trade.instrument()).trade, Topics.TRADES.type(), trade, intended);
    }

    @Override
    public void gap(Gap gap, long intended) {
        publisher.publish(of(gap.instrument()).gap, Topics.GAPS.type(), gap, intended);
    }

    private Addresses of(Instrument i) {
        Addresses known = addresses.get(i);
        if (known == null) addresses.put(i, known = new Addresses(Topics.BOOKS.topic(i), Topics.TRADES.topic(i), Topics.GAPS.topic(i)));
        return known;
    }
}

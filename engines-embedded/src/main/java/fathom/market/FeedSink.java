package fathom.market;

import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Trade;

/** Where a feed delivers; called on the feed's thread only. {@code intended}: when the event was due on our clock, epoch nanoseconds. */
public interface FeedSink {
    void book(Book book, long intended);

    void trade(Trade trade, long intended);

    void gap(Gap gap, long intended);
}

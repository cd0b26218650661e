package fathom.market;

import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Trade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A sink that keeps all it is given; may be read from another thread. */
public class Heard implements FeedSink {
    public final List<Book> books = Collections.synchronizedList(new ArrayList<>());
    public final List<Trade> trades = Collections.synchronizedList(new ArrayList<>());
    public final List<Gap> gaps = Collections.synchronizedList(new ArrayList<>());
    public final List<Long> intended = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void book(Book book, long due) {
        books.add(book);
        intended.add(due);
    }

    @Override
    public void trade(Trade trade, long due) {
        trades.add(trade);
        intended.add(due);
    }

    @Override
    public void gap(Gap gap, long due) {
        gaps.add(gap);
    }

    public Book last() {
        return books.getLast();
    }
}

package fathom.market.sim;

import fathom.market.FeedSink;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Trade;
import java.util.function.Consumer;

/** A sink of two functions. */
record Ticks(Consumer<Book> books, Consumer<Trade> trades) implements FeedSink {
    static Ticks books(Consumer<Book> books) {
        return new Ticks(books, t -> {});
    }

    @Override
    public void book(Book book, long intended) {
        books.accept(book);
    }

    @Override
    public void trade(Trade trade, long intended) {
        trades.accept(trade);
    }

    @Override
    public void gap(Gap gap, long intended) {
        throw new AssertionError("the simulator has no gaps");
    }
}

package fathom.market.sim;

import fathom.market.FeedSink;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Levels;
import fathom.model.Trade;

/** Every bit of every tick, folded into one number; the intended time is left out, because that is the clock's and not the market's. */
final class Digest implements FeedSink {
    private long value = 17;
    private long books;
    private long trades;

    @Override
    public void book(Book b, long intended) {
        books++;
        fold(b.instrument().toString().hashCode(), b.venueTime(), b.receivedAt(), b.sequence());
        fold(b.bids());
        fold(b.asks());
    }

    @Override
    public void trade(Trade t, long intended) {
        trades++;
        fold(t.instrument().toString().hashCode(), t.venueTime(), t.receivedAt(), t.id());
        fold(Double.doubleToRawLongBits(t.price()), Double.doubleToRawLongBits(t.size()), t.taker().sign());
    }

    @Override
    public void gap(Gap gap, long intended) {
        throw new AssertionError("the simulator has no gaps");
    }

    private void fold(Levels levels) {
        for (int i = 0; i < levels.count(); i++) fold(Double.doubleToRawLongBits(levels.price(i)), Double.doubleToRawLongBits(levels.size(i)));
    }

    private void fold(long... parts) {
        for (long part : parts) value = value * 0x9E3779B97F4A7C15L + part;
    }

    long value() {
        return value;
    }

    long books() {
        return books;
    }

    long trades() {
        return trades;
    }
}

package fathom.market;

import fathom.market.FeedStatus.VenueCounts;
import fathom.measure.Clock;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Trade;
import fathom.model.Venue;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts per venue what passes through to the next sink. The feed's thread writes, any thread reads. */
public final class CountingSink implements FeedSink {
    private static final Venue[] VENUES = Venue.values();
    private static final int BOOKS = 0, TRADES = 1, GAPS = 2, CROSSED = 3, LAGGING = 4, LAST_AT = 5, WIDTH = 8;

    private final AtomicLongArray cells = new AtomicLongArray(VENUES.length * WIDTH);
    private final FeedSink next;
    private final Clock clock;

    public CountingSink(FeedSink next, Clock clock) {
        this.next = next;
        this.clock = clock;
    }

    @Override
    public void book(Book book, long intended) {
        int row = seen(book.instrument(), book.venueTime(), book.receivedAt());
        add(row + BOOKS);
        if (book.isCrossed()) add(row + CROSSED);
        next.book(book, intended);
    }

    @Override
    public void trade(Trade trade, long intended) {
        add(seen(trade.instrument(), trade.venueTime(), trade.receivedAt()) + TRADES);
        next.trade(trade, intended);
    }

    @Override
    public void gap(Gap gap, long intended) {
        add(row(gap.instrument()) + GAPS);
        next.gap(gap, intended);
    }

    /** One row per venue among the instruments, in the venues' order. */
    public List<VenueCounts> venues(List<Instrument> instruments) {
        return instruments.stream().map(Instrument::venue).distinct().sorted().map(v -> {
            int row = v.ordinal() * WIDTH;
            return new VenueCounts(v, cells.get(row + BOOKS), cells.get(row + TRADES), cells.get(row + GAPS), cells.get(row + CROSSED),
                    cells.get(row + LAGGING), cells.get(row + LAST_AT));
        }).toList();
    }

    public long books() {
        return sum(BOOKS);
    }

    public long trades() {
        return sum(TRADES);
    }

    public long gaps() {
        return sum(GAPS);
    }

    public long crossed() {
        return sum(CROSSED);
    }

    private int seen(Instrument instrument, long venueTime, long receivedAt) {
        int row = row(instrument);
        if (venueTime != 0) cells.setRelease(row + LAGGING, receivedAt - venueTime);
        cells.setRelease(row + LAST_AT, clock.now());
        return row;
    }

    /** One writer, so no atomic addition is needed. */
    private void add(int cell) {
        cells.setRelease(cell, cells.getPlain(cell) + 1);
    }

    private long sum(int column) {
        long sum = 0;
        for (int v = 0; v < VENUES.length; v++) sum += cells.get(v * WIDTH + column);
        return sum;
    }

    private static int row(Instrument instrument) {
        return instrument.venue().ordinal() * WIDTH;
    }
}

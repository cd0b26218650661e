package fathom.desk;

import fathom.bus.Bus;
import fathom.bus.Publisher;
import fathom.bus.Topics;
import fathom.engine.EventClock;
import fathom.model.Book;
import fathom.model.FeeSchedule;
import fathom.model.Fill;
import fathom.model.Instrument;
import fathom.model.Levels;
import fathom.model.Order;
import fathom.model.Side;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills immediate-or-cancel orders against the book that the venue shows when the order gets there, one round trip of event time after it was sent: level by
 * level down to the limit. Each order gets exactly one answer; what the book does not hold expires. It is a simulation and its fills are marked so: nobody else
 * reacts to the order, and its own size does not stay missing from the book. It lives in the desk's thread, which sees the same books: a thread of its own
 * would have to be woken for each of them.
 */
final class SimulatedExecution {
    private record Arrival(Order order, long at, long intended) {}

    private final DeskConfig config;
    private final Publisher publisher;
    private final Map<Instrument, Book> books = new HashMap<>();
    private final ArrayDeque<Arrival> arrivals = new ArrayDeque<>();
    private final EventClock clock = new EventClock();
    private volatile int working;

    SimulatedExecution(Bus bus, DeskConfig config) {
        this.config = config;
        publisher = bus.publisher("execution");
    }

    void onOrder(Order order, long intended) {
        arrivals.addLast(new Arrival(order, order.createdAt() + config.roundTrip().get(order.instrument().venue()), intended));
        working = arrivals.size();
    }

    void onBook(Book book) {
        if (clock.see(book.receivedAt()) == EventClock.Step.BACK) answerAll(Long.MAX_VALUE);
        else if (!arrivals.isEmpty()) answerAll(book.receivedAt());
        books.put(book.instrument(), book);
    }

    /** Orders that got to their venue before {@code now} meet the book as it stood until then. */
    private void answerAll(long now) {
        for (int i = arrivals.size(); i > 0; i--) {
            Arrival arrival = arrivals.removeFirst();
            if (arrival.at > now) {
                arrivals.addLast(arrival);
            } else {
                Fill fill = fill(arrival.order, books.get(arrival.order.instrument()), arrival.at, config.fees());
                publisher.publish(Topics.FILLS.topic(arrival.order.portfolio()), Topics.FILLS.type(), fill, arrival.intended);
            }
        }
        working = arrivals.size();
    }

    static Fill fill(Order order, Book book, long at, FeeSchedule fees) {
        double size = 0, notional = 0;
        Levels levels = book == null ? Levels.NONE : order.side() == Side.BUY ? book.asks() : book.bids();
        for (int i = 0; i < levels.count() && size < order.size(); i++) {
            double price = levels.price(i);
            if (order.side() == Side.BUY ? price > order.limit() : price < order.limit()) break;
            double step = Math.min(levels.size(i), order.size() - size);
            size += step;
            notional += step * price;
        }
        if (size == 0) return new Fill(order, at, 0, Double.NaN, 0);
        return new Fill(order, at, size, notional / size, notional * fees.taker(order.instrument().venue()));
    }

    /** Orders on their way. */
    int working() {
        return working;
    }
}

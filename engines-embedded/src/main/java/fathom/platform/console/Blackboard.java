package fathom.platform.console;

import fathom.bus.Bus;
import fathom.bus.Envelope;
import fathom.bus.Subscription;
import fathom.bus.TopicFamilies;
import fathom.engine.ResultsState;
import fathom.engine.ResultsState.Result;
import fathom.market.FeedStatus;
import fathom.market.MarketState;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Trade;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The latest of everything on the bus, for eyes. It takes what has come, then rests: at hundreds of thousands of ticks a second the bus
 * conflates in the meantime, and the console costs the platform next to nothing. The tape then shows the latest trade of each instrument, not every one.
 */
final class Blackboard implements AutoCloseable {
    private static final long REST = 25_000_000, WORK = 3_000_000;
    private static final int TAPE = 64;

    /** A book and when it was due. */
    private record Quoted(Book book, long intended) {}

    private final Map<Instrument, Quoted> books = new ConcurrentHashMap<>();
    private final Map<String, Result> results = new ConcurrentHashMap<>();
    private final ArrayDeque<Trade> tape = new ArrayDeque<>();
    private final EventLog events;
    private final Subscription subscription;
    private long workedSince;

    /** @param topics of which it takes what is for the screen */
    Blackboard(Bus bus, TopicFamilies topics, EventLog events) {
        this.events = events;
        subscription = bus.subscribe("console", topics.forScreen(), this::onMessage);
    }

    private void onMessage(Envelope e) {
        switch (e.payload()) {
            case Book b -> books.put(b.instrument(), new Quoted(b, e.intended()));
            case Trade t -> {
                synchronized (tape) {
                    if (tape.size() == TAPE) tape.removeLast();
                    tape.addFirst(t);
                }
            }
            case Gap g -> events.add("warn", g.instrument().venue().label(), "gap in " + g.instrument().symbol() + ": expected " + g.expected() + ", received " + g.received());
            default -> results.put(e.topic().name(), new Result(e.topic().name(), e.sent(), e.payload()));
        }
        long now = System.nanoTime();
        if (now - workedSince > WORK) {
            LockSupport.parkNanos(REST);
            workedSince = System.nanoTime();
        }
    }

    /** Instruments that have been quoted so far. */
    int quoted() {
        return books.size();
    }

    ResultsState results() {
        return new ResultsState(results);
    }

    /** @param feed how it stands */
    MarketState market(FeedStatus feed) {
        Map<Instrument, Book> latest = new HashMap<>();
        Map<Instrument, Long> due = new HashMap<>();
        books.forEach((i, q) -> {
            latest.put(i, q.book);
            due.put(i, q.intended);
        });
        return new MarketState(feed, latest, tape(), due);
    }

    private List<Trade> tape() {
        synchronized (tape) {
            return new ArrayList<>(tape);
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}

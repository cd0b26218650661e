package fathom.market;

import fathom.market.FeedStatus.State;
import fathom.market.FeedStatus.VenueCounts;
import fathom.measure.Provenance;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Trade;
import fathom.model.Venue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Several feeds as one: each runs on a thread of its own, and they hand on one at a time. One that fails does not end the others. An instrument belongs to the part that
 * names it first; what another part tells of it is left out and counted.
 */
public final class CompositeFeed implements Feed {
    /** @param name as it was asked for, e.g. {@code replay:FILE} */
    public record Part(String name, Feed feed) {}

    private final List<Part> parts;
    private final ReentrantLock turn = new ReentrantLock();
    /** Guarded by the turn from the start on. */
    private final Map<Instrument, Feed> owners = new HashMap<>();
    /** Books, trades and gaps of instruments that another part brings. */
    private final Map<String, Long> foreign = new ConcurrentHashMap<>();
    private volatile Quoted quoted;

    /** What the parts quote, and all of it in one list. */
    private record Quoted(List<List<Instrument>> each, List<Instrument> all) {}

    /** @throws FeedException when two parts bring the same instrument */
    public CompositeFeed(List<Part> parts) {
        this.parts = List.copyOf(parts);
        Map<Instrument, String> names = new HashMap<>();
        for (Part part : parts) {
            for (Instrument i : part.feed.instruments()) {
                String other = names.putIfAbsent(i, part.name);
                if (other != null) throw new FeedException("Both " + other + " and " + part.name + " bring " + i + "; a feed has one source for each.");
                owners.put(i, part.feed);
            }
        }
        quoted = quoted();
    }

    private Quoted quoted() {
        List<List<Instrument>> each = parts.stream().map(p -> p.feed.instruments()).toList();
        return new Quoted(each, each.stream().flatMap(List::stream).distinct().toList());
    }

    @Override
    public List<Instrument> instruments() {
        Quoted now = quoted;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).feed.instruments() != now.each.get(i)) return (quoted = quoted()).all;
        }
        return now.all;
    }

    @Override
    public void start(FeedSink sink) {
        for (Part part : parts) part.feed.start(new Entrance(part.feed, sink));
    }

    /** Lets one part in at a time, with what is its own. */
    private final class Entrance implements FeedSink {
        private final Feed feed;
        private final FeedSink next;
        private final Set<Instrument> mine = new HashSet<>();

        Entrance(Feed feed, FeedSink next) {
            this.feed = feed;
            this.next = next;
        }

        @Override
        public void book(Book book, long intended) {
            inTurn(book.instrument(), () -> next.book(book, intended));
        }

        @Override
        public void trade(Trade trade, long intended) {
            inTurn(trade.instrument(), () -> next.trade(trade, intended));
        }

        @Override
        public void gap(Gap gap, long intended) {
            inTurn(gap.instrument(), () -> next.gap(gap, intended));
        }

        private void inTurn(Instrument instrument, Runnable delivery) {
            turn.lock();
            try {
                if (isMine(instrument)) delivery.run();
            } finally {
                turn.unlock();
            }
        }

        private boolean isMine(Instrument i) {
            if (mine.contains(i)) return true;
            Feed owner = owners.putIfAbsent(i, feed);
            boolean first = owner == null || owner == feed;
            if (first) mine.add(i);
            else foreign.merge(i.toString(), 1L, Long::sum);
            return first;
        }
    }

    @Override
    public void pause() {
        each(Feed::pause);
    }

    @Override
    public void resume() {
        each(Feed::resume);
    }

    @Override
    public void speed(double factor) {
        each(f -> f.speed(factor));
    }

    @Override
    public void seek(double fraction) {
        each(f -> f.seek(fraction));
    }

    private void each(Consumer<Feed> what) {
        parts.forEach(p -> what.accept(p.feed));
    }

    /** The place is that of the recording that has furthest to go, its event time with it. */
    @Override
    public FeedStatus status() {
        List<FeedStatus> each = parts.stream().map(p -> p.feed.status()).toList();
        FeedStatus leading = each.stream().filter(s -> !Double.isNaN(s.progress())).min((a, b) -> Double.compare(a.progress(), b.progress())).orElse(each.getFirst());
        String description = each.stream().map(FeedStatus::description).collect(Collectors.joining(" and "));
        String error = each.stream().map(FeedStatus::error).filter(e -> !e.isEmpty()).collect(Collectors.joining(" "));
        Provenance provenance = each.stream().map(FeedStatus::provenance).reduce(Provenance::weaker).orElseThrow();
        var status = new FeedStatus(state(each), provenance, description, leading.clock(), leading.progress(), leading.speed(), each.stream().mapToLong(FeedStatus::ticks).sum(), 0,
                venues(each), error, each.stream().mapToLong(FeedStatus::behind).max().orElse(0));
        return status.with(each.stream().map(FeedStatus::undelivered).reduce(new Undelivered(0, Map.of(), foreign, 0, 0, 0, 0, List.of()), Undelivered::and)).of(each);
    }

    /** While one part goes on, so does the whole. */
    private static State state(List<FeedStatus> each) {
        for (State state : List.of(State.RUNNING, State.PAUSED, State.NEW, State.FAILED)) {
            if (each.stream().anyMatch(s -> s.state() == state)) return state;
        }
        return State.ENDED;
    }

    private static List<VenueCounts> venues(List<FeedStatus> each) {
        Map<Venue, VenueCounts> all = new EnumMap<>(Venue.class);
        each.stream().flatMap(s -> s.venues().stream()).forEach(v -> all.merge(v.venue(), v, VenueCounts::and));
        return List.copyOf(all.values());
    }

    @Override
    public void close() {
        each(Feed::close);
    }
}

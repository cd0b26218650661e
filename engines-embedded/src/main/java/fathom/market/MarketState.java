package fathom.market;

import fathom.model.Book;
import fathom.model.Instrument;
import fathom.model.Trade;
import fathom.state.PlatformState;
import fathom.state.Section;
import java.util.List;
import java.util.Map;

/**
 * What the feed brings.
 *
 * @param books  latest per instrument
 * @param trades latest first, at most a few dozen
 * @param due    when the tick behind each book was due, epoch nanoseconds on our clock: what tick-to-screen is measured from
 */
public record MarketState(FeedStatus feed, Map<Instrument, Book> books, List<Trade> trades, Map<Instrument, Long> due) implements Section {
    public static final MarketState EMPTY = new MarketState(FeedStatus.NONE, Map.of(), List.of(), Map.of());

    public static MarketState of(PlatformState state) {
        return state.section(EMPTY);
    }

    public MarketState withFeed(FeedStatus feed) {
        return new MarketState(feed, books, trades, due);
    }
}

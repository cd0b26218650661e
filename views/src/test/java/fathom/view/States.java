package fathom.view;

import fathom.desk.DeskState;
import fathom.engine.ResultsState;
import fathom.engine.ResultsState.Result;
import fathom.market.FeedStatus;
import fathom.market.FeedStatus.VenueCounts;
import fathom.market.MarketState;
import fathom.measure.Latency;
import fathom.measure.Provenance;
import fathom.model.ArbitrageState;
import fathom.model.Book;
import fathom.model.Instrument;
import fathom.model.Levels;
import fathom.model.PortfolioMark;
import fathom.model.Trade;
import fathom.state.PlatformState;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Small platform states for tests of view models: what a test does not name is empty. */
public final class States {
    public static final long NOW = 1_785_508_327_000_000_000L;
    public static final long SECOND = 1_000_000_000L;

    private List<Book> books = List.of();
    private List<Trade> trades = List.of();
    private Map<String, Result> results = Map.of();
    private ArbitrageState arbitrage = ArbitrageState.EMPTY;
    private List<PortfolioMark> portfolios = List.of();

    public static States state() {
        return new States();
    }

    public States books(Book... given) {
        books = List.of(given);
        return this;
    }

    public States trades(Trade... given) {
        trades = List.of(given);
        return this;
    }

    public States results(Result... given) {
        results = Stream.of(given).collect(Collectors.toMap(Result::topic, Function.identity()));
        return this;
    }

    public States arbitrage(ArbitrageState given) {
        arbitrage = given;
        return this;
    }

    public States portfolios(PortfolioMark... given) {
        portfolios = List.of(given);
        return this;
    }

    public PlatformState build() {
        List<VenueCounts> venues = books.stream().map(b -> b.instrument().venue()).distinct().map(v -> new VenueCounts(v, 1, 0, 0, 0, 0, NOW)).toList();
        var feed = new FeedStatus(FeedStatus.State.RUNNING, Provenance.SIMULATED, "test", NOW, Double.NaN, 1, books.size(), 0, venues, "");
        return PlatformState.of(NOW, NOW - SECOND, "test", List.of(new MarketState(feed, books.stream().collect(Collectors.toMap(Book::instrument, Function.identity())),
                trades, Map.of()), new ResultsState(results), new DeskState(portfolios, arbitrage, Latency.NONE)));
    }

    /** @param sides bid price, bid size, ask price, ask size, level by level */
    public static Book book(Instrument instrument, double... sides) {
        int n = sides.length / 4;
        double[] bids = new double[n], bidSizes = new double[n], asks = new double[n], askSizes = new double[n];
        for (int i = 0; i < n; i++) {
            bids[i] = sides[4 * i];
            bidSizes[i] = sides[4 * i + 1];
            asks[i] = sides[4 * i + 2];
            askSizes[i] = sides[4 * i + 3];
        }
        return new Book(instrument, NOW, NOW, 1, new Levels(bids, bidSizes), new Levels(asks, askSizes));
    }
}

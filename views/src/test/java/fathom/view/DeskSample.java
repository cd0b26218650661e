package fathom.view;

import fathom.bus.Topics;
import fathom.desk.DeskState;
import fathom.engine.ResultsState;
import fathom.engine.ResultsState.Result;
import fathom.engine.analytics.PerformanceReport;
import fathom.engine.portfolio.Allocation;
import fathom.market.FeedStatus;
import fathom.market.MarketState;
import fathom.measure.Limit;
import fathom.measure.Provenance;
import fathom.model.ArbitrageState;
import fathom.model.Book;
import fathom.model.ConsolidatedBook;
import fathom.model.Feature;
import fathom.model.FeatureVector;
import fathom.model.FeeSchedule;
import fathom.model.Instrument;
import fathom.model.Levels;
import fathom.model.Opportunity;
import fathom.model.PortfolioMark;
import fathom.model.PortfolioMark.LimitUse;
import fathom.model.PortfolioMark.PositionMark;
import fathom.model.RiskReport;
import fathom.model.Side;
import fathom.model.Trade;
import fathom.model.Venue;
import fathom.model.VpinReading;
import fathom.state.PlatformState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** The sample platform with what the desk's views need besides: deep books, features, flow, risk, performance, proposals, edges that ended. */
public final class DeskSample {
    private static final String[] BASES = {"BTC", "ETH", "BNB", "SOL", "ADA", "AVAX", "LINK", "DOT", "XRP", "POL"};
    private static final double[] PRICES = {67184.5, 3512.4, 598.2, 152.36, 0.4482, 29.84, 14.27, 5.812, 0.5212, 0.4127};
    private static final double[] OFFSETS = {0.3, -0.8, -2.4, -0.4, 0.9};

    /** USD per USDT. */
    private static final double DOLLAR = 0.9994;

    private DeskSample() {}

    /** Five venues, everything computed. */
    public static PlatformState rich(PlatformState s) {
        Map<Instrument, Book> books = books(s.at(), List.of(Venue.values()));
        return with(s, MarketState.of(s).feed(), books, results(s, books), trades(s.at(), List.of(Venue.values())), arbitrage(s), portfolios(s));
    }

    /** A recording of one venue and one symbol, nothing else priced; engines have just started. */
    public static PlatformState replay(PlatformState s) {
        Map<Instrument, Book> books = books(s.at(), List.of(Venue.BINANCE));
        books.keySet().removeIf(i -> !i.base().equals("BTC"));
        FeedStatus f = MarketState.of(s).feed();
        var feed = new FeedStatus(FeedStatus.State.RUNNING, Provenance.REPLAYED, "binance-spot-btcusdt-2024.jsonl.gz", s.at(), 0.31, 1,
                400L * ((s.at() - s.startedAt()) / 1_000_000_000L), 0,
                f.venues().stream().filter(v -> v.venue() == Venue.BINANCE).toList(), "");
        List<PortfolioMark> marks = DeskState.of(s).portfolios().stream().map(p -> new PortfolioMark(p.id(), p.label(), p.at(), Provenance.REPLAYED, p.openNav(),
                p.openNav(), p.openNav(), 0, 0, 0, 0, 0, 0, 0,
                List.of(), List.of(new LimitUse(Limit.atMost("VaR 95 %, 1 day", 1.8, 2, "% NAV"), Double.NaN, "needs 60 returns, has 12"), new LimitUse(Limit.atMost("Largest position",
                        22.5, 25, "% NAV"), 0, "")),
                p.id().equals("arbitrage") ? List.of() : List.of("ETH", "BNB"), 0)).toList();
        List<Trade> trades = trades(s.at(), List.of(Venue.BINANCE)).stream().filter(t -> t.instrument().base().equals("BTC")).toList();
        return with(s, feed, books, Map.of(), trades, ArbitrageState.EMPTY, marks);
    }

    /** The same five venues, after the feed was paused for two minutes. */
    public static PlatformState paused(PlatformState s) {
        PlatformState r = rich(s);
        FeedStatus f = MarketState.of(r).feed();
        long back = 134_000_000_000L;
        var venues = f.venues().stream().map(v -> new FeedStatus.VenueCounts(v.venue(), v.books(), v.trades(), v.gaps(), v.crossed(), v.lagging(),
                v.lastAt() - back)).toList();
        var feed = new FeedStatus(FeedStatus.State.PAUSED, f.provenance(), f.description(), f.clock() - back, f.progress(), f.speed(), f.ticks(), 0, venues,
                "");
        return with(r, feed, MarketState.of(r).books(), ResultsState.of(r).latest(), MarketState.of(r).trades(), DeskState.of(r).arbitrage(), DeskState.of(r).portfolios());
    }

    private static PlatformState with(PlatformState s, FeedStatus feed, Map<Instrument, Book> books, Map<String, Result> results, List<Trade> trades,
            ArbitrageState arbitrage,
                                      List<PortfolioMark> portfolios) {
        return s.with(new MarketState(feed, books, trades, MarketState.of(s).due()), new ResultsState(results), new DeskState(portfolios, arbitrage, DeskState.of(s).tickToMark()));
    }

    private static Map<Instrument, Book> books(long at, List<Venue> venues) {
        Map<Instrument, Book> books = new HashMap<>();
        for (int b = 0; b < BASES.length; b++) for (Venue v : venues) books.put(Instrument.spot(v, BASES[b]), book(Instrument.spot(v, BASES[b]), PRICES[b],
                at));
        return books;
    }

    private static Book book(Instrument i, double price, long at) {
        int v = i.venue().ordinal();
        var r = new Random(i.base().hashCode() * 31L + v);
        double unit = price / 67184.5, mid = (price + OFFSETS[v] * unit * (i.base().equals("BTC") ? 0.2 : 1)) / (i.quote().equals("USDT") ? DOLLAR : 1),
                half = (0.35 + v * 0.25) * unit, size = 67184.5 / price * (i.base().equals("BTC") ? 1 : 0.3);
        double[] bid = new double[10], bidSize = new double[10], ask = new double[10], askSize = new double[10];
        double b = mid - half, a = mid + half;
        for (int k = 0; k < 10; k++) {
            bid[k] = b;
            ask[k] = a;
            bidSize[k] = (0.1 + Math.pow(r.nextDouble(), 2.2) * (1.2 + k * 0.4)) * size;
            askSize[k] = (0.1 + Math.pow(r.nextDouble(), 2.2) * (1.2 + k * 0.4)) * size;
            b -= (0.3 + r.nextDouble()) * unit;
            a += (0.3 + r.nextDouble()) * unit;
        }
        return new Book(i, at - 2_000_000, at - 3_000_000L, 1000, new Levels(bid, bidSize), new Levels(ask, askSize));
    }

    private static List<Trade> trades(long at, List<Venue> venues) {
        var r = new Random(5);
        List<Trade> trades = new ArrayList<>();
        for (int k = 0; k < 60; k++) {
            int b = r.nextInt(3) == 0 ? r.nextInt(BASES.length) : 0;
            var i = Instrument.spot(venues.get(r.nextInt(venues.size())), BASES[b]);
            trades.add(new Trade(i, at - k * 31_000_000L, at - k * 31_000_000L, 1000 - k, PRICES[b] * (1 + r.nextGaussian() * 1e-5),
                    (0.01 + r.nextDouble() * r.nextDouble()) * 20_000 / PRICES[b],
                    r.nextBoolean() ? Side.BUY : Side.SELL));
        }
        return trades;
    }

    private static Map<String, Result> results(PlatformState s, Map<Instrument, Book> books) {
        Map<String, Result> results = new HashMap<>();
        for (String base : BASES) {
            var rows = books.values().stream().filter(k -> k.instrument().base().equals(base))
                    .map(k -> new ConsolidatedBook.Row(k, k.instrument().quote().equals("USDT") ? DOLLAR : 1, false)).toList();
            double bid = rows.stream().mapToDouble(ConsolidatedBook.Row::bidUsd).max().orElseThrow(), ask = rows.stream()
                    .mapToDouble(ConsolidatedBook.Row::askUsd).min().orElseThrow();
            put(results, s, Topics.CONSOLIDATED.topic(base).name(), new ConsolidatedBook(base, s.at(), bid, ask, (bid + ask) / 2, 0.504, rows, 0, 0));
        }
        books.keySet().forEach(i -> {
            var r = new Random(i.hashCode());
            put(results, s, Topics.FEATURES.topic(i).name(), features(i, books.get(i), s.at(), r));
            double vpin = 0.18 + r.nextDouble() * 0.3;
            put(results, s, Topics.VPIN.topic(i).name(), new VpinReading(i, s.at(), vpin, vpin * 2, 412, 50, 12, 7, 5, vpin > 0.45, 1.2, 1_000_000_000L));
        });
        for (PortfolioMark p : portfolios(s)) reports(results, s, p);
        return results;
    }

    private static void put(Map<String, Result> results, PlatformState s, String topic, Object payload) {
        results.put(topic, new Result(topic, s.at(), payload));
    }

    private static FeatureVector features(Instrument i, Book book, long at, Random r) {
        double mid = book.mid();
        var values = new double[Feature.values().length];
        double[] given = {mid, (book.ask() - book.bid()) / mid * 1e4, mid * (1 + 1e-6), r.nextDouble() - 0.5, r.nextDouble() - 0.5, r.nextGaussian(),
                41 + r.nextDouble(), 38 + r.nextDouble(),
                39 + r.nextDouble(), 40 + r.nextDouble(), 40.5 + r.nextDouble(), 1.2 + r.nextDouble(), 0.96, r.nextGaussian(), mid * (1 - 2e-5)};
        System.arraycopy(given, 0, values, 0, values.length);
        return new FeatureVector(i, at, 321, values);
    }

    private static void reports(Map<String, Result> results, PlatformState s, PortfolioMark p) {
        double scale = p.id().equals("growth") ? 3.5 : p.id().equals("large-cap") ? 1 : 0.17;
        List<String> assets = p.positions().stream().map(PositionMark::base).distinct().toList();
        double parametric = 1.34 * scale, each = assets.isEmpty() ? 0 : parametric / assets.size();
        put(results, s, Topics.RISK.topic(p.id()).name(), new RiskReport(p.id(), s.at(), 0.95, 240, 1_000_000_000L, 86_400_000_000_000L, 1.31 * scale,
                1.88 * scale, parametric, 1.68 * scale, 1.39 * scale,
                1.97 * scale, 0.81 * scale, p.positions().stream().map(k -> new RiskReport.Component(k.base(), k.share(), each / 20, each)).toList(), ""));
        put(results, s, PerformanceReport.TOPICS.topic(p.id()).name(), new PerformanceReport(p.id(), s.at(), 240, 1_000_000_000L, p.pnl() / p.openNav() * 100, 18 * scale,
                p.pnl() > 0 ? 1.8 : -0.9,
                p.pnl() > 0 ? 2.4 : -1.1, -1.12 * scale, 1.6, 1.2, 0.98, -0.1, 3.4, p.pnl() > 0 ? 0.81 : 0.22, ""));
        int n = assets.size();
        if (n == 0) return;
        double total = p.positions().stream().mapToDouble(PositionMark::value).sum();
        double[] now = p.positions().stream().mapToDouble(k -> k.value() / total).toArray();
        List<Allocation.Method> methods = new ArrayList<>();
        String[] names = {"Minimum variance", "Max Sharpe", "HRP", "ERC"};
        for (int m = 0; m < names.length; m++) {
            var r = new Random(m * 7L + n);
            var w = new double[n];
            double sum = 0;
            for (int k = 0; k < n; k++) sum += w[k] = 0.1 + r.nextDouble();
            for (int k = 0; k < n; k++) w[k] /= sum;
            methods.add(new Allocation.Method(names[m], w, 30 + m * 4, 12, 0.3 + m * 0.2));
        }
        put(results, s, Allocation.TOPICS.topic(p.id()).name(), new Allocation(p.id(), s.at(), 240, 1_000_000_000L, assets, now, methods, List.of(), ""));
    }

    private static ArbitrageState arbitrage(PlatformState s) {
        ArbitrageState a = DeskState.of(s).arbitrage();
        var r = new Random(11);
        List<Opportunity> open = a.open().stream().map(o -> charged(o, a.fees())).toList(), ended = new ArrayList<>();
        for (int k = 0; k < 120; k++) {
            Opportunity o = open.get(r.nextInt(open.size()));
            long life = (long) (Math.exp(r.nextGaussian() * 1.3 - 1.5) * 1e9), closed = s.at() - 700_000_000L * (k + 1);
            var state = o.net() < 0 ? Opportunity.State.CLOSED : r.nextInt(3) == 0 ? Opportunity.State.TAKEN : Opportunity.State.MISSED;
            ended.add(new Opportunity(1000 + k, o.base(), o.buy(), o.sell(), o.size(), o.buyPrice(), o.sellPrice(), o.gross(), o.fees(), o.bestNet(),
                    closed - life, closed, closed,
                    o.olderLeg(), state));
        }
        return new ArbitrageState(open, ended, a.seen(), a.takeable(), a.taken(), a.missed(), a.missedNet(), a.takenNet(), a.ordersSent(), a.fillsBooked(),
                a.refused(), a.maxAgeMillis(), a.fees());
    }

    /** With the fees that the schedule asks for. */
    private static Opportunity charged(Opportunity o, FeeSchedule schedule) {
        double fees = o.size() * (o.buyPrice() * schedule.taker(o.buy().venue()) + o.sellPrice() * schedule.taker(o.sell().venue()));
        var state = o.state() == Opportunity.State.STALE ? o.state() : o.gross() > fees ? Opportunity.State.TAKEABLE : Opportunity.State.GROSS_ONLY;
        return new Opportunity(o.id(), o.base(), o.buy(), o.sell(), o.size(), o.buyPrice(), o.sellPrice(), o.gross(), fees, o.gross() - fees,
                o.openedAt() + o.id() * 150_000_000L, o.lastAt(),
                o.closedAt(), o.olderLeg(), state);
    }

    private static List<PortfolioMark> portfolios(PlatformState s) {
        return DeskState.of(s).portfolios().stream().map(p -> switch (p.id()) {
            case "large-cap" -> mark(p, 1.31, 2, 25, 2, List.of(position("BTC", 33, 64210, 67184.5, p), position("ETH", 600, 3388.2, 3512.4, p),
                    position("BNB", 2950, 571.4, 598.2, p)));
            case "growth" -> mark(p, 4.61, 5, 30, 3, List.of(position("SOL", 8600, 149.1, 152.36, p), position("ADA", 2_450_000, 0.439, 0.4482, p),
                    position("AVAX", 38_000, 30.92, 29.84, p),
                    position("LINK", 62_000, 13.66, 14.27, p)));
            default -> mark(p, 0.22, 1, 50, 5, List.of(position("BTC", 0.42, 67171.2, 67184.5, p), position("ETH", -6.3, 3513.6, 3512.4, p)));
        }).collect(Collectors.toList());
    }

    private static PositionMark position(String base, double quantity, double cost, double price, PortfolioMark p) {
        return new PositionMark(base, quantity, cost, price, quantity * price, quantity * price / p.nav() * 100, quantity * (price - cost) / 10);
    }

    private static PortfolioMark mark(PortfolioMark p, double var, double varLimit, double largest, double leverage, List<PositionMark> positions) {
        double net = positions.stream().mapToDouble(PositionMark::value).sum(), gross = positions.stream().mapToDouble(k -> Math.abs(k.value())).sum();
        double most = positions.stream().mapToDouble(k -> Math.abs(k.share())).max().orElse(0);
        var limits = List.of(new LimitUse(Limit.atMost("VaR 95 %, 1 day", varLimit * 0.9, varLimit, "% NAV"), var, ""), new LimitUse(Limit.atMost("Largest position", largest * 0.95, largest, "% NAV"), most, ""),
                new LimitUse(Limit.atMost("Leverage, gross", leverage * 0.9, leverage, "×"), gross / p.nav(), ""));
        return new PortfolioMark(p.id(), p.label(), p.at(), p.provenance(), p.openNav(), p.nav(), p.nav() - net, p.pnl(), p.realized(), p.unrealized(),
                p.fees(), gross, net, p.drawdown(), positions,
                limits, p.unpriced(), p.fills());
    }
}

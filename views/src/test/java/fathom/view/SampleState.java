package fathom.view;

import fathom.bus.BusStats.TopicStats;
import fathom.bus.BusStats;
import fathom.bus.BusesState;
import fathom.bus.InboxCounts;
import fathom.bus.InboxDelays;
import fathom.bus.InboxStats;
import fathom.bus.MessageType;
import fathom.bus.Topics;
import fathom.desk.DeskState;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.engine.ResultsState.Result;
import fathom.engine.ResultsState;
import fathom.hardware.HardwareSnapshot;
import fathom.hardware.MachineState;
import fathom.market.FeedStatus.VenueCounts;
import fathom.market.FeedStatus;
import fathom.market.MarketState;
import fathom.measure.Latency;
import fathom.measure.Limit;
import fathom.measure.Provenance;
import fathom.measure.Reading;
import fathom.measure.Verdict;
import fathom.model.ArbitrageState;
import fathom.model.Book;
import fathom.model.ConsolidatedBook;
import fathom.model.FeeSchedule;
import fathom.model.Instrument;
import fathom.model.Levels;
import fathom.model.Opportunity;
import fathom.model.PortfolioMark.LimitUse;
import fathom.model.PortfolioMark.PositionMark;
import fathom.model.PortfolioMark;
import fathom.model.Side;
import fathom.model.Trade;
import fathom.model.Venue;
import fathom.platform.Catalogue;
import fathom.scenario.Counts;
import fathom.scenario.Evidence;
import fathom.scenario.Floor;
import fathom.scenario.Judgement;
import fathom.scenario.Kept;
import fathom.scenario.Latencies;
import fathom.scenario.RunInfo;
import fathom.scenario.RunReport;
import fathom.scenario.RunsState;
import fathom.scenario.ScenarioProfile;
import fathom.scenario.Scenarios;
import fathom.state.Event;
import fathom.state.News;
import fathom.state.PlatformState;
import fathom.watch.Sentry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A made-up platform for tests and the gallery of pictures; nothing of it ever reaches the product. The same second gives the same state. */
public final class SampleState {
    public static final long START = 1_785_506_531_000_000_000L; // 2026-07-31 14:02:11 UTC
    private static final Set<EngineId> BUILT = Set.of(EngineId.ANALYTICS, EngineId.RISK, EngineId.FEATURES, EngineId.MARKETDATA, EngineId.PORTFOLIO, EngineId.VPIN);
    private static final String[] BASES = {"BTC", "ETH", "BNB", "SOL", "ADA", "AVAX", "LINK", "DOT", "XRP", "POL"};
    private static final double[] PRICES = {67184.5, 3512.4, 598.2, 152.36, 0.4482, 29.84, 14.27, 5.812, 0.5212, 0.4127};
    private static final double[] RATES = {2412, 1868, 1204, 1935, 1763};

    private SampleState() {}

    /** Frames of a platform that has been watched for so many seconds; the last one. */
    public static Frame frame(int seconds) {
        return frame(seconds, s -> s);
    }

    public static Frame frame(int seconds, UnaryOperator<PlatformState> change) {
        var builder = new FrameBuilder(Catalogue.STANDARD.topics());
        var sentry = new Sentry(Catalogue.STANDARD.rules(), Sentry.Listener.NONE);
        Frame last = null;
        for (int s = 0; s <= seconds; s++) last = builder.next(sentry.judged(change.apply(at(1500 + s))));
        return last;
    }

    /** The state so many seconds after the start. */
    public static PlatformState at(int second) {
        long at = START + second * 1_000_000_000L + 100_000_000L;
        var r = new Random(second);
        var engines = engines(at, second, r);
        var arbitrage = arbitrage(at, r);
        var toMark = new Latency(9182, micros(148 + r.nextInt(40)), micros(284), micros(742 + r.nextInt(200)), micros(3920), micros(14700));
        return PlatformState.of(at, START, "Embedded platform, this machine", List.of(new MarketState(feed(at, second), books(at), trades(at), Map.of()),
                new EnginesState(engines), new BusesState(buses(at, second)), new ResultsState(results(at)),
                new DeskState(portfolios(at, second), arbitrage, toMark), new MachineState(hardware(at, r)), new RunsState(null, runs(at)),
                new News(events(at))));
    }

    private static long micros(double us) {
        return Math.round(us * 1e3);
    }

    private static FeedStatus feed(long at, int second) {
        var venues = new ArrayList<VenueCounts>();
        for (Venue v : Venue.values()) {
            int i = v.ordinal();
            venues.add(new VenueCounts(v, (long) (RATES[i] * second * 0.9), (long) (RATES[i] * second * 0.1), i == 2 ? 2 : 0, 0, micros(2000 + i * 900),
                    at - micros(3000 + i * 1700)));
        }
        return new FeedStatus(FeedStatus.State.RUNNING, Provenance.SIMULATED, "Market simulator, seed 20260731", at, Double.NaN, 1, 9182L * second, 0, venues, "");
    }

    private static List<EngineStatus> engines(long at, int second, Random r) {
        var all = new ArrayList<EngineStatus>();
        List<EngineId> ids = Catalogue.STANDARD.ids();
        for (EngineId id : ids) {
            if (!BUILT.contains(id)) {
                all.add(EngineStatus.notBuilt(id));
                continue;
            }
            double p50 = switch (id.id()) {
                case "analytics" -> 5.2;
                case "risk" -> 84.2;
                case "features" -> 7.4;
                case "marketdata" -> 3.8;
                case "portfolio" -> 11_800;
                default -> 12.7;
            } * (1 + r.nextDouble() * 0.1);
            double p99 = id.equals(EngineId.PORTFOLIO) ? 33_000 + 5_000 * Math.sin(second / 9.0) + r.nextInt(2000) : p50 * (4.8 + r.nextDouble());
            long in = id.equals(EngineId.PORTFOLIO) ? 212 : id.equals(EngineId.RISK) ? 1284 : id.equals(EngineId.VPIN) ? 1146 : 9182;
            var done = new Latency(in * 10, micros(p50), micros(p50 * 1.8), micros(p99), micros(p99 * 3), micros(p99 * 40));
            all.add(new EngineStatus(id, EngineStatus.State.RUNNING, START, "", "50 books, 10 consolidated", in * second / 4,
                    new InboxStats(id.id(), new InboxCounts(in * second, in * second - 3, 0, in * second / 8, 0, r.nextInt(9), 0), (long) (second * 1e7 * (1 + ids.indexOf(id) % 6)), new InboxDelays(done, done))));
        }
        return all;
    }

    private static List<BusStats> buses(long at, int second) {
        var topics = new ArrayList<TopicStats>();
        for (String base : BASES) {
            for (Venue v : Venue.values()) {
                var i = Instrument.spot(v, base);
                topics.add(new TopicStats(Topics.BOOKS.topic(i), MessageType.MARKET_DATA, second * 165L, at));
                topics.add(new TopicStats(Topics.TRADES.topic(i), MessageType.TRADE_EXECUTION, second * 18L, at));
                topics.add(new TopicStats(Topics.FEATURES.topic(i), MessageType.FACTOR_CALCULATION, second * 38L, at));
            }
            topics.add(new TopicStats(Topics.CONSOLIDATED.topic(base), MessageType.PRICE_UPDATE, second * 190L, at));
        }
        for (String p : List.of("large-cap", "growth", "arbitrage")) {
            topics.add(new TopicStats(Topics.MARKS.topic(p), MessageType.PORTFOLIO_UPDATE, second * 70L, at));
            topics.add(new TopicStats(Topics.RISK.topic(p), MessageType.RISK_METRIC, second, at));
        }
        var l = new Latency(1000, micros(2.9), micros(5.1), micros(14.6), micros(58), micros(1020));
        var inboxes = new ArrayList<InboxStats>();
        for (EngineId id : BUILT) inboxes.add(new InboxStats(id.id(), new InboxCounts(9182L * second, 9182L * second - 11, 0, 1684L * second, 0, 9 + Catalogue.STANDARD.ids().indexOf(id), 0), second * 9_000_000L, new InboxDelays(l, l)));
        return List.of(new BusStats("Local", "in process", topics.stream().mapToLong(TopicStats::published).sum(), inboxes, topics));
    }

    private static Map<Instrument, Book> books(long at) {
        var books = new HashMap<Instrument, Book>();
        for (int b = 0; b < BASES.length; b++) {
            for (Venue v : Venue.values()) {
                var i = Instrument.spot(v, BASES[b]);
                books.put(i, book(i, PRICES[b] * (1 + (v.ordinal() - 2) * 2e-5), at - micros(3000 + v.ordinal() * 1700)));
            }
        }
        return books;
    }

    private static Book book(Instrument i, double mid, long at) {
        var r = new Random(i.hashCode());
        double[] bid = new double[10], bidSize = new double[10], ask = new double[10], askSize = new double[10];
        double tick = mid * 1e-5;
        for (int k = 0; k < 10; k++) {
            bid[k] = mid - tick * (k + 1);
            ask[k] = mid + tick * (k + 1);
            bidSize[k] = (0.2 + r.nextDouble() * 3) * 50_000 / mid;
            askSize[k] = (0.2 + r.nextDouble() * 3) * 50_000 / mid;
        }
        return new Book(i, at - micros(2000), at, 1000, new Levels(bid, bidSize), new Levels(ask, askSize));
    }

    private static List<Trade> trades(long at) {
        var r = new Random(5);
        var trades = new ArrayList<Trade>();
        for (int k = 0; k < 40; k++) {
            int b = r.nextInt(BASES.length);
            var i = Instrument.spot(Venue.values()[r.nextInt(5)], BASES[b]);
            trades.add(new Trade(i, at - k * 31_000_000L, at - k * 31_000_000L, 1000 - k, PRICES[b] * (1 + r.nextGaussian() * 1e-5), r.nextDouble() * 1000 / PRICES[b] * 10,
                    r.nextBoolean() ? Side.BUY : Side.SELL));
        }
        return trades;
    }

    private static Map<String, Result> results(long at) {
        var results = new HashMap<String, Result>();
        var books = books(at);
        for (int b = 0; b < BASES.length; b++) {
            String base = BASES[b];
            var rows = books.values().stream().filter(k -> k.instrument().base().equals(base)).map(k -> new ConsolidatedBook.Row(k, 1, false)).toList();
            double bid = rows.stream().mapToDouble(ConsolidatedBook.Row::bidUsd).max().orElse(Double.NaN), ask = rows.stream().mapToDouble(ConsolidatedBook.Row::askUsd).min()
                    .orElse(Double.NaN);
            String topic = Topics.CONSOLIDATED.topic(base).name();
            results.put(topic, new Result(topic, at, new ConsolidatedBook(base, at, bid, ask, (bid + ask) / 2, 0.504, rows, 0, 0)));
        }
        return results;
    }

    private static ArbitrageState arbitrage(long at, Random r) {
        var open = new ArrayList<Opportunity>();
        String[] bases = {"SOL", "AVAX", "LINK", "XRP", "DOT", "ADA", "BNB", "ETH", "BTC"};
        double[] gross = {188.6, 114, 74.3, 42.9, 0.57, 15.3, 31.1, 65.5, 42.8};
        double[] fees = {107.3, 58.5, 47.2, 25.4, 0.31, 18.4, 67.4, 118, 177.5};
        for (int k = 0; k < bases.length; k++) {
            var state = k < 3 ? Opportunity.State.TAKEABLE : k == 3 ? Opportunity.State.STALE : Opportunity.State.GROSS_ONLY;
            double price = PRICES[List.of(BASES).indexOf(bases[k])], size = gross[k] / (price * 0.0013);
            open.add(new Opportunity(k, bases[k], Instrument.spot(Venue.values()[(k + 2) % 5], bases[k]), Instrument.spot(Venue.values()[(k + 4) % 5], bases[k]), size, price,
                    price * 1.0013, gross[k], fees[k], gross[k] - fees[k], at - 1_800_000_000L, at, 0, k == 3 ? 1_240_000_000L : micros(9000 + 2000 * k), state));
        }
        return new ArbitrageState(open, List.of(), 4182, 318, 141, 177, 1907, 6312, 282, 282, 0, 500, FeeSchedule.INSTITUTIONAL);
    }

    private static List<PortfolioMark> portfolios(long at, int second) {
        double wave = Math.sin(second / 40.0) * 400 + second % 7 * 12;
        return List.of(
                mark("large-cap", "Large Cap Conservative", at, 10e6, 12_599 + wave, 1.31, 2, List.of(new PositionMark("BTC", 33, 64210, 67184.5, 2_217_089, 22.1, 98_159),
                        new PositionMark("ETH", 600, 3388.2, 3512.4, 2_107_440, 21, 74_520), new PositionMark("BNB", 2950, 571.4, 598.2, 1_764_690, 17.6, 79_060))),
                mark("growth", "Growth Aggressive", at, 5e6, -8_666 + wave / 3, 4.61, 5, List.of(new PositionMark("SOL", 8600, 149.1, 152.36, 1_310_296, 25.3, 28_036),
                        new PositionMark("ADA", 2_450_000, 0.439, 0.4482, 1_098_090, 21.2, 22_540))),
                mark("arbitrage", "Arbitrage Market Neutral", at, 15e6, 6_312 + wave / 5, 0.22, 1, List.of()));
    }

    private static PortfolioMark mark(String id, String label, long at, double open, double pnl, double var, double varLimit, List<PositionMark> positions) {
        double gross = positions.stream().mapToDouble(PositionMark::value).sum(), nav = open + pnl;
        double largest = positions.stream().mapToDouble(PositionMark::share).max().orElse(0);
        return new PortfolioMark(id, label, at, Provenance.SIMULATED, open, nav, nav - gross, pnl, pnl * 0.1, pnl * 0.93, pnl * 0.03, gross, gross, id.equals("growth") ? 3.48 : 1.12,
                positions, List.of(new LimitUse(Limit.atMost("VaR", varLimit * 0.9, varLimit, "% NAV"), var, ""), new LimitUse(Limit.atMost("largest position", 27, 30, "% NAV"), largest, ""),
                new LimitUse(Limit.atMost("leverage", 1.8, 2, "×"), gross / nav, "")), List.of(), 70);
    }

    private static HardwareSnapshot hardware(long at, Random r) {
        var cores = new ArrayList<Double>();
        for (int i = 0; i < 8; i++) cores.add(30 + r.nextDouble() * 40);
        return new HardwareSnapshot(at, new HardwareSnapshot.Machine("Sample machine", "Sample processor", "Sample OS", 4, 8, 64L << 30), cores, List.of(
                Reading.of("cpu.total", 43, "%", Provenance.MEASURED, at), Reading.of("process.cpu", 21, "% of a core", Provenance.MEASURED, at),
                Reading.of("memory.used", 41.2 * (1L << 30), "B", Provenance.MEASURED, at), Reading.of("memory.total", 64.0 * (1L << 30), "B", Provenance.MEASURED, at),
                Reading.of("heap.used", 1.2 * (1L << 30), "B", Provenance.MEASURED, at), Reading.of("heap.max", 8.0 * (1L << 30), "B", Provenance.MEASURED, at),
                Reading.absent("gpu.load", "this machine tells no GPU load"), Reading.absent("power.package", "no energy counter without root")));
    }

    /** A profile like those of the scenario files. */
    public static ScenarioProfile profile(String id, String title) {
        var like = Scenarios.STANDARD.find(id).orElseThrow();
        return new ScenarioProfile(id, like.kind(), title, 1, "Loads every running engine and watches what it does.", 42,
                List.of(new ScenarioProfile.Phase("warm-up", 10, false), new ScenarioProfile.Phase("load", 40, true), new ScenarioProfile.Phase("recovery", 10, true)),
                List.of(Limit.of("latency.p99", Limit.Comparison.AT_MOST, 50, "ms"), Limit.of("received", Limit.Comparison.AT_LEAST, 1000, "")), like.settings());
    }

    private static List<RunReport> runs(long at) {
        var runs = new ArrayList<RunReport>();
        Verdict[] verdicts = {Verdict.PASS, Verdict.FAIL, Verdict.INCONCLUSIVE, Verdict.PASS, Verdict.ABORTED};
        for (int i = 0; i < verdicts.length; i++) {
            var profile = i % 2 == 0 ? profile("extreme-data-load", "Extreme data load") : profile("flash-crash", "Flash crash");
            var outcomes = profile.thresholds().stream().map(t -> t.outcome(t.what().startsWith("latency") ? 38.4 : 2_450_000)).toList();
            var latencies = new Latencies(new Latency(2_450_000, micros(120), micros(480), micros(38_400), micros(61_000), micros(90_000)), Latency.NONE, null);
            var evidence = new Evidence(List.of(), Map.of(), List.of(), Floor.UNKNOWN, List.of(), Provenance.MEASURED, Map.of(), List.of(), List.of());
            runs.add(new RunReport(new RunInfo("0" + (412 - i), profile, 42, at - (i + 1) * 5_000_000_000_000L), 60,
                    new Judgement(verdicts[i], "latency.p99 over its limit", outcomes), new Counts(2_450_000, 2_450_000, 2_450_000, 0, 0, 0, 0), latencies, evidence, Kept.NOWHERE));
        }
        return runs;
    }

    private static List<Event> events(long at) {
        String[][] rows = {{"warn", "Portfolio", "p99 over its warning 25.0 ms"}, {"idle", "Arbitrage", "took AVAX OKX → Coinbase, +26.83 USD net"}, {"idle", "Kraken", "gap of 1 message closed by the next snapshot"},
                {"warn", "Growth Aggressive", "VaR 4.52 % crossed the warning level 4.50 %"}, {"idle", "Platform", "embedded platform up, 6 engines in 0.9 s"}, {"idle", "Hardware", "41 readings found, 4 absent with a reason"}};
        var events = new ArrayList<Event>();
        for (int i = 0; i < rows.length; i++) events.add(new Event(at - (i * 97L + 9) * 1_000_000_000L, rows[i][0], rows[i][1], rows[i][2]));
        return events;
    }
}

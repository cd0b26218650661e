package fathom.view;

import fathom.bus.BusEvent;
import fathom.bus.BusStats.TopicStats;
import fathom.bus.BusStats;
import fathom.bus.BusesState;
import fathom.bus.InboxCounts;
import fathom.bus.InboxDelays;
import fathom.bus.InboxStats;
import fathom.bus.MessageType;
import fathom.bus.Topic;
import fathom.bus.Topics;
import fathom.bus.WireStats;
import fathom.engine.Answer;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.engine.Question;
import fathom.engine.portfolio.Allocation;
import fathom.measure.Latency;
import fathom.model.Instrument;
import fathom.model.Venue;
import fathom.state.PlatformState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The sample platform on the group of four over Redis, for tests and pictures: all well, one bus lost with its traffic moved, one that is full. */
public final class BusSamples {
    public enum Situation { WELL, DOWN, FULL }

    /** When it happens, in seconds after the start. */
    public static final int HAPPENS = 1596;
    private static final long SECOND = 1_000_000_000L;
    private static final int PRIMARY = 0, MARKET = 1, LOGIC = 2, NEURAL = 3;
    private static final String[] NAMES = {"Primary", "MarketData", "EngineLogic", "NeuralGpu"};
    private static final String[] BASES = {"BTC", "ETH", "BNB", "SOL", "ADA", "AVAX", "LINK", "DOT", "XRP", "POL"};
    private static final double[] VENUES = {2412, 1868, 1204, 1935, 1763};
    /** p50, p90, p99, p99.9 and longest, microseconds. */
    private static final double[][] HOPS = {{184, 297, 712, 2100, 14_600}, {129, 211, 446, 1582, 10_200}, {178, 234, 569, 1880, 20_700},
            {246, 480, 1182, 3640, 39_100}};

    private record Source(Topic topic, MessageType type, int home, double rate) {}

    private record Reader(String inbox, double[] rates) {}

    private static final List<Source> SOURCES = sources();
    private static final List<Reader> READERS = List.of(reader("analytics", 0, 9182, 0, 0), reader("risk", 48, 0, 1112, 172), reader("factor", 0, 500, 0, 0),
            reader("ml", 0, 0, 100, 0), reader("features", 0, 9182, 0, 0), reader("websocket", 0, 1800, 400, 200), reader("thgnn", 0, 40, 0, 0),
            reader("strategy", 0, 0, 0, 1902), reader("marketdata", 48, 9182, 0, 0), reader("portfolio", 212, 0, 0, 0), reader("collateral", 48, 0, 0, 0),
            reader("vpin", 0, 1146, 0, 0), reader("enhanced-vpin", 0, 1146, 0, 0), reader("magnn", 0, 40, 0, 0), reader("console", 0, 1400, 300, 500),
            reader("desk", 0, 0, 642, 120));

    private BusSamples() {}

    public static Frame frame(int seconds, Situation situation) {
        return SampleState.frame(seconds, s -> of(s, situation));
    }

    public static PlatformState of(PlatformState s, Situation situation) {
        int second = (int) ((s.at() - SampleState.START) / SECOND);
        var inboxes = inboxes(second, situation);
        var members = new ArrayList<BusStats>();
        for (int b = 0; b < NAMES.length; b++) members.add(member(s, b, second, situation));
        long published = members.stream().mapToLong(BusStats::published).sum();
        var group = new BusStats("Redis", "four servers", BusStats.State.UP, "", published, inboxes, List.of(), null, members, events(situation, second));
        var engines = EnginesState.of(s).engines().stream().map(e -> running(e, inboxes)).toList();
        return s.with(new EnginesState(engines), new BusesState(List.of(group)));
    }

    private static EngineStatus running(EngineStatus e, List<InboxStats> inboxes) {
        return inboxes.stream().filter(i -> i.name().equals(e.id().id())).findFirst()
                .map(i -> new EngineStatus(e.id(), EngineStatus.State.RUNNING, SampleState.START, "", "", i.handled() / 4, i)).orElse(e);
    }

    private static Reader reader(String inbox, double... rates) {
        return new Reader(inbox, rates);
    }

    private static List<Source> sources() {
        var all = new ArrayList<Source>();
        for (String base : BASES) {
            for (Venue v : Venue.values()) {
                all.add(new Source(Topics.BOOKS.topic(Instrument.spot(v, base)), MessageType.MARKET_DATA, MARKET, VENUES[v.ordinal()] * 0.09));
                all.add(new Source(Topics.TRADES.topic(Instrument.spot(v, base)), MessageType.TRADE_EXECUTION, MARKET, VENUES[v.ordinal()] * 0.01));
            }
            all.add(new Source(Topics.CONSOLIDATED.topic(base), MessageType.PRICE_UPDATE, MARKET, 50));
            all.add(new Source(Topic.of("features.calculation." + base), MessageType.FACTOR_CALCULATION, NEURAL, 64));
            all.add(new Source(Topic.of("vpin.calculation." + base), MessageType.VPIN_CALCULATION, NEURAL, 38.2));
            all.add(new Source(Topic.of("strategy.signal." + base), MessageType.STRATEGY_SIGNAL, LOGIC, 64.2));
            all.add(new Source(Topic.of("arbitrage.opportunity." + base), MessageType.STRATEGY_SIGNAL, LOGIC, 6.4));
        }
        for (String p : List.of("large-cap", "growth", "arbitrage")) {
            all.add(new Source(Topics.ORDERS.topic(p), MessageType.ORDER_REQUEST, LOGIC, 157));
            all.add(new Source(Topics.FILLS.topic(p), MessageType.TRADE_EXECUTION, LOGIC, 137));
            all.add(new Source(Topics.MARKS.topic(p), MessageType.PORTFOLIO_UPDATE, NEURAL, 63));
            all.add(new Source(Topics.RISK.topic(p), MessageType.RISK_METRIC, PRIMARY, 1));
            all.add(new Source(Allocation.TOPICS.topic(p), MessageType.PORTFOLIO_UPDATE, PRIMARY, 70));
        }
        all.add(new Source(Topic.of("engine.health.all"), MessageType.ENGINE_HEALTH, LOGIC, 340));
        all.add(new Source(Topic.of("ml.prediction.price"), MessageType.ML_PREDICTION, NEURAL, 100));
        all.add(new Source(Question.TOPICS.topic("marketdata"), MessageType.QUESTION, PRIMARY, 48));
        all.add(new Source(Answer.to("console"), MessageType.ANSWER, PRIMARY, 48));
        return List.copyOf(all);
    }

    /** Messages until then on one bus of what is at home on another. */
    private static double count(double rate, int home, int bus, int key, int second, Situation situation) {
        boolean lost = situation == Situation.DOWN && home == MARKET;
        if (bus == home) return rate * busy(home, lost ? Math.min(second, HAPPENS) : second);
        if (!lost || second < HAPPENS) return 0;
        int refuge = key % 2 == 0 ? LOGIC : NEURAL;
        return bus == refuge ? rate * (busy(home, second) - busy(home, HAPPENS)) : 0;
    }

    /** Seconds, some of them busier than others. */
    private static double busy(int home, int second) {
        return second + 0.04 * Math.sin(second * 0.9 + home) + 0.05 * Math.sin(second * 2.3 + 2 * home) + 0.02 * Math.sin(second * 5.1);
    }

    private static BusStats member(PlatformState s, int b, int second, Situation situation) {
        var topics = new ArrayList<TopicStats>();
        double published = 0;
        for (int i = 0; i < SOURCES.size(); i++) {
            Source source = SOURCES.get(i);
            double count = count(source.rate, source.home, b, i, second, situation);
            published += count;
            boolean gone = situation == Situation.DOWN && source.home == MARKET && b == MARKET && second >= HAPPENS;
            long last = gone ? SampleState.START + HAPPENS * SECOND : s.at() - 2_000_000;
            if (count > 0) topics.add(new TopicStats(source.topic, source.type, (long) count, last));
        }
        boolean down = situation == Situation.DOWN && b == MARKET && second >= HAPPENS, full = situation == Situation.FULL && b == NEURAL && second >= HAPPENS;
        var state = down ? BusStats.State.DOWN : full ? BusStats.State.DEGRADED : BusStats.State.UP;
        String why = down ? "does not answer; market data moved to EngineLogic and NeuralGpu"
                : full ? "memory of the server is full; low priority is shed" : "";
        var wire = wire(b, second, (long) published, situation, down, full);
        return new BusStats(NAMES[b], "redis://127.0.0.1:" + (6379 + b), state, why, (long) published, List.of(), topics, wire, List.of(), List.of());
    }

    private static WireStats wire(int b, int second, long published, Situation situation, boolean down, boolean full) {
        var r = new Random(second * 31L + b);
        Map<String, Long> reached = new HashMap<>();
        for (Reader reader : READERS) {
            double sum = 0;
            for (int home = 0; home < NAMES.length; home++) sum += count(reader.rates[home], home, b, reader.inbox.length(), second, situation);
            if (sum > 0) reached.put(reader.inbox, (long) sum);
        }
        Latency hop = down ? Latency.NONE : latency(HOPS[b], full ? 18 : 1 + r.nextDouble() * 0.12);
        Latency ping = down ? Latency.NONE : latency(new double[] {92, 131, 240, 610, 4100}, 1 + r.nextDouble() * 0.1);
        long delivered = reached.values().stream().mapToLong(Long::longValue).sum(), backlog = down ? -1 : full ? 3_120 : r.nextInt(4);
        long queued = full ? 18_204 : down ? 0 : 3 + r.nextInt(9), shed = full ? (second - HAPPENS) * 340L : 0;
        long memory = down ? -1 : full ? 256L << 20 : (18L + 6 * b) << 20, bytes = published * 148;
        return new WireStats(new WireStats.Server("redis 7.0.15", memory, down ? -1 : 4, true), new WireStats.Flow(delivered, backlog, 0, queued),
                new WireStats.Faults(0, shed, 0, second * 120L, down ? 12 : 0, 0, 0, 0), new WireStats.Link(bytes, bytes, hop, ping, reached, b == PRIMARY ? 0.31 : 0.23));
    }

    private static Latency latency(double[] micros, double times) {
        long[] nanos = Arrays.stream(micros).mapToLong(m -> Math.round(m * times * 1e3)).toArray();
        return new Latency(9_000, nanos[0], nanos[1], nanos[2], nanos[3], nanos[4]);
    }

    private static List<InboxStats> inboxes(int second, Situation situation) {
        var all = new ArrayList<InboxStats>();
        for (Reader reader : READERS) {
            var r = new Random(second * 17L + reader.inbox.hashCode());
            double rate = 0;
            for (double each : reader.rates) rate += each;
            long accepted = (long) (rate * second), conflated = accepted / 8, waiting = r.nextInt(5);
            boolean late = reader.inbox.equals("thgnn");
            double[] micros = late ? new double[] {11_800, 18_000, 33_000, 52_000, 61_800}
                    : new double[] {240 + rate / 20, 410 + rate / 16, 980 + rate / 10, 2900, 14_000};
            var done = latency(micros, 1 + r.nextDouble() * 0.1);
            all.add(new InboxStats(reader.inbox, new InboxCounts(accepted, accepted - conflated - waiting, 0, conflated, 0, waiting, 0), second * 9_000_000L, new InboxDelays(done, done)));
        }
        return all;
    }

    private static List<BusEvent> events(Situation situation, int second) {
        var all = new ArrayList<BusEvent>();
        if (second >= HAPPENS && situation == Situation.DOWN) {
            all.add(new BusEvent(at(HAPPENS, 412), BusEvent.Kind.MOVED, "MarketData", "market data moved to EngineLogic and NeuralGpu", 3_118, 412_000_000));
            all.add(new BusEvent(at(HAPPENS, 0), BusEvent.Kind.LOST, "MarketData", "does not answer", 0, 0));
        }
        if (second >= HAPPENS && situation == Situation.FULL) {
            all.add(new BusEvent(at(HAPPENS, 0), BusEvent.Kind.FULL, "NeuralGpu", "memory of the server is full at 256 MiB; low priority is shed", 0, 0));
        }
        all.add(new BusEvent(at(932, 300), BusEvent.Kind.RETURNED, "EngineLogic", "is back; its traffic returned in 3 steps", 0, 1_204_000_000));
        all.add(new BusEvent(at(871, 38), BusEvent.Kind.MOVED, "EngineLogic", "orders and health moved to Primary and NeuralGpu", 118_204, 388_000_000));
        all.add(new BusEvent(at(870, 650), BusEvent.Kind.LOST, "EngineLogic", "was ended by the operator", 0, 0));
        return all;
    }

    private static long at(int second, int millis) {
        return SampleState.START + second * SECOND + millis * 1_000_000L;
    }
}

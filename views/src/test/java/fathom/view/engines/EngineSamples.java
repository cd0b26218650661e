package fathom.view.engines;

import fathom.bus.BusStats.TopicStats;
import fathom.bus.BusStats;
import fathom.bus.BusesState;
import fathom.bus.InboxCounts;
import fathom.bus.InboxDelays;
import fathom.bus.InboxStats;
import fathom.bus.MessageType;
import fathom.bus.Topic;
import fathom.bus.Topics;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.engine.ResultsState.Result;
import fathom.engine.ResultsState;
import fathom.measure.Latency;
import fathom.model.RiskReport;
import fathom.platform.Catalogue;
import fathom.state.Event;
import fathom.state.News;
import fathom.state.PlatformState;
import fathom.view.Frame;
import fathom.view.SampleState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sample platform with engines in every state, their contracts and outputs; for tests and pictures only. */
public final class EngineSamples {
    private EngineSamples() {}

    public static Frame frame(int seconds) {
        return SampleState.frame(seconds, EngineSamples::of);
    }

    public static PlatformState of(PlatformState s) {
        var engines = EnginesState.of(s).engines().stream().map(e -> changed(e, s.at())).toList();
        return s.with(new EnginesState(engines), new BusesState(List.of(bus(s, engines))), new ResultsState(results(s)), new News(events(s)));
    }

    private static InboxStats balanced(InboxStats i) {
        return i == null ? null : new InboxStats(i.name(), new InboxCounts(i.accepted(), i.accepted() - i.conflated() - i.waiting() - 1, i.failed(), i.conflated(), i.dropped(), i.waiting(), i.waited()), i.busyNanos(), new InboxDelays(new Latency(i.done().count(), i.done().p50() / 2, i.done().p90() / 2, i.done().p99() / 3, i.done().p999() / 2, i.done().max() / 2), i.done()));
    }

    private static EngineStatus changed(EngineStatus e, long at) {
        var contract = Catalogue.STANDARD.engine(e.id().id()).orElseThrow().contract();
        return switch (e.id().id()) {
            case "analytics" -> new EngineStatus(e.id(), EngineStatus.State.STOPPED, at - 74_000_000_000L, "stopped on request", "", e.published(),
                    balanced(e.inbox()), contract);
            case "vpin" -> new EngineStatus(e.id(), EngineStatus.State.FAILED, at - 614_000_000_000L, "OutOfMemoryError: Java heap space", "", e.published(),
                    balanced(e.inbox()), contract);
            default -> new EngineStatus(e.id(), e.state(), e.since(), e.reason(), e.summary(), e.published(), balanced(e.inbox()), contract);
        };
    }

    private static BusStats bus(PlatformState s, List<EngineStatus> engines) {
        BusStats bus = BusesState.of(s).buses().getFirst();
        long second = (s.at() - SampleState.START) / 1_000_000_000L;
        var topics = new ArrayList<>(bus.topics());
        topics.add(new TopicStats(Topic.of("engine.question.marketdata"), MessageType.QUESTION, second * 48, s.at()));
        topics.add(new TopicStats(Topic.of("engine.answer.console"), MessageType.ANSWER, second * 48, s.at()));
        topics.add(new TopicStats(Topic.of("arbitrage.opportunity.SOL"), MessageType.STRATEGY_SIGNAL, second * 5, s.at()));
        var inboxes = new ArrayList<InboxStats>();
        for (EngineStatus e : engines) if (e.state() == EngineStatus.State.RUNNING && e.inbox() != null) inboxes.add(e.inbox());
        var l = new Latency(41_200, 3_900, 8_800, 61_000, 240_000, 4_100_000);
        inboxes.add(new InboxStats("desk", new InboxCounts(9_394 * second, 9_394 * second - 2, 0, 0, 0, 2, 3), second * 40_000_000L, new InboxDelays(l, l)));
        inboxes.add(new InboxStats("console", new InboxCounts(9_182 * second, 1_400 * second - 31, 0, 7_700 * second, 82 * second, 31, 0), second * 9_000_000L, new InboxDelays(l, new Latency(14_000, 24_000, 88_000, 3_600_000, 8_000_000, 26_000_000))));
        return new BusStats("In-process", "this process", topics.stream().mapToLong(TopicStats::published).sum(), inboxes, topics);
    }

    private static Map<String, Result> results(PlatformState s) {
        var results = new HashMap<>(ResultsState.of(s).latest());
        for (String id : List.of("large-cap", "growth", "arbitrage")) {
            String topic = Topics.RISK.topic(id).name();
            results.put(topic, new Result(topic, s.at() - 400_000_000L, new RiskReport(id, s.at(), 0.95, 1184, 1_000_000_000L, 86_400_000_000_000L, 1.31,
                    1.82, 1.28, 1.61, 1.35, 1.9,
                    0.78, List.of(new RiskReport.Component("BTC", 22.1, 0.021, 0.46), new RiskReport.Component("ETH", 21, 0.024, 0.51)), "")));
        }
        return results;
    }

    private static List<Event> events(PlatformState s) {
        var events = new ArrayList<>(News.of(s).events());
        events.addFirst(new Event(s.at() - 74_000_000_000L, "warn", "Analytics", "stopped by the operator"));
        events.add(new Event(s.at() - 614_000_000_000L, "bad", "VPIN", "failed: OutOfMemoryError: Java heap space"));
        events.add(new Event(s.startedAt(), "idle", "MarketData / IBKR", "started"));
        return events;
    }
}

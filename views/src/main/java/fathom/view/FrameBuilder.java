package fathom.view;

import fathom.bus.BusStats.TopicStats;
import fathom.bus.BusStats;
import fathom.bus.Topic;
import fathom.bus.TopicFamilies;
import fathom.state.PlatformState;
import fathom.watch.Buses;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Makes frames of states as they come: rates over the last second, five minutes of history. One thread at a time. */
public final class FrameBuilder {
    private static final long WINDOW = 1_000_000_000L;

    private final TopicFamilies topics;
    private final ArrayDeque<PlatformState> recent = new ArrayDeque<>();
    private History history = History.EMPTY;
    private long second = Long.MIN_VALUE;

    /** @param topics what may be on the buses */
    public FrameBuilder(TopicFamilies topics) {
        this.topics = topics;
    }

    /** @param state later than the one before */
    public Frame next(PlatformState state) {
        recent.addLast(state);
        while (recent.size() > 2 && state.at() - second(recent).at() >= WINDOW) recent.removeFirst();
        PlatformState before = recent.getFirst();
        var frame = new Frame(topics, state, before, topicRates(state, before), history);
        long now = Math.floorDiv(state.at(), WINDOW);
        if (now == second) return frame;
        second = now;
        history = extended(frame);
        return new Frame(topics, state, before, frame.topicRates(), history);
    }

    private static PlatformState second(ArrayDeque<PlatformState> states) {
        var each = states.iterator();
        each.next();
        return each.next();
    }

    private static Map<Topic, Double> topicRates(PlatformState state, PlatformState before) {
        double seconds = (state.at() - before.at()) / 1e9;
        if (seconds <= 0) return Map.of();
        Map<Topic, Long> earlier = new HashMap<>();
        for (BusStats bus : Buses.each(before)) for (TopicStats t : bus.topics()) earlier.merge(t.topic(), t.published(), Long::sum);
        Map<Topic, Double> rates = new HashMap<>();
        for (BusStats bus : Buses.each(state)) {
            for (TopicStats t : bus.topics()) rates.merge(t.topic(), (double) t.published(), Double::sum);
        }
        rates.replaceAll((topic, published) -> Math.max(0, published - earlier.getOrDefault(topic, 0L)) / seconds);
        return Map.copyOf(rates);
    }

    /** Every series one point longer. A series that this frame says nothing about gets a NaN, so that all end now. */
    private History extended(Frame frame) {
        Map<String, double[]> series = new HashMap<>();
        Samples.take(frame, (name, value) -> series.put(name, appended(history.of(name), value)));
        history.series().forEach((name, values) -> series.computeIfAbsent(name, n -> appended(values, Double.NaN)));
        return new History(Map.copyOf(series));
    }

    private static double[] appended(double[] values, double value) {
        boolean full = values.length == History.SECONDS;
        double[] longer = full ? Arrays.copyOfRange(values, 1, values.length + 1) : Arrays.copyOf(values, values.length + 1);
        longer[longer.length - 1] = value;
        return longer;
    }
}

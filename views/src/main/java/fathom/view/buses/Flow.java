package fathom.view.buses;

import fathom.bus.BusStats.TopicStats;
import fathom.bus.BusStats;
import fathom.bus.InboxStats;
import fathom.bus.Topic;
import fathom.engine.EngineId;
import fathom.model.Venue;
import fathom.view.Frame;
import fathom.view.Lateness;
import fathom.view.format.Format;
import fathom.view.piece.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What flows from whom over which bus to whom.
 *
 * @param sources families of topics; market data by its venue
 * @param readers inboxes
 */
record Flow(List<End> sources, List<Hub> hubs, List<End> readers) {
    static final Flow NOTHING = new Flow(List.of(), List.of(), List.of());

    /** @param rate messages a second, NaN in the first frame; @param hub index of the bus */
    record End(String name, double rate, int hub, State state) {}

    /** A bus. @param facts lines below its name */
    record Hub(String name, List<String> facts) {}

    private static final String UNDER_VENUES = "market_data.(book|trade|gap)\\..*";

    static Flow of(Frame frame) {
        var sources = new ArrayList<End>();
        var hubs = new ArrayList<Hub>();
        var readers = new ArrayList<End>();
        for (BusStats bus : frame.state().buses()) {
            int hub = hubs.size();
            Map<String, Double> rates = new LinkedHashMap<>();
            bus.topics().stream().map(TopicStats::topic).sorted(Comparator.comparing(Flow::order).thenComparing(Flow::family))
                    .forEach(t -> rates.merge(family(t), frame.topicRates().getOrDefault(t, 0.0), Double::sum));
            rates.forEach((name, rate) -> sources.add(new End(name, rate, hub, State.OK)));
            for (InboxStats i : sorted(bus.inboxes())) readers.add(new End(label(i.name()), BusRates.handled(frame, bus.name(), i.name()), hub, state(frame,
                    i)));
            hubs.add(new Hub(bus.name(), List.of(Format.rate(frame.busPerSecond(bus.name()), "msg"), Format.whole(bus.waiting()) + " wait",
                    Format.rate(BusRates.total(frame, bus.name(), BusStats::conflated), "merged"), Format.whole(bus.dropped()) + " lost")));
        }
        return new Flow(List.copyOf(sources), List.copyOf(hubs), List.copyOf(readers));
    }

    /** Engines in their order, then whoever else listens, by name. */
    static List<InboxStats> sorted(List<InboxStats> inboxes) {
        return inboxes.stream().sorted(Comparator.comparing((InboxStats i) -> EngineId.of(i.name()).map(Enum::ordinal).orElse(EngineId.values().length))
                .thenComparing(InboxStats::name)).toList();
    }

    /** Market data first. */
    private static int order(Topic topic) {
        return topic.name().matches(UNDER_VENUES) ? 0 : 1;
    }

    /** The venue of market data, else the first two parts of the topic. */
    static String family(Topic topic) {
        String[] parts = topic.name().split("\\.", 4);
        if (parts.length > 2 && topic.name().matches(UNDER_VENUES)) {
            for (Venue v : Venue.values()) if (v.name().equals(parts[2])) return v.label();
        }
        return parts.length < 2 ? topic.name() : parts[0] + "." + parts[1];
    }

    /** An engine by its name on screen, anybody else by the name of the inbox. */
    static String label(String inbox) {
        return EngineId.of(inbox).map(EngineId::label).orElseGet(() -> Character.toUpperCase(inbox.charAt(0)) + inbox.substring(1));
    }

    /** Late by the engines' limits; others have none. */
    static State state(Frame frame, InboxStats i) {
        if (i.done().isEmpty()) return State.IDLE;
        return EngineId.of(i.name()).map(frame::engine).map(e -> Lateness.of(e, frame.state().at())).orElse(State.OK);
    }
}

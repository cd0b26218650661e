package fathom.view.buses;

import fathom.bus.BusStats;
import fathom.bus.BusStats.TopicStats;
import fathom.bus.BusesState;
import fathom.bus.InboxStats;
import fathom.bus.Topic;
import fathom.bus.WireStats;
import fathom.view.Frame;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** How fast the counters of a bus, of its inboxes and of its topics rise, per second. */
final class BusRates {
    private BusRates() {}

    static double handled(Frame frame, String bus, String inbox) {
        return of(frame, bus, inbox, InboxStats::handled);
    }

    /** @param bus the group, where there is one: its inboxes stand there */
    static double of(Frame frame, String bus, String inbox, ToLongFunction<InboxStats> counter) {
        return frame.busPerSecond(bus, b -> {
            for (InboxStats i : b.inboxes()) if (i.name().equals(inbox)) return counter.applyAsLong(i);
            return 0;
        });
    }

    /** Of a bus over a server. */
    static double wire(Frame frame, BusStats bus, ToLongFunction<WireStats> counter) {
        return frame.busPerSecond(bus.name(), b -> b.wire() == null ? 0 : counter.applyAsLong(b.wire()));
    }

    /** Messages delivered over a server to one inbox. */
    static double reached(Frame frame, BusStats bus, String inbox) {
        return wire(frame, bus, w -> w.link().reached().getOrDefault(inbox, 0L));
    }

    /** By topic, on this bus alone; a topic may travel over several when one was lost. */
    static Map<Topic, Double> topics(Frame frame, BusStats bus) {
        double seconds = (frame.state().at() - frame.before().at()) / 1e9;
        Map<Topic, Long> earlier = new HashMap<>();
        BusesState.of(frame.before()).buses().stream().flatMap(b -> b.each().stream()).filter(b -> b.name().equals(bus.name())).flatMap(b -> b.topics().stream())
                .forEach(t -> earlier.put(t.topic(), t.published()));
        Map<Topic, Double> rates = new HashMap<>();
        for (TopicStats t : bus.topics()) {
            rates.put(t.topic(), seconds <= 0 ? Double.NaN : Math.max(0, t.published() - earlier.getOrDefault(t.topic(), 0L)) / seconds);
        }
        return rates;
    }
}

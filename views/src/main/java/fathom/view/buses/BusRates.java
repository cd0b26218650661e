package fathom.view.buses;

import fathom.bus.BusStats;
import fathom.bus.InboxStats;
import fathom.view.Frame;
import java.util.function.ToLongFunction;

/** How fast the counters of a bus and of its inboxes rise, per second. */
final class BusRates {
    private BusRates() {}

    static double total(Frame frame, String bus, ToLongFunction<BusStats> counter) {
        return frame.perSecond(s -> s.buses().stream().filter(b -> b.name().equals(bus)).mapToLong(counter).sum());
    }

    static double handled(Frame frame, String bus, String inbox) {
        return of(frame, bus, inbox, InboxStats::handled);
    }

    static double of(Frame frame, String bus, String inbox, ToLongFunction<InboxStats> counter) {
        return total(frame, bus, b -> {
            for (InboxStats i : b.inboxes()) if (i.name().equals(inbox)) return counter.applyAsLong(i);
            return 0;
        });
    }
}

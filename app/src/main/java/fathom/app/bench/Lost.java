package fathom.app.bench;

import fathom.bus.BusStats;
import fathom.bus.InboxStats;

/** A benchmark that lost something on the way has measured nothing. */
final class Lost {
    private Lost() {}

    /** @throws IllegalStateException when any inbox of the quiet bus dropped, failed or does not add up; conflation is no loss */
    static void none(BusStats stats) {
        for (InboxStats inbox : stats.inboxes()) {
            boolean tape = inbox.name().equals("console"); // keeps the last few trades, as it says
            long gone = inbox.handled() + inbox.conflated() + inbox.dropped();
            if (inbox.failed() > 0 || inbox.dropped() > 0 && !tape || inbox.accepted() != gone + inbox.waiting()) {
                throw new IllegalStateException("inbox " + inbox.name() + " of bus " + stats.name() + ": " + inbox.accepted() + " came, " + inbox.handled()
                        + " were handled, " + inbox.conflated() + " conflated, " + inbox.dropped() + " dropped, "
                        + inbox.waiting() + " wait, " + inbox.failed() + " failed");
            }
        }
    }
}

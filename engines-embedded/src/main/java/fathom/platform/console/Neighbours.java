package fathom.platform.console;

import fathom.engine.EngineStatus;
import fathom.platform.host.HostReport;
import fathom.platform.host.Hosts;

/** Writes into the log of events which processes come and go, and which engines go with them. */
public final class Neighbours implements Hosts.Listener {
    private final EventLog events;

    public Neighbours(EventLog events) {
        this.events = events;
    }

    @Override
    public void arrived(HostReport report) {
        events.add("ok", report.id().label(), "is on the bus to run " + report.work());
    }

    @Override
    public void gone(HostReport last) {
        String state = last.leaving() ? "warn" : "bad", why = last.leaving() ? "ended" : "vanished";
        events.add(state, last.id().label(), why + "; it ran " + last.work());
        for (EngineStatus e : last.engines()) events.add(state, e.id().label(), "its process " + last.id().label() + " " + why);
    }

    @Override
    public void doubted(String sender, String why) {
        events.add("warn", sender, "is not believed: " + why);
    }
}

package fathom.server;

import fathom.bus.Bus;
import fathom.hardware.OshiProbe;
import fathom.platform.host.Host;

/** What every process that serves can be asked: how it is. Looks on while it is open. */
public final class PlatformRoutes implements AutoCloseable {
    private final Health health;
    private final Metrics metrics;
    private final MachineReadings machine = new MachineReadings(OshiProbe::new);

    public PlatformRoutes(Host host, Bus bus) {
        health = new Health(host, bus);
        metrics = new Metrics(host, bus, machine);
    }

    public Routes routes() {
        return Routes.NONE.with(
                Route.get("/health", "Whether this process does what it is there for").answers(200, "application/json", "It does, maybe with a fault")
                        .answers(503, "application/json", "It does not").asUrgent().by(call -> health.response()),
                Route.get("/metrics", "What this process measures").answers(200, "text/plain", "Prometheus text").by(call -> metrics.response()),
                Route.get("/m4-max/status", "What the machine tells, whatever machine it is: every reading with where it comes from, or why it is absent").answers(200, "application/json", "The readings")
                        .by(call -> machine.response()));
    }

    @Override
    public void close() {
        health.close();
        machine.close();
    }
}

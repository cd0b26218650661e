package fathom.platform.host;

import fathom.bus.Bus;
import fathom.engine.EngineId;
import fathom.engine.EngineRegistry;
import fathom.engine.EngineRunner;
import fathom.engine.EngineStatus;
import fathom.market.Feed;
import fathom.market.FeedStatus;
import fathom.measure.Clock;
import fathom.platform.Catalogue;
import fathom.watch.Rules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * What one process runs of a platform: some engines or all, and the feed with the desk if it is given one. It says so on the bus and hears who else is there.
 * Does not close the bus.
 */
public final class Host implements AutoCloseable {
    /** Nanoseconds in which whoever is there has answered a newcomer, or speaks anyway. */
    private static final long LISTEN = Presence.INTERVAL + 200_000_000L;

    private final HostId id;
    private final Rules rules;
    private final Bus bus;
    private final Hosts hosts;
    private final EngineRegistry engines;
    private final Optional<MarketDesk> market;
    private final Presence presence;

    /**
     * @param catalogue what there is
     * @param chosen   engines to run; those that are not built are left out
     * @param feed     null to run neither feed nor desk
     * @param listener told of other processes that come and go
     */
    public Host(HostId id, Bus bus, Catalogue catalogue, Set<EngineId> chosen, Feed feed, Hosts.Listener listener) {
        this.id = id;
        rules = catalogue.rules();
        this.bus = bus;
        presence = new Presence(bus, id.process(), this::report);
        hosts = new Hosts(bus, new Door(listener));
        engines = new EngineRegistry(bus, catalogue.built().stream().filter(e -> chosen.contains(e.id())).toList(), engine -> new Rendezvous(engine, id.process(), hosts::present));
        market = Optional.ofNullable(feed).map(f -> new MarketDesk(bus, f));
    }

    /**
     * Starts everything; the feed last, so that no tick is missed. Where others may be on the bus it first listens for a second who they are.
     *
     * @throws IllegalStateException when another process runs a feed and a desk already, as this one would
     */
    public void start() {
        presence.start();
        if (bus.isShared()) {
            listen();
            if (market.isPresent()) refuseSecondMarket();
        }
        engines.startAll();
        market.ifPresent(MarketDesk::start);
        presence.now();
    }

    private static void listen() {
        long end = System.nanoTime() + LISTEN;
        for (long left = LISTEN; left > 0 && !Thread.currentThread().isInterrupted(); left = end - System.nanoTime()) LockSupport.parkNanos(left);
    }

    /** Of two that start at once the older one goes on. */
    private void refuseSecondMarket() {
        for (HostReport r : others()) {
            if (r.market() != null && (r.market().feed().state() != FeedStatus.State.NEW || r.id().isOlderThan(id))) {
                throw new IllegalStateException(r.id().label() + " runs a feed and a desk on this bus already, and two desks would send every order twice");
            }
        }
    }

    public HostId id() {
        return id;
    }

    /** What it is judged by. */
    public Rules rules() {
        return rules;
    }

    public Hosts hosts() {
        return hosts;
    }

    /** Empty unless this process runs feed and desk. */
    public Optional<MarketDesk> market() {
        return market;
    }

    /** The latest reports of the other processes on the bus. */
    public List<HostReport> others() {
        return hosts.present().stream().filter(r -> !r.id().process().equals(id.process())).toList();
    }

    /** Of the engines that this process is there to run. */
    public List<EngineStatus> engines() {
        return engines.statuses();
    }

    /** Does nothing when it does not run here; the same with {@link #startEngine}. @return whether this process has it */
    public boolean stopEngine(EngineId engine) {
        engines.runner(engine).ifPresent(EngineRunner::stop);
        presence.now();
        return engines.runner(engine).isPresent();
    }

    public boolean startEngine(EngineId engine) {
        engines.runner(engine).ifPresent(EngineRunner::start);
        presence.now();
        return engines.runner(engine).isPresent();
    }

    private HostReport report(boolean leaving) {
        return new HostReport(id, Clock.SYSTEM.now(), leaving, engines(), market.map(MarketDesk::report).orElse(null));
    }

    /** Answers newcomers at once, so that they need not wait for the next report. */
    private final class Door implements Hosts.Listener {
        private final Hosts.Listener listener;

        Door(Hosts.Listener listener) {
            this.listener = listener;
        }

        @Override
        public void arrived(HostReport report) {
            if (report.id().process().equals(id.process())) return;
            presence.now();
            listener.arrived(report);
        }

        @Override
        public void doubted(String sender, String why) {
            listener.doubted(sender, why);
        }

        @Override
        public void gone(HostReport last) {
            if (!last.id().process().equals(id.process())) listener.gone(last);
        }
    }

    @Override
    public void close() {
        market.ifPresent(m -> m.feed().close());
        engines.close();
        market.ifPresent(MarketDesk::close);
        presence.close();
        hosts.close();
    }
}

package fathom.platform.remote;

import fathom.bus.Bus;
import fathom.bus.TopicFamilies;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.engine.EnginesState;
import fathom.engine.Table;
import fathom.platform.Catalogue;
import fathom.platform.Command;
import fathom.platform.Execution.Outcome;
import fathom.platform.Execution;
import fathom.platform.Platform;
import fathom.platform.console.BusTail;
import fathom.platform.console.EventLog;
import fathom.platform.console.Lookout;
import fathom.platform.console.Neighbours;
import fathom.platform.host.EngineRoll;
import fathom.platform.host.HostId;
import fathom.platform.host.HostReport;
import fathom.platform.host.Hosts;
import fathom.platform.host.MarketReport;
import fathom.scenario.ScenarioProfile;
import fathom.state.PlatformState;
import fathom.watch.ScreenState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A platform that runs in other processes, for a console that only watches: what is on the bus, and what each process says of itself. It asks questions;
 * whatever would change something is refused with one sentence. Machine readings are of this machine.
 */
public final class RemotePlatform implements Platform {
    private final HostId id = HostId.create();
    private final Bus bus;
    private final Hosts hosts;
    private final RemoteMarket market;
    private final Marks marks;
    private final Lookout lookout;
    private final EngineRoll roll;
    private final List<ScenarioProfile> scenarios;

    private RemotePlatform(Bus bus, Catalogue catalogue) {
        this.bus = bus;
        roll = new EngineRoll(catalogue);
        scenarios = catalogue.scenarios().profiles();
        var events = new EventLog();
        hosts = new Hosts(bus, new Neighbours(events));
        market = new RemoteMarket(hosts::present);
        marks = new Marks(bus);
        lookout = new Lookout(bus, catalogue, id.process(), this::state, events);
    }

    /** @param bus is the platform's from now on, which closes it; @param catalogue what there may be */
    public static RemotePlatform start(Bus bus, Catalogue catalogue) {
        var platform = new RemotePlatform(bus, catalogue);
        platform.lookout.start();
        return platform;
    }

    @Override
    public PlatformState state() {
        List<HostReport> present = hosts.present();
        MarketReport report = market.report();
        String label = "Remote platform over %s, %d %s".formatted(bus.name(), present.size(), present.size() == 1 ? "process" : "processes");
        return lookout.state(label, market.startedAt().orElse(id.startedAt()), report.feed(),
                List.of(report.desk(marks.of(report.portfolios())), new EnginesState(roll.call(List.of(), present))));
    }

    @Override
    public void screen(ScreenState now) {
        lookout.screen(now);
    }

    @Override
    public CompletableFuture<Answer> ask(EngineId engine, String kind, String subject, Map<String, String> set, Table input) {
        return lookout.ask(engine, kind, subject, set, input);
    }

    @Override
    public TopicFamilies topics() {
        return lookout.topics();
    }

    @Override
    public List<ScenarioProfile> scenarios() {
        return scenarios;
    }

    @Override
    public Execution perform(Command command) {
        return Execution.ended(command, Outcome.refused("this console only watches; " + command.elsewhere()));
    }

    @Override
    public Tail tail(String pattern) {
        return new BusTail(bus, pattern);
    }

    @Override
    public void close() {
        lookout.close();
        marks.close();
        hosts.close();
        bus.close();
    }
}

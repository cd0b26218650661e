package fathom.platform.embedded;

import fathom.bus.Bus;
import fathom.bus.BusStats;
import fathom.bus.InboxStats;
import fathom.desk.DeskConfig;
import fathom.engine.EngineStatus;
import fathom.hardware.HardwareSnapshot;
import fathom.market.FeedStatus;
import fathom.market.UsdRates;
import fathom.measure.Clock;
import fathom.model.Instrument;
import fathom.model.PortfolioMark;
import fathom.platform.Catalogue;
import fathom.platform.Platform.Tail;
import fathom.platform.console.HardwareSampler;
import fathom.platform.host.MarketDesk;
import fathom.scenario.MarketApart;
import fathom.scenario.ScenarioContext;
import fathom.watch.DeskVerdict;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a scenario finds when it runs against the embedded platform. */
record Stage(Catalogue catalogue, Bus bus, MarketDesk marketDesk, Supplier<List<EngineStatus>> roll, HardwareSampler sampler, Supplier<DeskVerdict> judged) implements ScenarioContext {
    @Override
    public Clock clock() {
        return Clock.SYSTEM;
    }

    @Override
    public List<Target> targets() {
        return Targets.of(roll.get(), assets(), portfolios().stream().map(PortfolioMark::id).toList());
    }

    private List<String> assets() {
        return marketDesk.feed().instruments().stream().map(Instrument::base).filter(base -> !UsdRates.isDollarCoin(base)).distinct().toList();
    }

    @Override
    public List<EngineStatus> engines() {
        return roll.get();
    }

    @Override
    public List<PortfolioMark> portfolios() {
        return marketDesk.desk().marks();
    }

    @Override
    public HardwareSnapshot hardware() {
        return sampler.latest();
    }

    @Override
    public FeedStatus feed() {
        return marketDesk.feed().status();
    }

    @Override
    public DeskVerdict verdict() {
        return judged.get();
    }

    @Override
    public MarketApart apart(DeskConfig desk) {
        return new ApartFromDesk(catalogue, desk);
    }

    @Override
    public Map<String, Set<String>> inventory() {
        BusStats stats = bus.stats();
        return Map.of(
                "the inbox", stats.inboxes().stream().map(InboxStats::name).filter(name -> !name.equals(Tail.INBOX)).collect(Collectors.toSet()),
                "the topic", stats.topics().stream().map(t -> t.topic().name()).filter(this::isNobodysOwn).collect(Collectors.toSet()),
                "the running engine", roll.get().stream().filter(e -> e.state() == EngineStatus.State.RUNNING).map(e -> e.id().label()).collect(Collectors.toSet()),
                "the portfolio", portfolios().stream().map(PortfolioMark::id).collect(Collectors.toSet()));
    }

    /** Topics about what the platform itself trades, runs and asks come when there is something to say: they are no run's. */
    private boolean isNobodysOwn(String topic) {
        Set<String> own = new HashSet<>(assets());
        own.add("all");
        marketDesk.feed().instruments().forEach(i -> own.add(i.topicPart()));
        portfolios().forEach(p -> own.add(p.id()));
        roll.get().forEach(e -> own.add(e.id().id()));
        String parts = topic + ".";
        return own.stream().noneMatch(subject -> parts.contains("." + subject + ".")) && !topic.startsWith("engine.answer.console.") && !topic.startsWith("platform.host.");
    }
}

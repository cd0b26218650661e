package fathom.platform.embedded;

import fathom.bus.Bus;
import fathom.desk.PortfolioMark;
import fathom.engine.Engine;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.hardware.HardwareSnapshot;
import fathom.market.UsdRates;
import fathom.measure.Clock;
import fathom.measure.Provenance;
import fathom.model.Instrument;
import fathom.platform.console.HardwareSampler;
import fathom.platform.host.Engines;
import fathom.platform.host.MarketDesk;
import fathom.scenario.CrashMarket;
import fathom.scenario.ScenarioContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a scenario finds when it runs against the embedded platform. */
record Stage(Bus bus, MarketDesk marketDesk, Supplier<List<EngineStatus>> roll, HardwareSampler sampler) implements ScenarioContext {
    /** What each engine is asked first under load; an engine without a subject takes an empty one. */
    private static final Map<EngineId, String> FIRST_QUESTION = firstQuestions();

    @Override
    public Clock clock() {
        return Clock.SYSTEM;
    }

    @Override
    public List<Target> targets() {
        var assets = marketDesk.feed().instruments().stream().map(Instrument::base).filter(base -> !UsdRates.isDollarCoin(base)).distinct().toList();
        var portfolios = marketDesk.desk().marks().stream().map(PortfolioMark::id).toList();
        return roll.get().stream().filter(e -> e.state() == EngineStatus.State.RUNNING)
                .map(e -> new Target(e.id(), FIRST_QUESTION.get(e.id()), asksForPortfolios(e.id()) ? portfolios : assets)).toList();
    }

    private static boolean asksForPortfolios(EngineId id) {
        return switch (id) {
            case RISK, ANALYTICS, PORTFOLIO -> true;
            default -> false;
        };
    }

    private static Map<EngineId, String> firstQuestions() {
        var questions = new EnumMap<EngineId, String>(EngineId.class);
        Engines.BUILT.forEach((id, maker) -> {
            Engine engine = maker.get();
            questions.put(id, engine.questions().getFirst());
        });
        return questions;
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
    public long eventTime() {
        return marketDesk.feed().status().clock();
    }

    @Override
    public Provenance market() {
        return marketDesk.feed().status().provenance();
    }

    @Override
    public CrashMarket crashMarket() {
        return new CrashOnSimulator();
    }
}

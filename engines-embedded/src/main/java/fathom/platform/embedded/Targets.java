package fathom.platform.embedded;

import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.platform.host.Engines;
import fathom.scenario.ScenarioContext.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each running engine is asked under load. */
final class Targets {
    /** The first kind of question of each. */
    private static final Map<EngineId, String> FIRST = first();

    private Targets() {}

    static List<Target> of(List<EngineStatus> engines, List<String> assets, List<String> portfolios) {
        return engines.stream().filter(e -> e.state() == EngineStatus.State.RUNNING)
                .map(e -> new Target(e.id(), FIRST.get(e.id()), asksForPortfolios(e.id()) ? portfolios : assets)).toList();
    }

    private static boolean asksForPortfolios(EngineId id) {
        return id == EngineId.RISK || id == EngineId.ANALYTICS || id == EngineId.PORTFOLIO;
    }

    private static Map<EngineId, String> first() {
        var questions = new HashMap<EngineId, String>();
        Engines.BUILT.forEach((id, maker) -> questions.put(id, maker.get().questions().getFirst()));
        return questions;
    }
}

package fathom.platform.embedded;

import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.platform.Catalogue;
import fathom.scenario.ScenarioContext.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each running engine is asked under load. */
final class Targets {
    private Targets() {}

    static List<Target> of(Catalogue catalogue, List<EngineStatus> engines, List<String> assets, List<String> portfolios) {
        Map<EngineId, String> first = first(catalogue);
        return engines.stream().filter(e -> e.state() == EngineStatus.State.RUNNING)
                .map(e -> new Target(e.id(), first.get(e.id()), asksForPortfolios(e.id()) ? portfolios : assets)).toList();
    }

    private static boolean asksForPortfolios(EngineId id) {
        return id == EngineId.RISK || id == EngineId.ANALYTICS || id == EngineId.PORTFOLIO;
    }

    /** The first kind of question of each. */
    private static Map<EngineId, String> first(Catalogue catalogue) {
        var questions = new HashMap<EngineId, String>();
        catalogue.engines().forEach((id, maker) -> questions.put(id, maker.get().questions().getFirst()));
        return questions;
    }
}

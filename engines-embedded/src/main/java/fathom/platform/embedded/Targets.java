package fathom.platform.embedded;

import fathom.engine.EngineStatus;
import fathom.engine.QuestionKind;
import fathom.scenario.ScenarioContext.Target;
import java.util.List;

/** What each running engine is asked under load: the first question that it declares, about whatever that is about. */
final class Targets {
    private Targets() {}

    static List<Target> of(List<EngineStatus> engines, List<String> assets, List<String> portfolios) {
        return engines.stream().filter(e -> e.state() == EngineStatus.State.RUNNING && !e.contract().questions().isEmpty()).map(e -> {
            QuestionKind first = e.contract().questions().getFirst();
            return new Target(e.id(), first.name(), subjects(first.subject(), assets, portfolios));
        }).toList();
    }

    private static List<String> subjects(QuestionKind.Subject about, List<String> assets, List<String> portfolios) {
        return switch (about) {
            case NONE -> List.of();
            case ASSET, INSTRUMENT -> assets;
            case PORTFOLIO -> portfolios;
        };
    }
}

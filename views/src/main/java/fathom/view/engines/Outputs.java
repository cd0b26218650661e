package fathom.view.engines;

import fathom.bus.Topic;
import fathom.engine.EngineContract;
import fathom.engine.ResultsState;
import fathom.engine.ResultsState.Result;
import fathom.state.PlatformState;
import fathom.view.Payloads;
import fathom.view.piece.Rich;
import java.util.Comparator;
import java.util.List;

/** What an engine said last, a line for each of its topics. */
final class Outputs {
    /** @param subject what it is about: the end of the topic; @param at when it was published, epoch nanoseconds */
    record Output(String subject, long at, Rich what) {}

    private Outputs() {}

    static List<Output> of(PlatformState state, EngineContract contract) {
        return ResultsState.of(state).latest().values().stream().filter(r -> contract.publishes().stream().anyMatch(p -> p.matches(Topic.of(r.topic()))))
                .sorted(Comparator.comparing(Result::topic)).map(r -> new Output(subject(r.topic()), r.at(), Payloads.describe(r.payload()))).toList();
    }

    /** What follows the second dot. */
    static String subject(String topic) {
        int first = topic.indexOf('.'), second = topic.indexOf('.', first + 1);
        return second < 0 ? topic : topic.substring(second + 1);
    }
}

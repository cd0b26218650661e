package fathom.scenario;

import fathom.state.PlatformState;
import fathom.state.Section;
import java.util.List;

/** The runs of a platform. @param current the one that goes on, or the last; null before the first; @param ended latest first */
public record RunsState(RunProgress current, List<RunReport> ended) implements Section {
    public static final RunsState EMPTY = new RunsState(null, List.of());

    public RunsState {
        ended = List.copyOf(ended);
    }

    public static RunsState of(PlatformState state) {
        return state.section(EMPTY);
    }
}

package fathom.engine;

import fathom.state.PlatformState;
import fathom.state.Section;
import java.util.List;

/** @param engines all that are known, running or not */
public record EnginesState(List<EngineStatus> engines) implements Section {
    public static final EnginesState EMPTY = new EnginesState(List.of());

    public EnginesState {
        engines = List.copyOf(engines);
    }

    public static EnginesState of(PlatformState state) {
        return state.section(EMPTY);
    }
}

package fathom.engine;

import fathom.state.PlatformState;
import fathom.state.Section;
import java.util.List;
import java.util.Optional;

/** @param engines all that are known, running or not */
public record EnginesState(List<EngineStatus> engines) implements Section {
    public static final EnginesState EMPTY = new EnginesState(List.of());

    public EnginesState {
        engines = List.copyOf(engines);
    }

    /** By its id; empty when none has it. */
    public Optional<EngineStatus> engine(String id) {
        return engines.stream().filter(e -> e.id().id().equals(id)).findFirst();
    }

    public static EnginesState of(PlatformState state) {
        return state.section(EMPTY);
    }
}

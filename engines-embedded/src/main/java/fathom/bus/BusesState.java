package fathom.bus;

import fathom.state.PlatformState;
import fathom.state.Section;
import java.util.List;

/** @param buses each as the platform uses it; a group is one */
public record BusesState(List<BusStats> buses) implements Section {
    public static final BusesState EMPTY = new BusesState(List.of());

    public BusesState {
        buses = List.copyOf(buses);
    }

    public static BusesState of(PlatformState state) {
        return state.section(EMPTY);
    }
}

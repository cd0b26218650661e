package fathom.hardware;

import fathom.state.PlatformState;
import fathom.state.Section;

/** @param snapshot the latest look at the machine; null before the first */
public record MachineState(HardwareSnapshot snapshot) implements Section {
    public static final MachineState EMPTY = new MachineState(null);

    public static MachineState of(PlatformState state) {
        return state.section(EMPTY);
    }
}

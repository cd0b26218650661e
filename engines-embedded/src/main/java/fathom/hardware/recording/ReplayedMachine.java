package fathom.hardware.recording;

import fathom.hardware.HardwareSnapshot;
import fathom.hardware.MachineState;
import fathom.hardware.recording.Recordings.Recording;
import fathom.measure.Clock;
import fathom.state.SectionSource;
import java.util.List;

/** A recorded machine in the place of this one: its looks one after the other at their own pace, over and over, each as if it were seen now. */
public final class ReplayedMachine implements SectionSource {
    private static final long USUAL = 1_000_000_000L, SHORTEST = 100_000_000L, LONGEST = 10_000_000_000L;

    private final List<HardwareSnapshot> looks;
    /** When each is over, nanoseconds after the begin. */
    private final long[] ends;
    private final Clock clock;
    private final long begin;

    public ReplayedMachine(Recording recording) {
        this(recording.looks(), Clock.SYSTEM);
    }

    ReplayedMachine(List<HardwareSnapshot> looks, Clock clock) {
        this.looks = looks;
        this.clock = clock;
        begin = clock.now();
        ends = new long[looks.size()];
        for (int i = 0; i < ends.length; i++) {
            long pause = i + 1 < ends.length ? looks.get(i + 1).at() - looks.get(i).at() : USUAL;
            ends[i] = (i == 0 ? 0 : ends[i - 1]) + (pause <= 0 ? USUAL : Math.clamp(pause, SHORTEST, LONGEST));
        }
    }

    @Override
    public MachineState section() {
        long now = clock.now(), at = Math.floorMod(now - begin, ends[ends.length - 1]);
        int i = 0;
        while (ends[i] <= at) i++;
        return new MachineState(looks.get(i).at(now));
    }
}

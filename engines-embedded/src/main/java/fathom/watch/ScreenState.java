package fathom.watch;

import fathom.state.PlatformState;
import fathom.state.Section;

/**
 * How a console itself does; NaN where that is not known.
 *
 * @param startedAt of the window, epoch nanoseconds; 0 when there is none
 * @param frameP99  99th percentile of the time that one frame takes on the thread of the screen, nanoseconds
 * @param busy      share of its time that this thread spent on frames, 0 to 1
 */
public record ScreenState(long startedAt, double frameP99, double busy) implements Section {
    public static final ScreenState EMPTY = new ScreenState(0, Double.NaN, Double.NaN);

    public static ScreenState of(PlatformState state) {
        return state.section(EMPTY);
    }
}

package fathom.engine;

import fathom.state.PlatformState;
import fathom.state.Section;
import java.util.Map;

/** What the engines publish: features, VPIN, risk, analytics, allocations, consolidated books. @param latest by topic */
public record ResultsState(Map<String, Result> latest) implements Section {
    public static final ResultsState EMPTY = new ResultsState(Map.of());

    /** @param at when it was published, epoch nanoseconds */
    public record Result(String topic, long at, Object payload) {}

    public ResultsState {
        latest = Map.copyOf(latest);
    }

    public static ResultsState of(PlatformState state) {
        return state.section(EMPTY);
    }

    /** The latest payload on a topic if it is of that type, else null. */
    public <T> T payload(String topic, Class<T> type) {
        Result r = latest.get(topic);
        return r != null && type.isInstance(r.payload()) ? type.cast(r.payload()) : null;
    }
}

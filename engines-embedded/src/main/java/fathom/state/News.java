package fathom.state;

import java.util.List;

/** @param events what happened, latest first */
public record News(List<Event> events) implements Section {
    public static final News EMPTY = new News(List.of());

    public News {
        events = List.copyOf(events);
    }

    public static News of(PlatformState state) {
        return state.section(EMPTY);
    }
}

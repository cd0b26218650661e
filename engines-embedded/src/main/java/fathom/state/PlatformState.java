package fathom.state;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a console shows, at one moment; immutable. What an area says is read through its section: {@code MarketState.of(state)}.
 *
 * @param at        when it was put together, epoch nanoseconds; ages are differences to this
 * @param startedAt when the platform was started, epoch nanoseconds
 * @param label     e.g. {@code Embedded platform, this machine}
 * @param sections  by their class
 */
public record PlatformState(long at, long startedAt, String label, Map<Class<? extends Section>, Section> sections) {
    public PlatformState {
        sections = Map.copyOf(sections);
        sections.forEach((type, section) -> type.cast(section));
    }

    /** @param sections at most one of a class: of several the last counts */
    public static PlatformState of(long at, long startedAt, String label, List<? extends Section> sections) {
        var byClass = new HashMap<Class<? extends Section>, Section>();
        sections.forEach(s -> byClass.put(s.getClass(), s));
        return new PlatformState(at, startedAt, label, byClass);
    }

    /** The section of that class. @param empty of the class, when no source delivered one */
    public <S extends Section> S section(S empty) {
        @SuppressWarnings("unchecked") var type = (Class<S>) empty.getClass();
        Section found = sections.get(type);
        return found == null ? empty : type.cast(found);
    }

    /** The same with these sections in the place of those of their classes. */
    public PlatformState with(Section... changed) {
        var all = new HashMap<>(sections);
        Arrays.stream(changed).forEach(s -> all.put(s.getClass(), s));
        return new PlatformState(at, startedAt, label, all);
    }

    /** The same, put together at another time. */
    public PlatformState asOf(long at) {
        return new PlatformState(at, startedAt, label, sections);
    }
}

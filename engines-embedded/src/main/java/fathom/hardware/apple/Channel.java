package fathom.hardware.apple;

import java.util.List;

/**
 * One channel of IOReport: what became of it between two looks.
 *
 * @param group    e.g. {@code Energy Model}
 * @param subgroup empty where it has none
 * @param unit     as the channel labels it, blanks stripped; empty where it has none
 * @param value    of a simple channel; {@link #NONE} where it is not told
 * @param states   of one that tells times; else empty
 */
public record Channel(String group, String subgroup, String name, String unit, long value, List<StateTime> states) {
    /** What IOReport gives for a value that is not there. */
    public static final long NONE = Long.MIN_VALUE;

    public Channel {
        group = group == null ? "" : group.strip();
        subgroup = subgroup == null ? "" : subgroup.strip();
        name = name == null ? "" : name.strip();
        unit = unit == null ? "" : unit.strip();
        states = states == null ? List.of() : List.copyOf(states);
    }

    boolean isOf(String otherGroup, String otherSubgroup) {
        return group.equals(otherGroup) && subgroup.equals(otherSubgroup);
    }
}

package fathom.scenario;

import java.util.List;

/** The runs of a platform. @param current the one that goes on, or the last; null before the first; @param ended latest first */
public record RunsState(RunProgress current, List<RunReport> ended) {
    public static final RunsState EMPTY = new RunsState(null, List.of());
}

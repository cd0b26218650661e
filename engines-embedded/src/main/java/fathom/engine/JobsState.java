package fathom.engine;

import fathom.state.PlatformState;
import fathom.state.Section;
import java.util.List;
import java.util.Optional;

/** The jobs of all engines, wherever they are worked on. @param jobs the latest first; the last few dozen */
public record JobsState(List<JobReport> jobs) implements Section {
    public static final JobsState EMPTY = new JobsState(List.of());

    public JobsState {
        jobs = List.copyOf(jobs);
    }

    public static JobsState of(PlatformState state) {
        return state.section(EMPTY);
    }

    public Optional<JobReport> job(String id) {
        return jobs.stream().filter(j -> j.id().equals(id)).findFirst();
    }
}

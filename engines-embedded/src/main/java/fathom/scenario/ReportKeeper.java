package fathom.scenario;

import java.nio.file.Path;

/** Keeps the reports of runs. */
public interface ReportKeeper {
    /**
     * Makes sure, before any load, that a report of that name can be kept.
     *
     * @param runId wished for
     * @throws IllegalStateException one sentence, when it cannot
     */
    Place reserve(String runId);

    /** Room for one report, under an id that no other run has. */
    interface Place {
        String runId();

        /** @return its page; null where it has none; @throws RuntimeException whose message is one sentence, when it cannot be saved */
        Path save(RunReport report);

        /** Gives the room back: the run was not started. */
        default void release() {}
    }

    /** Keeps nothing. */
    ReportKeeper NONE = runId -> new Place() {
        @Override
        public String runId() {
            return runId;
        }

        @Override
        public Path save(RunReport report) {
            return null;
        }
    };
}

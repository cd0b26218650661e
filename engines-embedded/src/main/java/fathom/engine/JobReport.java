package fathom.engine;

import fathom.bus.MessageType;
import fathom.bus.TopicFamily;
import fathom.bus.TopicFamily.Stage;
import org.jspecify.annotations.Nullable;

/**
 * How one job is; published whenever that changes, and as the first answer to a question that is a job.
 *
 * @param id     unique on a platform
 * @param engine whose it is
 * @param name   for people, e.g. the question
 * @param share  of the work that is done, 0 to 1; NaN while that cannot be said
 * @param doing  a few words; may be empty
 * @param since  when it was submitted, epoch nanoseconds
 * @param took   nanoseconds it was worked on so far
 * @param result null unless it is done
 * @param error  one sentence when it failed, else null
 */
public record JobReport(String id, String engine, String name, State state, double share, String doing, long since, long took, @Nullable Object result,
                        @Nullable String error) {
    public static final TopicFamily<JobReport> TOPICS = TopicFamily.of("engine.job", Stage.CONTROL, "Jobs", MessageType.ANSWER, JobReport.class, "job");

    public enum State {
        WAITING, RUNNING, DONE, FAILED, CANCELLED;

        public boolean isOver() {
            return compareTo(DONE) >= 0;
        }
    }

    /** @throws IllegalArgumentException when it does not say which it is and how */
    public JobReport {
        if (id == null || engine == null || name == null || state == null || doing == null) throw new IllegalArgumentException("a job that does not say which it is and how it is");
    }
}

package fathom.engine;

import fathom.bus.MessageType;
import fathom.bus.TopicFamily;
import fathom.bus.TopicFamily.Stage;

/** Ends a job, wherever it is worked on. @param id of the job */
public record JobCancel(String id) {
    public static final TopicFamily<JobCancel> TOPICS = TopicFamily.of("engine.cancel", Stage.CONTROL, "Cancelled jobs", MessageType.QUESTION, JobCancel.class, "job-cancel");

    /** @throws IllegalArgumentException when it does not say which */
    public JobCancel {
        if (id == null || id.isBlank()) throw new IllegalArgumentException("which job is to be cancelled?");
    }
}

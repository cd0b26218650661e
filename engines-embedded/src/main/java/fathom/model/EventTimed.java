package fathom.model;

/** Something that is so at a moment of event time. */
public interface EventTimed {
    /** Epoch nanoseconds. */
    long eventTime();
}

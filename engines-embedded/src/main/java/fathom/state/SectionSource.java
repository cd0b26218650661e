package fathom.state;

/** Delivers one section whenever a state is put together; safe from any thread, and returns at once. */
@FunctionalInterface
public interface SectionSource extends AutoCloseable {
    Section section();

    /** With the platform. */
    @Override
    default void close() {}
}

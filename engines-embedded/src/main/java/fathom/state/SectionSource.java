package fathom.state;

/** Delivers one section whenever a state is put together; safe from any thread, and returns at once. */
@FunctionalInterface
public interface SectionSource {
    Section section();
}

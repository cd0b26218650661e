package fathom.scenario;

import java.util.List;

/** Observes one side of a run. All methods are called on the run's thread. */
public interface Watch extends AutoCloseable {
    /** A look, about five times a second. */
    default void look(long now) {}

    /** What it observed so far; called during the run and once when everything has come to rest. */
    void observe(Observations into);

    /** Work counts and other figures; called once, at the end. */
    default List<Fact> facts() {
        return List.of();
    }

    @Override
    default void close() {}
}

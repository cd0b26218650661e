package fathom.engine;

import fathom.model.PortfolioMark;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What an engine keeps of each portfolio that it has seen, by id. */
public final class PerPortfolio<T> {
    private final TreeMap<String, T> states = new TreeMap<>();
    private final Function<String, T> create;

    /** @param create makes the state of a portfolio when its first mark arrives */
    public PerPortfolio(Function<String, T> create) {
        this.create = create;
    }

    public T of(PortfolioMark mark) {
        return states.computeIfAbsent(mark.id(), create);
    }

    public Collection<T> all() {
        return states.values();
    }

    /**
     * Whom a question is about; the first one where it does not say.
     *
     * @return empty while no portfolio is known at all
     * @throws IllegalArgumentException when others are known but not this one
     */
    public Optional<T> find(String subject) {
        if (states.isEmpty()) return Optional.empty();
        if (subject.isEmpty()) return Optional.of(states.firstEntry().getValue());
        T state = states.get(subject);
        if (state == null) throw new IllegalArgumentException("no portfolio '" + subject + "'; there are " + String.join(", ", states.keySet()));
        return Optional.of(state);
    }
}

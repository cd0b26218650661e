package fathom.engine;

import fathom.model.Instrument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What an engine keeps for each instrument, in the order in which they were first heard of: the same input gives the same order. */
public final class PerInstrument<S> {
    private final Map<Instrument, S> states = new LinkedHashMap<>();
    private final Map<String, List<S>> named = new HashMap<>();
    private final Function<Instrument, S> open;

    /** @param open makes the state of an instrument that is heard of for the first time */
    public PerInstrument(Function<Instrument, S> open) {
        this.open = open;
    }

    public S of(Instrument instrument) {
        S state = states.get(instrument);
        if (state == null) {
            state = open.apply(instrument);
            states.put(instrument, state);
            named.computeIfAbsent(instrument.base(), n -> new ArrayList<>()).add(state);
            named.computeIfAbsent(instrument.topicPart(), n -> new ArrayList<>()).add(state);
        }
        return state;
    }

    public Collection<S> all() {
        return states.values();
    }

    public int count() {
        return states.size();
    }

    public void clear() {
        states.clear();
        named.clear();
    }

    /**
     * @param subject an asset such as {@code BTC} for all its instruments, one of them such as {@code BINANCE.BTC-USDT}, or empty for everything
     * @throws IllegalArgumentException when nothing of that name was heard of so far
     */
    public List<S> matching(String subject) {
        if (subject.isEmpty()) return List.copyOf(states.values());
        List<S> found = named.get(subject);
        if (found == null) {
            throw new IllegalArgumentException("nothing was heard of '" + subject + "' so far; name an asset (BTC) or an instrument (BINANCE.BTC-USDT)");
        }
        return List.copyOf(found);
    }
}

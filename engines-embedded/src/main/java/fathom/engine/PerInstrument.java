package fathom.engine;

import fathom.model.Instrument;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What an engine keeps for each instrument, in the order in which they were first heard of: the same input gives the same order. */
public final class PerInstrument<S> {
    private final Map<Instrument, S> states = new LinkedHashMap<>();
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
    }

    /**
     * @param subject an asset such as {@code BTC} for all its instruments, one of them such as {@code BINANCE.BTC-USDT}, or empty for everything
     * @throws IllegalArgumentException when nothing of that name was heard of so far
     */
    public List<S> matching(String subject) {
        var found = states.entrySet().stream()
                .filter(e -> subject.isEmpty() || subject.equals(e.getKey().base()) || subject.equals(e.getKey().topicPart()))
                .map(Map.Entry::getValue).toList();
        if (found.isEmpty() && !subject.isEmpty()) {
            throw new IllegalArgumentException("nothing was heard of '" + subject + "' so far; name an asset (BTC) or an instrument (BINANCE.BTC-USDT)");
        }
        return found;
    }
}

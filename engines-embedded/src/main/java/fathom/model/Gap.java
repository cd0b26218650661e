package fathom.model;

/**
 * A hole in a venue's sequence: what came between was lost, so the book is not to be trusted until the next snapshot.
 *
 * @param at epoch nanoseconds
 */
public record Gap(Instrument instrument, long at, long expected, long received) implements EventTimed {
    @Override
    public long eventTime() {
        return at;
    }
}

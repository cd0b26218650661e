package fathom.bus;

/**
 * Something that happened to a bus: it was lost, its traffic moved, it is back.
 *
 * @param at    epoch nanoseconds
 * @param kind  what it means to an operator
 * @param bus   the name of the bus that it happened to
 * @param what  one sentence, e.g. {@code does not answer; market data moved to EngineLogic}
 * @param moved messages that were sent again elsewhere
 * @param took  from noticing to traffic flowing again, nanoseconds; 0 where that has no meaning
 */
public record BusEvent(long at, Kind kind, String bus, String what, long moved, long took) {
    public enum Kind { LOST, MOVED, RETURNED, FULL, REFUSED, NOTE }
}

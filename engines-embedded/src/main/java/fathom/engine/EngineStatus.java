package fathom.engine;

import fathom.bus.InboxStats;

/**
 * @param since   of the state, epoch nanoseconds; 0 when not built
 * @param reason  one sentence when FAILED or STOPPED, else empty
 * @param notes   what it says of itself
 * @param inbox   null unless it was started
 * @param contract what it takes, gives and can be asked
 * @param at      when its counts were read, epoch nanoseconds on the clock of its process; 0 when that is now
 */
public record EngineStatus(EngineId id, State state, long since, String reason, EngineNotes notes, long published, InboxStats inbox,
                           EngineContract contract, long at) {
    /** @throws IllegalArgumentException when it does not say which it is and how */
    public EngineStatus {
        if (id == null || state == null || reason == null || notes == null || contract == null) throw new IllegalArgumentException("an engine that does not say which it is and how it is");
    }

    /** Read now. */
    public EngineStatus(EngineId id, State state, long since, String reason, String summary, long published, InboxStats inbox, EngineContract contract) {
        this(id, state, since, reason, EngineNotes.of(summary), published, inbox, contract, 0);
    }

    /** With a contract that is not known. */
    public EngineStatus(EngineId id, State state, long since, String reason, String summary, long published, InboxStats inbox) {
        this(id, state, since, reason, summary, published, inbox, EngineContract.UNKNOWN);
    }

    public enum State {
        RUNNING("running"), NOT_BUILT("not-built"), STOPPED("stopped"), FAILED("failed");

        private final String id;

        State(String id) {
            this.id = id;
        }

        /** As in JSON. */
        public String id() {
            return id;
        }
    }

    /** What it has so far; empty unless it runs. */
    public String summary() {
        return notes.summary();
    }

    public EngineStatus asOf(long at) {
        return new EngineStatus(id, state, since, reason, notes, published, inbox, contract, at);
    }

    public static EngineStatus notBuilt(EngineId id) {
        return new EngineStatus(id, State.NOT_BUILT, 0, "", "", 0, null);
    }
}

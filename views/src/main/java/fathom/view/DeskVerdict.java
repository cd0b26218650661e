package fathom.view;

import fathom.view.piece.Rich;
import fathom.view.piece.State;
import java.util.List;

/**
 * Whether the desk is all right, and if not, why.
 *
 * @param causes worst first, the longest standing first among equals
 */
public record DeskVerdict(Word word, String sentence, List<Cause> causes) {
    public enum Word {
        ALL_RIGHT("All right", State.OK),
        /** Nothing is wrong but what is late because it was started only a moment ago. */
        WARMING_UP("Warming up", State.NO_VERDICT),
        /** Something is past a warning level. */
        WATCH("Watch", State.WARN),
        /** Something is past a limit, or has failed. */
        ACT("Act", State.BAD),
        /** Nothing can be said, because nothing arrives. */
        BLIND("Blind", State.STALE);

        private final String text;
        private final State state;

        Word(String text, State state) {
            this.text = text;
            this.state = state;
        }

        public String text() {
            return text;
        }

        public State state() {
            return state;
        }
    }

    /**
     * One thing that wants a look.
     *
     * @param subject what it is about; with {@code name} it makes the cause the same from frame to frame
     * @param where   the view that shows more
     * @param since   when it was first seen, epoch nanoseconds
     */
    public record Cause(State state, ViewId where, String subject, String name, Rich what, long since) {
        Cause since(long at) {
            return new Cause(state, where, subject, name, what, at);
        }

        boolean isSame(Cause other) {
            return where.equals(other.where) && subject.equals(other.subject) && name.equals(other.name);
        }
    }

    /** Before the first frame. */
    public static final DeskVerdict UNKNOWN = new DeskVerdict(Word.BLIND, "Nothing has arrived yet.", List.of());

    /** How many causes point to a view. */
    public long count(ViewId where) {
        return causes.stream().filter(c -> c.where.equals(where)).count();
    }

    /** The worst of the causes that point to a view; OK when there is none. Overview has them all. */
    public State state(ViewId where) {
        if (where.equals(ViewId.OVERVIEW)) return word.state();
        return causes.stream().filter(c -> c.where.equals(where)).map(Cause::state).reduce(State.OK, State::worse);
    }
}

package fathom.watch;

import fathom.measure.Level;
import java.util.Locale;

/** What it means to be past the limit of a rule. */
public enum Severity {
    /** It is to be watched. What is only past its warning level has another colour, and is nothing to watch. */
    WATCH,
    /** Somebody has to act; past its warning level it is to be watched. */
    ACT,
    /** Nothing of the desk can be known any more. */
    BLIND;

    /** As in a file of rules. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of the condition that follows; OK for none. */
    Level of(Level level) {
        return switch (this) {
            case ACT -> level == Level.UNKNOWN ? Level.OK : level;
            case WATCH -> level == Level.BREACH ? Level.WARN : Level.OK;
            case BLIND -> level == Level.BREACH ? Level.UNKNOWN : Level.OK;
        };
    }
}

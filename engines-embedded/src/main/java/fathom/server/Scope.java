package fathom.server;

import java.util.Locale;

/** What whoever asks must be allowed to do. */
public enum Scope {
    /** See how things are. */
    READ,
    /** Have something computed that changes nothing. */
    RUN,
    /** Change what the platform does. */
    ACT;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

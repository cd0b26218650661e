package fathom.app;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts Fathom. Not an {@code Application}, so that the class path need not be a module path. */
public final class Main {
    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Main() {}

    public static void main(String[] args) {
        JAVAFX.setLevel(Level.SEVERE); // "Unsupported JavaFX configuration" is our choice: docs/decisions
        System.exit(Cli.run(args));
    }
}

package fathom.app.command;

import fathom.app.UsageException;
import fathom.style.Theme;

/** Words on the command line that name one of a few things. */
final class Choice {
    private Choice() {}

    static Theme theme(String word) {
        return switch (word) {
            case "dark" -> Theme.DARK;
            case "light" -> Theme.LIGHT;
            default -> throw new UsageException("--theme " + word + ": use dark or light");
        };
    }
}

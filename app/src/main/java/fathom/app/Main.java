package fathom.app;

import fathom.app.console.JavaFx;
import java.util.List;
import java.util.Locale;

/** Starts Fathom. Not an {@code Application}, so that the class path need not be a module path. */
public final class Main {
    private static final List<String> ANSWERS = List.of("-h", "--help", "-V", "--version");

    private Main() {}

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // one style of numbers everywhere, whatever the user's language
        Thread.setDefaultUncaughtExceptionHandler(new LastWords());
        List<String> words = List.of(args);
        boolean measured = !words.isEmpty() && words.getFirst().equals("measure");
        if (opensWindow(words, measured)) Thread.ofPlatform().name("JavaFX start").start(() -> ahead(measured));
        try {
            System.exit(Cli.run(args));
        } catch (Error e) {
            LastWords.say(e);
        }
    }

    private static boolean opensWindow(List<String> words, boolean measured) {
        if (words.isEmpty()) return true;
        if (measured) return !words.contains("--headless");
        return (words.getFirst().equals("console") || words.getFirst().startsWith("-")) && words.stream().noneMatch(ANSWERS::contains);
    }

    /** JavaFX comes up while the command line is read, each of which takes a quarter of a second on a slow machine. */
    private static void ahead(boolean measured) {
        try {
            if (measured) JavaFx.beginOffscreen();
            else JavaFx.begin();
        } catch (RuntimeException | LinkageError e) {
            // Whoever needs JavaFX asks once more, and tells.
        }
    }
}

package fathom.app;

import java.util.regex.Pattern;

/** Keeps what may be a password out of sentences that repeat what was typed, wherever on the line it was put. */
final class Secrets {
    /** A password may hold anything, slashes and spaces too: all between the first :/ (a path has one slash) and the last @. */
    private static final Pattern LOGIN = Pattern.compile("(?s):/.*@");

    private Secrets() {}

    static String masked(String sentence) {
        return LOGIN.matcher(sentence).replaceAll(":/…@");
    }
}

package fathom.view.shell;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How well a text answers what was typed.
 *
 * @param score higher is better
 * @param hit   for each character of the text whether it was typed
 */
record Match(int score, boolean[] hit) {
    /** Empty when the typed letters do not occur in this order. What stands together or begins a word counts more. */
    static Optional<Match> of(String typed, String text) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT), in = text.toLowerCase(Locale.ROOT);
        var hit = new boolean[text.length()];
        if (wanted.isEmpty()) return Optional.of(new Match(0, hit));
        int at = whole(wanted, in);
        if (at >= 0) {
            Arrays.fill(hit, at, at + wanted.length(), true);
            return Optional.of(new Match(begins(in, at) ? 1_000 - at : 500 - at, hit));
        }
        return scattered(wanted, in, hit);
    }

    /** Where it occurs in one piece, at the beginning of a word if anywhere. */
    private static int whole(String wanted, String in) {
        for (int at = in.indexOf(wanted); at >= 0; at = in.indexOf(wanted, at + 1)) if (begins(in, at)) return at;
        return in.indexOf(wanted);
    }

    private static boolean begins(String in, int at) {
        return at == 0 || !Character.isLetterOrDigit(in.charAt(at - 1));
    }

    /** Letters one after the other, the first of which begins a word. */
    private static Optional<Match> scattered(String wanted, String in, boolean[] hit) {
        int next = 0, score = 100;
        for (int i = 0; i < in.length() && next < wanted.length(); i++) {
            if (in.charAt(i) != wanted.charAt(next) || next == 0 && !begins(in, i)) continue;
            hit[i] = true;
            if (next > 0 && !hit[i - 1] && !begins(in, i)) score -= 5;
            next++;
        }
        return next == wanted.length() && score > 80 ? Optional.of(new Match(score, hit)) : Optional.empty();
    }
}

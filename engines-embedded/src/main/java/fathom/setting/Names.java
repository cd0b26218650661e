package fathom.setting;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names near a mistyped one. */
public final class Names {
    private static final int MOST = 3;

    private Names() {}

    /** The names that are nearest by edit distance (Levenshtein 1966), best first, at most three; empty when none is near. */
    public static List<String> nearest(String wrong, Collection<String> known) {
        record Near(String name, int distance) {}
        int limit = Math.max(2, wrong.length() / 2);
        return known.stream().map(name -> new Near(name, distance(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))))
                .filter(near -> near.distance <= limit || near.name.startsWith(wrong))
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name)).limit(MOST).map(Near::name).toList();
    }

    /** E.g. {@code ; did you mean flash-crash?}, or all the names when none is near. */
    public static String suggestion(String wrong, Collection<String> known) {
        var near = nearest(wrong, known);
        if (!near.isEmpty()) return "; did you mean " + String.join(" or ", near) + "?";
        return known.isEmpty() ? "" : "; there are " + String.join(", ", known.stream().sorted().toList());
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}

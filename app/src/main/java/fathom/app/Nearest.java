package fathom.app;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody probably meant. */
public final class Nearest {
    private Nearest() {}

    /** At most three of the valid names, nearest first; all of them when none is near and there are few. */
    public static List<String> of(String typed, Collection<String> valid) {
        String word = typed.toLowerCase(Locale.ROOT);
        var near = valid.stream().filter(v -> distance(word, v) <= Math.max(2, word.length() / 3) || v.startsWith(word) || v.contains(word) && word.length() > 2)
                .sorted(Comparator.comparingInt(v -> distance(word, v))).limit(3).toList();
        return near.isEmpty() && valid.size() <= 12 ? List.copyOf(valid) : near;
    }

    /** E.g. {@code ; did you mean flash-crash?}, or an empty text. */
    public static String hint(String typed, Collection<String> valid) {
        var near = of(typed, valid);
        if (near.isEmpty()) return "";
        return near.size() == valid.size() && near.size() > 1 ? "; valid are " + String.join(", ", near) : "; did you mean " + String.join(" or ", near) + "?";
    }

    /** Levenshtein's distance (1965), two rows. */
    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) before[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(before[j], row[j - 1]) + 1);
            }
            int[] swap = before;
            before = row;
            row = swap;
        }
        return before[b.length()];
    }
}

package fathom.bus;

/** A topic, or a pattern in which each {@code *} stands for any run of characters, dots included: {@code market_data.*.BTC*}. */
public record TopicPattern(String text) {
    public boolean matches(Topic topic) {
        return matches(text, topic.name());
    }

    private static boolean matches(String pattern, String name) {
        int p = 0, n = 0, star = -1, retry = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') p++;
        return p == pattern.length();
    }
}

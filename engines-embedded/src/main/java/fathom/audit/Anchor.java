package fathom.audit;

/** How far a trail had come, kept outside its file. @param count of records; @param head the hash of the last of them, 64 hexadecimal digits */
public record Anchor(long count, String head) {
    /** @param text {@code COUNT:HEAD}; @throws IllegalArgumentException in a sentence, when it is not that */
    public static Anchor parse(String text) {
        if (!text.matches("[1-9][0-9]{0,17}:[0-9a-f]{64}")) throw new IllegalArgumentException("an anchor is COUNT:HEAD, a number and 64 hexadecimal digits, not '" + text + "'");
        int colon = text.indexOf(':');
        return new Anchor(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return count + ":" + head;
    }
}

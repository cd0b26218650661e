package fathom.style;

import java.util.Locale;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/**
 * The roles of text: Inter for words, JetBrains Mono for numbers, because Inter's plain digits differ in width. {@code VERDICT} is the style class
 * {@code type-verdict} in a scene and {@link #font} on a canvas.
 */
public enum Type {
    /** The one word on Overview. */
    VERDICT("Inter SemiBold", 24, 28),
    /** A tile's number. */
    VALUE("JetBrains Mono", true, 22, 28),
    /** What a view is about: the engine, the scenario. */
    SUBJECT("Inter SemiBold", 20, 28),
    /** Numbers in header cells. */
    SUM("JetBrains Mono", true, 16, 24),
    /** View name, a dialog's question. */
    VIEW("Inter SemiBold", 15, 24),
    /** Panel title, and whatever is strong in running text. */
    PANEL("Inter SemiBold", 12, 16),
    BODY("Inter", 12, 16),
    NUM("JetBrains Mono", 12, 16),
    NUM_STRONG("JetBrains Mono", true, 12, 16),
    /** Column heads, hints. */
    SMALL("Inter", 11, 16),
    SMALL_STRONG("Inter SemiBold", 11, 16),
    /** Ages, axes, the status bar. */
    SMALL_NUM("JetBrains Mono", 11, 16),
    SMALL_NUM_STRONG("JetBrains Mono", true, 11, 16),
    /** Of what is read from two metres, on the widest windows: the word, a tile's number, a count, names, what is strong, numbers beside them. */
    FAR_VERDICT("Inter SemiBold", 48, 56),
    FAR_VALUE("JetBrains Mono", true, 36, 48),
    FAR_SUM("JetBrains Mono", true, 30, 40),
    FAR_BODY("Inter", 16, 24),
    FAR_STRONG("Inter SemiBold", 16, 24),
    FAR_NUM("JetBrains Mono", 16, 24),
    /** The letter in a provenance mark; nothing else is this small. */
    MARK("JetBrains Mono", true, 9, 9);

    private final String family;
    private final boolean bold;
    private final double size;
    private final double line;
    private Font font;

    Type(String family, double size, double line) {
        this(family, false, size, line);
    }

    Type(String family, boolean bold, double size, double line) {
        this.family = family;
        this.bold = bold;
        this.size = size;
        this.line = line;
    }

    /** The style class. */
    public String css() {
        return "type-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Font font() {
        if (font == null) {
            Fonts.load();
            font = Font.font(family, bold ? FontWeight.BOLD : FontWeight.NORMAL, size);
        }
        return font;
    }

    /** Pixels. */
    public double size() {
        return size;
    }

    /** Height of a line, pixels. */
    public double line() {
        return line;
    }

    public boolean isMono() {
        return family.equals("JetBrains Mono");
    }

    /** The same size and face, heavier; itself where there is none. */
    public Type strong() {
        return switch (this) {
            case BODY -> PANEL;
            case NUM -> NUM_STRONG;
            case SMALL -> SMALL_STRONG;
            case SMALL_NUM -> SMALL_NUM_STRONG;
            case FAR_BODY -> FAR_STRONG;
            default -> this;
        };
    }

    /** The role as a rule of a style sheet, so that sizes are not written twice. */
    String rule() {
        return "." + css() + " { -fx-font-family: \"" + family + "\"; -fx-font-size: " + size + "px; -fx-font-weight: " + (bold ? "bold" : "normal") + "; }";
    }
}

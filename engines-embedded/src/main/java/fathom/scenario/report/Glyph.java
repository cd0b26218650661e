package fathom.scenario.report;

/** A state has a shape as well as a colour. */
enum Glyph {
    OK("ok", "<circle cx=\"5\" cy=\"5\" r=\"4\"/>"),
    WARN("warn", "<path d=\"M5 .5 9.8 9.5H.2z\"/>"),
    BAD("bad", "<path d=\"M3 0h4l3 3v4l-3 3H3L0 7V3z\"/>"),
    NO_VERDICT("warn", "<path d=\"M5 0 10 5 5 10 0 5z\"/>"),
    IDLE("idle", "<path d=\"M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8zm0 1.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z\"/>");

    private final String style;
    private final String shape;

    Glyph(String style, String shape) {
        this.style = style;
        this.shape = shape;
    }

    static Glyph of(String state) {
        return switch (state) {
            case "ok" -> OK;
            case "warn" -> WARN;
            case "bad" -> BAD;
            default -> IDLE;
        };
    }

    String style() {
        return style;
    }

    String svg() {
        return "<svg class=\"glyph " + style + "\" viewBox=\"0 0 10 10\">" + shape + "</svg>";
    }
}

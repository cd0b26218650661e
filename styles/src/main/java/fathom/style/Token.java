package fathom.style;

import java.util.Locale;

/** The names of the palette. In a style sheet {@code T1} is {@code -fathom-t1}, {@code ACCENT_BG} is {@code -fathom-accent-bg}. */
public enum Token {
    /** Grounds: window, panel, raised, chosen. */
    BG0, BG1, BG2, BG3,
    /** Lines: between rows, around panels, around inputs and dashed limits; the grid of charts. */
    LINE1, LINE2, LINE3, GRID,
    /** Text from strong to weak; {@code OFF} for disabled controls only. */
    T1, T2, T3, OFF,
    ACCENT, ACCENT_FILL, ACCENT_ON, ACCENT_BG,
    OK, WARN, BAD, ABSENT, STALE,
    OK_BG, WARN_BG, BAD_BG, ABSENT_BG, BAD_FILL,
    /** Prices and profit: teal and rose, because a falling price is no alarm. */
    UP, DOWN, UP_BG, DOWN_BG,
    /** Provenance: simulated, replayed, estimated, plate, derived. */
    PS, PR, PE, PP, PD, PS_BG, PR_BG,
    /** Series of a chart, in this order. */
    C1, C2, C3, C4, C5, C6, C7, C8,
    /** Steps of a heat map, from nothing to most. */
    H0, H1, H2, H3, H4, H5, H6,
    /** Over everything that waits behind a dialog. */
    SCRIM;

    private static final Token[] SERIES = {C1, C2, C3, C4, C5, C6, C7, C8};
    private static final Token[] HEAT = {H0, H1, H2, H3, H4, H5, H6};

    /** As looked up in a style sheet. */
    public String css() {
        return "-fathom-" + ink();
    }

    /** The style class of text in this colour. */
    public String ink() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param index from 0; goes round after eight */
    public static Token series(int index) {
        return SERIES[index % SERIES.length];
    }

    /** @param step 0 to 6 */
    public static Token heat(int step) {
        return HEAT[step];
    }
}

package fathom.view.piece;

/**
 * Steps of layout by the width of the window, not of the screen. The middle one begins where two columns of tables really find room; between 1440 and
 * there the rail has its words and the views their small layout.
 */
public enum Step {
    S, M, L;

    public static final double RAIL = 1440, MEDIUM = 1680, LARGE = 2240;

    public static Step of(double windowWidth) {
        return windowWidth >= LARGE ? L : windowWidth >= MEDIUM ? M : S;
    }

    public boolean isWide() {
        return this != S;
    }
}

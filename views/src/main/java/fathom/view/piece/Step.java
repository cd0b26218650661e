package fathom.view.piece;

/** Steps of layout by the width of the window, not of the screen. */
public enum Step {
    S, M, L;

    public static final double MEDIUM = 1440, LARGE = 2240;

    public static Step of(double windowWidth) {
        return windowWidth >= LARGE ? L : windowWidth >= MEDIUM ? M : S;
    }

    public boolean isWide() {
        return this != S;
    }
}

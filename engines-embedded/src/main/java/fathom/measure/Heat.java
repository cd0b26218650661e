package fathom.measure;

/** Steps of heat, the same on the screen and in reports: 0 is nothing, 6 the most. */
public final class Heat {
    private static final int MOST = 6;
    /** Above which share of all a step begins. Few are to be seen, many are to be told apart. */
    private static final double[] SHARES = {0, 0.005, 0.02, 0.05, 0.15, 0.35};

    private Heat() {}

    /** For a share of many things that are spread over a few dozen cells. */
    public static int ofCell(double share) {
        int step = 0;
        while (step < SHARES.length && share > SHARES[step]) step++;
        return step;
    }

    /** For a share of the most there can be: even steps. NaN is nothing. */
    public static int ofMost(double share) {
        return ofMost(share, MOST);
    }

    /** @param steps at most, 6 or fewer */
    public static int ofMost(double share, int steps) {
        return Double.isNaN(share) ? 0 : (int) Math.clamp(Math.ceil(share * steps), 0, steps);
    }
}

package fathom.view.market;

/**
 * A round number (1, 2 or 5 times a power of ten) that follows a wanted size, but only when that has clearly left it: what is drawn with it sits still.
 */
final class RoundScale {
    /** The wanted size may fall to this share of the chosen one before a smaller one is taken. */
    private static final double SLACK = 0.3;

    private double chosen = Double.NaN;

    /** @param wanted above zero; otherwise the last choice stays @return the round number in use, at least {@code wanted}; NaN before the first wanted size */
    double follow(double wanted) {
        boolean usable = wanted > 0 && Double.isFinite(wanted);
        if (usable && !(wanted <= chosen && wanted >= chosen * SLACK)) chosen = atLeast(wanted);
        return chosen;
    }

    /** The smallest round number that is not below {@code x}, but for rounding of the last digit. */
    static double atLeast(double x) {
        double power = Math.pow(10, Math.floor(Math.log10(x)));
        double lead = x / power * (1 - 1e-9);
        double round = lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10;
        return round >= 10 ? round * power : exact(round, power);
    }

    /** 5 · 10⁻³ as 5 / 10³: the nearest double, so that multiples print as they should. */
    private static double exact(double lead, double power) {
        return power < 1 ? lead / Math.rint(1 / power) : lead * power;
    }
}

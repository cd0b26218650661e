package fathom.scenario.report;

import fathom.measure.Figures;

/**
 * A vertical axis of latency, logarithmic, in whole factors of ten.
 *
 * @param top    pixel of the highest value; @param bottom of the lowest
 * @param lowest exponent of ten, nanoseconds; @param highest likewise
 */
record LogAxis(double top, double bottom, int lowest, int highest) {
    static LogAxis over(double top, double bottom, double least, double most) {
        int lowest = (int) Math.floor(Math.log10(Math.max(1_000, least)));
        int highest = (int) Math.ceil(Math.log10(Math.max(1_000, most)));
        return new LogAxis(top, bottom, lowest, Math.max(highest, lowest + 1));
    }

    double y(double nanos) {
        double share = (Math.log10(Math.max(nanos, 1)) - lowest) / (highest - lowest);
        return bottom - Math.clamp(share, 0, 1) * (bottom - top);
    }

    void draw(Svg svg, double left, double right) {
        for (int exponent = lowest; exponent <= highest; exponent++) {
            double y = y(Math.pow(10, exponent));
            svg.line("grid", left, y, right, y).text("axis", "end", left - 6, y + 4, label(exponent));
        }
    }

    private static String label(int exponent) {
        long unit = exponent < 6 ? 3 : exponent < 9 ? 6 : 9;
        return Figures.count(Math.round(Math.pow(10, exponent - unit))) + (unit == 3 ? " µs" : unit == 6 ? " ms" : " s");
    }
}

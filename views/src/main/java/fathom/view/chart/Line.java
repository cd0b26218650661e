package fathom.view.chart;

import fathom.style.Token;

/**
 * One series of a chart.
 *
 * @param values not to be changed afterwards; NaN breaks the line
 * @param end    where along the x axis the last value stands, 1 at the right edge
 * @param name   written at the line's end; empty for none
 */
public record Line(String name, double[] values, Token ink, double width, double[] dashes, boolean filled, double end) {
    private static final double[][] DASHES = {{}, {6, 3}, {2, 2}, {8, 3, 2, 3}};

    /** In the colour and dash of its place among the series: 0 is the first. */
    public static Line series(int place, String name, double... values) {
        return new Line(name, values, Token.series(place), place < 4 ? 1.5 : 2, DASHES[place % 4], false, 1);
    }

    public static Line of(String name, Token ink, double... values) {
        return new Line(name, values, ink, 1.5, DASHES[0], false, 1);
    }

    /** With a tint down to zero. */
    public Line fill() {
        return new Line(name, values, ink, width, dashes, true, end);
    }

    public Line dashed(double... pattern) {
        return new Line(name, values, ink, width, pattern, filled, end);
    }

    public Line width(double pixels) {
        return new Line(name, values, ink, pixels, dashes, filled, end);
    }

    public Line endsAt(double share) {
        return new Line(name, values, ink, width, dashes, filled, share);
    }
}

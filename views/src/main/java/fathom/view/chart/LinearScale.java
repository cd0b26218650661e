package fathom.view.chart;

import java.util.ArrayList;
import java.util.List;

/** A linear scale from bottom to top, with round ticks. */
record LinearScale(double low, double high, double step, double top, double height) {
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    /** A scale that holds both values and has about as many ticks as fit at {@code apart} pixels. */
    static LinearScale around(double least, double most, double top, double height, double apart) {
        double span = most > least ? most - least : Math.max(1e-9, Math.abs(most));
        double raw = span / Math.max(1, Math.floor(height / apart)), power = Math.pow(10, Math.floor(Math.log10(raw))), step = power * 10;
        for (double r : ROUND) {
            if (r * power >= raw * (1 - 1e-9)) {
                step = r * power;
                break;
            }
        }
        double low = Math.floor(least / step + 1e-9) * step, high = Math.ceil(most / step - 1e-9) * step;
        return new LinearScale(low, high > low ? high : low + step, step, top, height);
    }

    double y(double value) {
        return top + height * (1 - (value - low) / (high - low));
    }

    List<Double> ticks() {
        var at = new ArrayList<Double>();
        for (long i = Math.round(low / step); i <= Math.round(high / step); i++) at.add(i * step);
        return at;
    }

    /** Decimals that tell the ticks apart. */
    int decimals() {
        for (int d = 0; d < 8; d++) if (Math.abs(step * Math.pow(10, d) - Math.rint(step * Math.pow(10, d))) < 1e-6) return d;
        return 8;
    }
}

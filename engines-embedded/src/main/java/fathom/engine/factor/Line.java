package fathom.engine.factor;

/**
 * The least-squares line through the values of a window over their positions 1 to n; missing values (NaN) are left out.
 *
 * @param rSquare share of the variance explained, 0 to 1; NaN for a window without variance
 */
record Line(double slope, double intercept, double rSquare) {
    static Line through(double[] window, int n) {
        int count = 0;
        double meanX = 0, meanY = 0;
        for (int i = 0; i < n; i++) {
            if (Double.isNaN(window[i])) continue;
            meanX += i + 1;
            meanY += window[i];
            count++;
        }
        meanX /= count;
        meanY /= count;
        double xx = 0, yy = 0, xy = 0;
        for (int i = 0; i < n; i++) {
            if (Double.isNaN(window[i])) continue;
            double x = i + 1 - meanX, y = window[i] - meanY;
            xx += x * x;
            yy += y * y;
            xy += x * y;
        }
        double slope = xy / xx;
        return new Line(slope, meanY - slope * meanX, xy * xy / (xx * yy));
    }

    double residual(double value, int position) {
        return value - (intercept + slope * position);
    }
}

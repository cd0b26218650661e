package fathom.engine.portfolio;

import java.util.Arrays;

/** Fourteen returns of seven made-up assets, for which Riskfolio-Lib 7 and scikit-learn 1 were asked; and what they answered stands in the tests that use it. */
public final class SevenAssets {
    public static final double[][] RETURNS = Arrays.stream("""
            -0.004 0.011 0.014 -0.005 -0.003 0.004 -0.006 -0.015 0.008 -0.016 -0.011 -0.009 -0.001 -0.013
            -0.02 0.009 0.02 -0.006 -0.012 0.002 0.013 -0.004 0.012 0.002 0.007 -0.011 0.009 0.002
            0.019 -0.011 -0.002 -0.018 -0.031 -0.002 0.013 -0.013 0.029 0 0.022 0.006 0.021 -0.023
            0.013 0.024 -0.025 0.002 -0.008 0.011 -0.004 -0.001 0.013 -0.034 0.026 -0.003 0.016 -0.012
            0.026 0.028 0.008 0.01 0.026 0.037 -0.031 0.02 0.018 -0.021 -0.008 0.028 -0.023 0.012
            0.035 -0.027 0.006 -0.041 0.003 0.034 0.06 -0.048 -0.007 -0.002 0.06 0.01 -0.012 0.006
            0 0.011 -0.007 0.005 0.006 -0.009 0 -0.039 -0.005 0.013 0.014 -0.044 0.049 0.014
            """.split("\n")).map(line -> Arrays.stream(line.trim().split(" ")).mapToDouble(Double::parseDouble).toArray()).toArray(double[][]::new);

    private SevenAssets() {}

    /** Of all seven in equal parts. */
    public static double[] together() {
        var mean = new double[RETURNS[0].length];
        for (double[] row : RETURNS) for (int t = 0; t < mean.length; t++) mean[t] += row[t] / RETURNS.length;
        return mean;
    }
}

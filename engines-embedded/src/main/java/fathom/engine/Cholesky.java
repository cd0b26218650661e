package fathom.engine;

/** Lower triangular square root of a symmetric matrix: {@code L L' = M}. Scaled to correlations first, so that units do not matter. */
public final class Cholesky {
    private Cholesky() {}

    /**
     * @param matrix with a diagonal above zero
     * @param ridge  added to each correlation of an asset with itself: above zero, it forgives rounding in a semidefinite matrix
     * @return null when there is none
     */
    public static double[][] of(double[][] matrix, double ridge) {
        int n = matrix.length;
        var scale = new double[n];
        for (int i = 0; i < n; i++) scale[i] = Math.sqrt(matrix[i][i]);
        var root = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? 1 + ridge : matrix[i][j] / scale[i] / scale[j];
                for (int k = 0; k < j; k++) sum -= root[i][k] * root[j][k];
                if (i == j) {
                    if (!(sum > 0)) return null;
                    root[i][i] = Math.sqrt(sum);
                } else {
                    root[i][j] = sum / root[j][j];
                }
            }
        }
        for (int i = 0; i < n; i++) for (int j = 0; j <= i; j++) root[i][j] *= scale[i];
        return root;
    }

    /** {@code M⁻¹b}, from the root of M. */
    public static double[] solve(double[][] root, double[] b) {
        int n = b.length;
        double[] x = b.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) x[i] -= root[i][k] * x[k];
            x[i] /= root[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) x[i] -= root[k][i] * x[k];
            x[i] /= root[i][i];
        }
        return x;
    }
}

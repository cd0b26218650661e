package fathom.engine.portfolio;

import fathom.engine.Cholesky;
import fathom.engine.Covariances;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Minimises {@code ½x'Qx} where {@code Ax = b} and every x lies between {@code lower} and {@code upper}, for a positive definite Q and few rows of A: by block principal
 * pivoting (Júdice, Pires 1994). All variables are guessed to be free, or at a bound; what contradicts the guess changes sides, all at once, until
 * nothing does. A handful of systems are solved where an active set would need one for each bound.
 */
final class BoundedQuadratic {
    private static final int MOST_ROUNDS = 100;
    private static final double TOLERANCE = 1e-11;

    private enum At { FREE, LOWER, UPPER }

    private final double[][] q;
    private final double[][] a;
    private final double[] b;
    private final double lower;
    private final double upper;
    private final At[] guess;
    private final double[] x;

    private BoundedQuadratic(double[][] q, double[][] a, double[] b, double lower, double upper) {
        this.q = q;
        this.a = a;
        this.b = b;
        this.lower = lower;
        this.upper = upper;
        guess = new At[q.length];
        Arrays.fill(guess, At.FREE);
        x = new double[q.length];
    }

    /** @return null when it does not come to an end: no x is feasible, Q is not positive definite, or the guesses go in circles */
    static double[] solve(double[][] q, double[][] a, double[] b, double lower, double upper) {
        var search = new BoundedQuadratic(q, a, b, lower, upper);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] multipliers = search.solveFree();
            if (multipliers == null) return null;
            if (!search.correct(multipliers)) return search.x;
        }
        return null;
    }

    /** Sets x as the guess has it. @return the multipliers of the rows of A; null when the free part has no solution */
    private double[] solveFree() {
        int n = q.length;
        int m = a.length;
        int[] free = IntStream.range(0, n).filter(i -> guess[i] == At.FREE).toArray();
        if (free.length < m) return null;
        for (int i = 0; i < n; i++) x[i] = guess[i] == At.LOWER ? lower : guess[i] == At.UPPER ? upper : 0;
        var sub = new double[free.length][free.length];
        var pull = new double[free.length];
        for (int i = 0; i < free.length; i++) {
            for (int j = 0; j < free.length; j++) sub[i][j] = q[free[i]][free[j]];
            pull[i] = -Covariances.dot(q[free[i]], x);
        }
        double[][] root = Cholesky.of(sub, 0);
        if (root == null) return null;
        double[] base = Cholesky.solve(root, pull);
        var along = new double[m][];
        var together = new double[m][m];
        var rest = new double[m];
        for (int r = 0; r < m; r++) {
            int row = r;
            along[r] = Cholesky.solve(root, Arrays.stream(free).mapToDouble(i -> a[row][i]).toArray());
            rest[r] = b[r] - Covariances.dot(a[r], x) - onFree(a[r], free, base);
        }
        for (int r = 0; r < m; r++) for (int s = 0; s < m; s++) together[r][s] = onFree(a[r], free, along[s]);
        for (int r = 0; r < m; r++) if (!(together[r][r] > 0)) return null;
        double[][] small = Cholesky.of(together, -1e-13);
        if (small == null) return null;
        double[] multipliers = Cholesky.solve(small, rest);
        for (int i = 0; i < free.length; i++) {
            double value = base[i];
            for (int r = 0; r < m; r++) value += along[r][i] * multipliers[r];
            x[free[i]] = value;
        }
        return multipliers;
    }

    private static double onFree(double[] row, int[] free, double[] values) {
        double sum = 0;
        for (int i = 0; i < free.length; i++) sum += row[free[i]] * values[i];
        return sum;
    }

    /** Moves whatever contradicts the guess to where it belongs. @return whether anything did */
    private boolean correct(double[] multipliers) {
        boolean changed = false;
        double size = Math.max(1e-300, Arrays.stream(x).map(Math::abs).max().orElse(1));
        for (int i = 0; i < x.length; i++) {
            At to = guess[i];
            if (guess[i] == At.FREE) {
                if (x[i] < lower - TOLERANCE * size) to = At.LOWER;
                else if (x[i] > upper + TOLERANCE * size) to = At.UPPER;
            } else {
                double slope = Covariances.dot(q[i], x);
                for (int r = 0; r < a.length; r++) slope -= a[r][i] * multipliers[r];
                double tolerance = TOLERANCE * q[i][i] * size;
                if (guess[i] == At.LOWER ? slope < -tolerance : slope > tolerance) to = At.FREE;
            }
            changed |= to != guess[i];
            guess[i] = to;
        }
        return changed;
    }
}

package fathom.engine.portfolio;

import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.matrix.store.RawStore;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.convex.ConvexSolver;

/** Minimises {@code ½x'Qx} where {@code Ax = b} and {@code Gx ≤ h}, for a positive semidefinite {@code Q}. */
record QuadraticProgram(double[][] q, double[][] a, double[] b, double[][] g, double[] h) {
    private static final int MOST_ITERATIONS = 20_000;

    /** @throws ArithmeticException when no solution was found, e.g. because the constraints contradict each other, or not within a bounded number of steps */
    double[] solve() {
        var options = new Optimisation.Options();
        options.iterations_abort = MOST_ITERATIONS;
        options.iterations_suffice = MOST_ITERATIONS;
        Optimisation.Result result = ConvexSolver.newBuilder(RawStore.wrap(q))
                .equalities(RawStore.wrap(a), R064Store.FACTORY.column(b))
                .inequalities(RawStore.wrap(g), R064Store.FACTORY.column(h))
                .build(options).solve();
        if (!result.getState().isFeasible()) throw new ArithmeticException("no solution: the solver ended " + result.getState());
        var x = new double[q.length];
        for (int i = 0; i < x.length; i++) x[i] = result.doubleValue(i);
        return x;
    }
}

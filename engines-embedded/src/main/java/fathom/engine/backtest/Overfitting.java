package fathom.engine.backtest;

import fathom.engine.Moments;
import fathom.engine.Require;
import java.util.List;

/**
 * Whether the best of many trials was more than luck, by combinatorially symmetric cross-validation (Bailey, Borwein, López de Prado, Zhu 2015): the samples are cut into blocks, each half of the
 * blocks chooses the trial with the highest Sharpe ratio, the other half says where it ranks.
 *
 * @param probability of overfitting: share of the choices after which the chosen one ranked in the lower half; one in the very middle counts half
 * @param choices     halves that chose
 * @param meanRank    of the chosen one among the others in the other half, 0 for the worst, 1 for the best
 * @param lossShare   of the choices after which the chosen one lost
 */
public record Overfitting(double probability, int choices, double meanRank, double lossShare) {
    /**
     * @param trials returns, {@code [trial][sample]}: at least two trials
     * @param blocks even, from 2 to 16; at least two samples each
     */
    public static Overfitting of(double[][] trials, int blocks) {
        if (trials.length < 2) throw new IllegalArgumentException("overfitting needs at least two trials, has " + trials.length);
        if (blocks < 2 || blocks > 16 || blocks % 2 != 0) throw new IllegalArgumentException("the number of blocks is even, 2 to 16, got " + blocks);
        Require.aligned(trials, 2 * blocks);
        List<int[]> halves = PurgedFolds.choices(blocks, blocks / 2);
        double overfitted = 0, ranks = 0, losses = 0;
        for (int[] half : halves) {
            var chosen = new boolean[blocks];
            for (int block : half) chosen[block] = true;
            var inside = new double[trials.length];
            var outside = new double[trials.length];
            for (int i = 0; i < trials.length; i++) {
                inside[i] = sharpe(trials[i], chosen, true);
                outside[i] = sharpe(trials[i], chosen, false);
            }
            int best = 0;
            for (int i = 1; i < inside.length; i++) if (inside[i] > inside[best]) best = i;
            double rank = rank(outside, best);
            ranks += rank;
            overfitted += rank < 0.5 ? 1 : rank == 0.5 ? 0.5 : 0;
            if (outside[best] < 0) losses++;
        }
        int n = halves.size();
        return new Overfitting(overfitted / n, n, ranks / n, losses / n);
    }

    /** Of a trial that never trades it is 0. */
    private static double sharpe(double[] returns, boolean[] chosen, boolean inside) {
        var moments = new Moments();
        int blocks = chosen.length;
        for (int b = 0; b < blocks; b++) {
            if (chosen[b] != inside) continue;
            for (int i = (int) ((long) b * returns.length / blocks); i < (int) ((long) (b + 1) * returns.length / blocks); i++) moments.add(returns[i]);
        }
        double deviation = moments.deviation();
        return deviation > 0 ? moments.mean() / deviation : Math.signum(moments.mean()) * (moments.mean() == 0 ? 0 : Require.LARGEST);
    }

    /** Share of the others that it beats; equal ones count half. */
    private static double rank(double[] values, int which) {
        double beaten = 0;
        for (int i = 0; i < values.length; i++) if (i != which) beaten += values[i] < values[which] ? 1 : values[i] == values[which] ? 0.5 : 0;
        return beaten / (values.length - 1);
    }
}

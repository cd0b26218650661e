package fathom.engine.risk;

import fathom.engine.Require;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Historical expected shortfall taken apart by asset: what each lost on average in the worst periods of the portfolio, the last of them in part as in
 * {@link fathom.engine.Tail#mean}. It is homogeneous of degree one in the weights, so the contributions add up to it (Tasche 1999).
 *
 * @param es per period, loss positive; @param contribution of each asset
 */
public record ComponentShortfall(double es, double[] contribution) {
    /** @param returns {@code [asset][sample]}, at least one */
    public static ComponentShortfall of(double[] weights, double[][] returns, double level) {
        Require.aligned(returns, 1);
        Require.numbers("weight", weights, 1);
        Require.sameLength("weights", weights.length, "assets", returns.length);
        int samples = returns[0].length;
        double tail = (1 - Require.level(level)) * samples;
        var portfolio = new double[samples];
        for (int i = 0; i < weights.length; i++) for (int t = 0; t < samples; t++) portfolio[t] += weights[i] * returns[i][t];
        int[] worst = IntStream.range(0, samples).boxed().sorted(Comparator.comparingDouble(t -> portfolio[t])).mapToInt(Integer::intValue).toArray();
        var contribution = new double[weights.length];
        double rest = tail;
        for (int k = 0; k < samples && rest > 0; k++, rest--) {
            double part = Math.min(1, rest) / tail;
            for (int i = 0; i < weights.length; i++) contribution[i] -= part * weights[i] * returns[i][worst[k]];
        }
        return new ComponentShortfall(Arrays.stream(contribution).sum(), contribution);
    }
}

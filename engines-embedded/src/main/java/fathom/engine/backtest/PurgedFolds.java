package fathom.engine.backtest;

import fathom.engine.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cross-validation for samples whose outcomes reach into the future (López de Prado 2018, chapters 7 and 12). Learnt from is no sample whose span meets that of a tested one (purge), nor any
 * of the first after a tested group (embargo).
 */
public final class PurgedFolds {
    private static final int MOST_SPLITS = 100_000;

    private final int[] ends;
    private final int embargo;
    private final int groups;

    /**
     * @param ends    for each sample the index of the last one whose data its outcome needs, not before itself
     * @param groups  of neighbours, as equal as can be; 2 up to the number of samples
     * @param embargo samples
     */
    public PurgedFolds(int[] ends, int groups, int embargo) {
        this.ends = ends.clone();
        if (groups < 2 || groups > ends.length) throw new IllegalArgumentException("the number of groups lies between 2 and the " + ends.length + " samples, got " + groups);
        this.groups = groups;
        this.embargo = Require.atLeast("the embargo", embargo, 0);
        for (int i = 0; i < ends.length; i++) {
            if (ends[i] < i) throw new IllegalArgumentException("the outcome of sample " + i + " ends before it, at " + ends[i]);
        }
    }

    /** k-fold: each group is tested once. */
    public List<Split> folds() {
        return combinations(1);
    }

    /** Combinatorial: every choice of so many groups is tested, so that each sample is tested in C(groups − 1, tested − 1) of them. @param tested 1 up to groups − 1 */
    public List<Split> combinations(int tested) {
        if (tested < 1 || tested >= groups) throw new IllegalArgumentException("from 1 to " + (groups - 1) + " of " + groups + " groups can be tested, got " + tested);
        if (binomial(groups, tested) > MOST_SPLITS) throw new IllegalArgumentException("more than " + MOST_SPLITS + " splits");
        return choices(groups, tested).stream().map(this::split).toList();
    }

    /** How many ways through all the samples the tests of {@link #combinations} make together. */
    public long paths(int tested) {
        return binomial(groups, tested) * tested / groups;
    }

    private Split split(int[] tested) {
        int n = ends.length;
        var isTest = new boolean[n];
        var isBarred = new boolean[n];
        for (int group : tested) {
            int from = start(group), to = start(group + 1);
            int reach = to;
            for (int i = from; i < to; i++) {
                isTest[i] = true;
                reach = Math.max(reach, ends[i] + 1);
            }
            for (int i = to; i < Math.min(n, reach + embargo); i++) isBarred[i] = true;
            for (int i = 0; i < from; i++) if (ends[i] >= from) isBarred[i] = true;
        }
        return new Split(IntStream.range(0, n).filter(i -> !isTest[i] && !isBarred[i]).toArray(), IntStream.range(0, n).filter(i -> isTest[i]).toArray());
    }

    private int start(int group) {
        return (int) ((long) group * ends.length / groups);
    }

    /** Every choice of k out of n, in lexical order. */
    static List<int[]> choices(int n, int k) {
        var all = new ArrayList<int[]>();
        int[] choice = IntStream.range(0, k).toArray();
        while (true) {
            all.add(choice.clone());
            int i = k - 1;
            while (i >= 0 && choice[i] == n - k + i) i--;
            if (i < 0) return all;
            choice[i]++;
            for (int j = i + 1; j < k; j++) choice[j] = choice[j - 1] + 1;
        }
    }

    static long binomial(int n, int k) {
        double product = 1;
        for (int i = 1; i <= k; i++) product = product * (n - k + i) / i;
        return product > 1e15 ? Long.MAX_VALUE : Math.round(product);
    }
}

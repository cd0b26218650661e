package fathom.engine.factor;

import fathom.engine.factor.FactorReport.Scored;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The information coefficient of each factor over all instruments, interval by interval. */
final class RunningScores {
    private static final int BEST = 10;

    private final List<Factor> factors;
    private final double[] now, mean, squares;
    private final long[] counts;
    private long intervals;

    RunningScores(List<Factor> factors) {
        this.factors = factors;
        now = new double[factors.size()];
        mean = new double[factors.size()];
        squares = new double[factors.size()];
        counts = new long[factors.size()];
    }

    /** @param present instruments whose last joined bars ended at the same time */
    void add(Collection<InstrumentFactors> present) {
        boolean any = false;
        for (int f = 0; f < now.length; f++) {
            now[f] = correlation(f, present);
            if (Double.isNaN(now[f])) continue;
            any = true;
            double delta = now[f] - mean[f];
            mean[f] += delta / ++counts[f];
            squares[f] += delta * (now[f] - mean[f]);
        }
        if (any) intervals++;
    }

    private static double correlation(int f, Collection<InstrumentFactors> present) {
        int n = 0;
        double meanX = 0, meanY = 0;
        for (InstrumentFactors i : present) {
            if (!isPair(i, f)) continue;
            n++;
            meanX += i.before()[f];
            meanY += i.grown();
        }
        if (n < FactorQuality.LEAST) return Double.NaN;
        meanX /= n;
        meanY /= n;
        double xx = 0, yy = 0, xy = 0;
        for (InstrumentFactors i : present) {
            if (!isPair(i, f)) continue;
            double x = i.before()[f] - meanX, y = i.grown() - meanY;
            xx += x * x;
            yy += y * y;
            xy += x * y;
        }
        boolean flat = !(xx > 1e-24 * n * meanX * meanX) || !(yy > 0); // what differs by rounding alone does not differ
        return flat ? Double.NaN : xy / Math.sqrt(xx) / Math.sqrt(yy);
    }

    private static boolean isPair(InstrumentFactors i, int f) {
        return Double.isFinite(i.before()[f]) && Double.isFinite(i.grown());
    }

    long intervals() {
        return intervals;
    }

    List<Scored> best() {
        return IntStream.range(0, now.length).filter(f -> counts[f] > 0).boxed().sorted(Comparator.comparingDouble(f -> -Math.abs(mean[f]))).limit(BEST).map(this::scored).toList();
    }

    private Scored scored(int f) {
        double deviation = counts[f] < 2 ? Double.NaN : Math.sqrt(squares[f] / (counts[f] - 1));
        return new Scored(factors.get(f).name(), factors.get(f).family(), now[f], mean[f], deviation, deviation > 0 ? mean[f] / deviation : Double.NaN);
    }
}

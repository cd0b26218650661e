package fathom.engine.risk;

import fathom.engine.Require;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * How often losses exceeded the VaR forecast for their period, and whether one exceedance followed another.
 *
 * @param calmAfterCalm periods without after periods without an exceedance (n00); @param hitAfterCalm n01; @param calmAfterHit n10; @param hitAfterHit n11
 * @param periods       forecasts that were tested, one more than the transitions; @param hits of them exceeded
 */
public record Violations(long periods, long hits, long calmAfterCalm, long hitAfterCalm, long calmAfterHit, long hitAfterHit) {
    public static final Violations NONE = new Violations(0, 0, 0, 0, 0, 0);

    private static final ChiSquaredDistribution ONE_DEGREE = new ChiSquaredDistribution(1);
    private static final ChiSquaredDistribution TWO_DEGREES = new ChiSquaredDistribution(2);

    public Violations {
        if (periods < 0 || hits < 0 || hits > periods || calmAfterCalm < 0 || hitAfterCalm < 0 || calmAfterHit < 0 || hitAfterHit < 0) {
            throw new IllegalArgumentException("not so many periods and exceedances: " + periods + ", " + hits);
        }
    }

    /**
     * @param p share of exceedances that the forecasts promise, 1 − level
     * @return NaN when nothing was tested
     */
    public static double proportionOfFailures(long periods, long hits, double p) {
        Require.between("the share of exceedances", p, 0, 1);
        if (periods < 0 || hits < 0 || hits > periods) throw new IllegalArgumentException(hits + " exceedances in " + periods + " periods");
        double share = (double) hits / periods;
        return Math.max(0, -2 * (logLikelihood(periods - hits, hits, p) - logLikelihood(periods - hits, hits, share)));
    }

    /** Likelihood ratio of Kupiec (1995): 0 when the share of exceedances is exactly what was promised; χ² with one degree of freedom. */
    public double proportionOfFailures(double p) {
        return proportionOfFailures(periods, hits, p);
    }

    /** Likelihood ratio of Christoffersen (1998): do exceedances cluster? χ² with one degree of freedom. */
    public double independence() {
        long afterCalm = calmAfterCalm + hitAfterCalm;
        long afterHit = calmAfterHit + hitAfterHit;
        double any = (double) (hitAfterCalm + hitAfterHit) / (afterCalm + afterHit);
        double independent = logLikelihood(calmAfterCalm + calmAfterHit, hitAfterCalm + hitAfterHit, any);
        double dependent = logLikelihood(calmAfterCalm, hitAfterCalm, (double) hitAfterCalm / afterCalm)
                + logLikelihood(calmAfterHit, hitAfterHit, (double) hitAfterHit / afterHit);
        return Math.max(0, -2 * (independent - dependent));
    }

    /** Conditional coverage (Christoffersen 1998): both at once; χ² with two degrees of freedom. */
    public double conditionalCoverage(double p) {
        return proportionOfFailures(p) + independence();
    }

    /** Probability of such a likelihood ratio or a greater one if the forecasts were right. */
    public static double pValue(double ratio, int degrees) {
        return 1 - (degrees == 1 ? ONE_DEGREE : TWO_DEGREES).cumulativeProbability(Math.max(0, ratio));
    }

    /** The Basel Committee's (1996) zone: by the probability of at most so many exceedances if the forecasts were right, green below 95 %, red from 99.99 %. */
    public Zone zone(double p) {
        double cumulative = cumulative(p);
        return cumulative < 0.95 ? Zone.GREEN : cumulative < 0.9999 ? Zone.YELLOW : Zone.RED;
    }

    /** Probability of at most so many exceedances if the forecasts were right. */
    public double cumulative(double p) {
        if (periods > Integer.MAX_VALUE) throw new IllegalArgumentException("more periods than can be counted: " + periods);
        return new BinomialDistribution((int) periods, p).cumulativeProbability((int) hits);
    }

    public enum Zone { GREEN, YELLOW, RED }

    /** These and one more period. @param hitBefore whether the period before it was an exceedance; not used for the first */
    Violations and(boolean hit, boolean hitBefore) {
        if (periods == 0) return new Violations(1, hit ? 1 : 0, 0, 0, 0, 0);
        return new Violations(periods + 1, hits + (hit ? 1 : 0), calmAfterCalm + (!hit && !hitBefore ? 1 : 0), hitAfterCalm + (hit && !hitBefore ? 1 : 0),
                calmAfterHit + (!hit && hitBefore ? 1 : 0), hitAfterHit + (hit && hitBefore ? 1 : 0));
    }

    /** With 0·ln 0 = 0. */
    private static double logLikelihood(long misses, long hits, double p) {
        return (misses == 0 ? 0 : misses * Math.log1p(-p)) + (hits == 0 ? 0 : hits * Math.log(p));
    }
}

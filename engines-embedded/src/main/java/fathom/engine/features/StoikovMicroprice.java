package fathom.engine.features;

import fathom.engine.Require;
import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * The microprice (Stoikov 2018, “The micro-price: a high-frequency estimator of future prices”): the mid price that is to be expected after all moves to come, given the present
 * imbalance {@code I = bid size/(bid size + ask size)} and spread. Both are the states of a Markov chain, estimated from successive quotes and from their mirror
 * images: Q holds moves between states at which the mid stays, R the mid's moves, T the states after those. Then {@code G¹ = (I − Q)⁻¹R},
 * {@code B = (I − Q)⁻¹T} and {@code G* = G¹ + BG¹ + B²G¹ + …}.
 *
 * @param tick       of the price; @param imbalances equal classes of I; @param spreads from one tick to so many
 * @param adjustment {@code G*} by spread (ticks less 1) and class of imbalance, in price; NaN for a state that was never seen
 * @param quotes     pairs of successive quotes that it was estimated from
 */
public record StoikovMicroprice(double tick, int imbalances, int spreads, double[][] adjustment, long quotes) {
    private static final int STEPS = 1000;

    /** Top of a book, successive in time. @param bid and {@code ask}: prices; sizes in base currency */
    public record Quotes(double[] bid, double[] bidSize, double[] ask, double[] askSize) {
        public Quotes {
            Require.positive("bid", bid, 2);
            Require.positive("ask", ask, 2);
            Require.positive("bid size", bidSize, 2);
            Require.positive("ask size", askSize, 2);
            Require.sameLength("bids", bid.length, "asks", ask.length);
            Require.sameLength("bids", bid.length, "bid sizes", bidSize.length);
            Require.sameLength("bids", bid.length, "ask sizes", askSize.length);
        }
    }

    /**
     * Quotes that are crossed or wider than {@code spreads} are passed over; moves of the mid by more than a tick do not count, as in the paper.
     *
     * @param imbalances classes, 2 to 100; @param spreads ticks, 1 to 20
     */
    public static StoikovMicroprice fit(Quotes quotes, double tick, int imbalances, int spreads) {
        Require.above("the tick", tick, 0);
        if (imbalances < 2 || imbalances > 100) throw new IllegalArgumentException("classes of imbalance number from 2 to 100, got " + imbalances);
        if (spreads < 1 || spreads > 20) throw new IllegalArgumentException("spreads number from 1 to 20, got " + spreads);
        var counts = new Counts(imbalances, spreads);
        int before = -1;
        for (int k = 0; k < quotes.bid.length; k++) {
            int state = state(quotes, k, tick, imbalances, spreads);
            if (before >= 0 && state >= 0) {
                double halfTicks = Math.rint((quotes.bid[k] + quotes.ask[k] - quotes.bid[k - 1] - quotes.ask[k - 1]) / tick);
                if (Math.abs(halfTicks) <= 2) counts.add(before, state, halfTicks / 2);
            }
            before = state;
        }
        if (counts.pairs == 0) throw new IllegalArgumentException("no two successive quotes lie within " + spreads + " ticks");
        return new StoikovMicroprice(tick, imbalances, spreads, counts.adjustments(tick), counts.pairs);
    }

    private static int state(Quotes q, int k, double tick, int imbalances, int spreads) {
        double ticks = Math.rint((q.ask[k] - q.bid[k]) / tick);
        if (!(ticks >= 1 && ticks <= spreads)) return -1;
        return ((int) ticks - 1) * imbalances + imbalanceClass(q.bidSize[k], q.askSize[k], imbalances);
    }

    private static int imbalanceClass(double bidSize, double askSize, int imbalances) {
        return (int) Math.min(imbalances - 1, bidSize / (bidSize + askSize) * imbalances);
    }

    /** NaN for a spread or an imbalance that was never seen, or a book that is none. */
    public double of(double bid, double bidSize, double ask, double askSize) {
        double ticks = Math.rint((ask - bid) / tick);
        if (!(ticks >= 1 && ticks <= spreads && bidSize > 0 && askSize > 0)) return Double.NaN;
        return (bid + ask) / 2 + adjustment[(int) ticks - 1][imbalanceClass(bidSize, askSize, imbalances)];
    }

    private static final class Counts {
        private final int imbalances;
        private final int states;
        private final double[][] staying;
        private final double[][] moving;
        private final double[] moves;
        private final double[] total;
        private long pairs;

        Counts(int imbalances, int spreads) {
            this.imbalances = imbalances;
            states = imbalances * spreads;
            staying = new double[states][states];
            moving = new double[states][states];
            moves = new double[states];
            total = new double[states];
        }

        /** And its mirror image, so that neither side is preferred. @param ticks by which the mid moved */
        void add(int from, int to, double ticks) {
            pairs++;
            count(from, to, ticks);
            count(mirror(from), mirror(to), -ticks);
        }

        private void count(int from, int to, double ticks) {
            (ticks == 0 ? staying : moving)[from][to]++;
            moves[from] += ticks;
            total[from]++;
        }

        private int mirror(int state) {
            return state - state % imbalances + imbalances - 1 - state % imbalances;
        }

        double[][] adjustments(double tick) {
            for (int s = 0; s < states; s++) {
                if (total[s] == 0) continue;
                for (int t = 0; t < states; t++) {
                    staying[s][t] /= total[s];
                    moving[s][t] /= total[s];
                }
                moves[s] /= total[s];
            }
            RealMatrix stay = new Array2DRowRealMatrix(staying);
            var solver = new LUDecomposition(new Array2DRowRealMatrix(identity(states)).subtract(stay)).getSolver();
            if (!solver.isNonSingular()) throw new IllegalArgumentException("from some state the mid never moved: more quotes are needed");
            RealVector step = solver.solve(new ArrayRealVector(moves));
            RealMatrix next = solver.solve(new Array2DRowRealMatrix(moving));
            RealVector sum = step;
            for (int k = 0; k < STEPS && step.getLInfNorm() > 1e-12; k++) {
                step = next.operate(step);
                sum = sum.add(step);
            }
            var adjustments = new double[states / imbalances][imbalances];
            for (int s = 0; s < states; s++) adjustments[s / imbalances][s % imbalances] = total[s] == 0 ? Double.NaN : Require.number("the adjustment", sum.getEntry(s) * tick);
            return adjustments;
        }

        private static double[][] identity(int n) {
            var identity = new double[n][n];
            Arrays.setAll(identity, i -> {
                identity[i][i] = 1;
                return identity[i];
            });
            return identity;
        }
    }
}

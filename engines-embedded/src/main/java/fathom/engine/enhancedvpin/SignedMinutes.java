package fathom.engine.enhancedvpin;

import java.util.Arrays;

/** Trades bought and sold in each of the latest minutes that had any, the one under way left out: what PIN takes for days where there are none. Nothing is allocated by another trade. */
final class SignedMinutes {
    static final int CAPACITY = 240;
    private static final long MINUTE = 60_000_000_000L;

    private final double[] buys = new double[CAPACITY], sells = new double[CAPACITY];
    private long closed;
    private long minute = Long.MIN_VALUE;
    private int bought, sold;

    /** A trade that comes late counts to the minute under way. */
    void add(long at, boolean buy) {
        long of = Math.floorDiv(at, MINUTE);
        if (of > minute) {
            if (bought + sold > 0) {
                buys[(int) (closed % CAPACITY)] = bought;
                sells[(int) (closed % CAPACITY)] = sold;
                closed++;
            }
            bought = 0;
            sold = 0;
            minute = of;
        }
        if (buy) bought++;
        else sold++;
    }

    int count() {
        return (int) Math.min(closed, CAPACITY);
    }

    /** In no particular order, in which days have none either. */
    double[] buys() {
        return Arrays.copyOf(buys, count());
    }

    double[] sells() {
        return Arrays.copyOf(sells, count());
    }

    /** NaN for fewer than {@link Pin#LEAST_DAYS} minutes. */
    double pin() {
        return count() < Pin.LEAST_DAYS ? Double.NaN : byMoments(buys(), sells());
    }

    /** {@code E|B − S| / E(B + S)}, which is near {@code α μ / (α μ + εb + εs)} (Easley, Engle, O'Hara, Wu 2008). */
    static double byMoments(double[] buys, double[] sells) {
        double differences = 0, sums = 0;
        for (int i = 0; i < buys.length; i++) {
            differences += Math.abs(buys[i] - sells[i]);
            sums += buys[i] + sells[i];
        }
        return differences / sums;
    }
}

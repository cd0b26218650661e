package fathom.engine.strategy;

import fathom.engine.Require;

/** The last values of a stream. */
final class Ring {
    private final double[] values;
    private long count;

    /** @param what it is the window of, for the sentence */
    Ring(String what, int length) {
        values = new double[Require.atLeast(what, length, 1)];
    }

    /** @return the value that it drove out; NaN while there was room */
    double add(double value) {
        int place = (int) (count % values.length);
        double out = isFull() ? values[place] : Double.NaN;
        values[place] = value;
        count++;
        return out;
    }

    boolean isFull() {
        return count >= values.length;
    }

    /** All of them; 0 before the first. */
    int size() {
        return (int) Math.min(count, values.length);
    }

    /** @param i 0 for the oldest one that is kept */
    double get(int i) {
        return values[(int) ((count - size() + i) % values.length)];
    }

    /** Summed anew each time, the oldest first, so that no rounding is carried along. */
    double mean() {
        double sum = 0;
        int n = size();
        for (int i = 0; i < n; i++) sum += get(i);
        return sum / n;
    }

    /** Of the population. */
    double deviation() {
        double mean = mean(), sum = 0;
        int n = size();
        for (int i = 0; i < n; i++) sum += (get(i) - mean) * (get(i) - mean);
        return Math.sqrt(sum / n);
    }

    double highest() {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size(); i++) highest = Math.max(highest, get(i));
        return highest;
    }

    double lowest() {
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < size(); i++) lowest = Math.min(lowest, get(i));
        return lowest;
    }
}

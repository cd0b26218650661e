package fathom.app.bench;

import java.util.Arrays;
import java.util.List;

/** Measures something of Fathom against a yardstick in the same run. */
public interface Benchmark {
    String name();

    /**
     * Measures the thing and its yardstick in turn, so that both meet the same machine.
     *
     * @param repetitions five or more for a median worth its name
     */
    List<Row> run(int repetitions) throws Exception;

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

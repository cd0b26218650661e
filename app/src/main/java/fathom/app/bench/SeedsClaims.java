package fathom.app.bench;

import java.util.List;

/** What the documents that this product grew from claimed of their buses. None of it was measured here, nor, as far as is known, as described. */
final class SeedsClaims implements Benchmark {
    private static final String THEIRS = "claimed by the seeds, not measured here";

    @Override
    public String name() {
        return "seeds-claims";
    }

    @Override
    public List<Row> run(int repetitions) {
        return List.of(new Row("seeds: operations over two buses", 6_680, "operations/s", THEIRS, Double.NaN), new Row("seeds: latency", 0.43, "ms", THEIRS, Double.NaN),
                new Row("seeds: delivered under a lost bus", 74.97, "%", THEIRS, Double.NaN));
    }
}

package fathom.app.bench;

import java.io.IOException;
import java.util.List;

/** From the call of the command to the first painted window with figures in it, with a warm file cache; beside a virtual machine that prints one line. */
final class StartBench implements Benchmark {
    private static final int PATIENCE_SECONDS = 60;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Row> run(int repetitions) throws IOException, InterruptedException {
        start(); // fills the file cache
        double[] windows = new double[repetitions], ratios = new double[repetitions];
        for (int i = 0; i < repetitions; i++) {
            double bare = since(Child.run(BareStart.class.getName(), List.of(), PATIENCE_SECONDS), "at");
            windows[i] = start();
            ratios[i] = windows[i] / bare;
        }
        double seconds = Benchmark.median(windows) / 1e3;
        return List.of(new Row("start to first painted window", seconds, "s", "a bare virtual machine that prints a line", Benchmark.median(ratios)));
    }

    private static double start() throws IOException, InterruptedException {
        return since(Child.measure(PATIENCE_SECONDS, "--windows", "0"), "firstWindowAt");
    }

    private static double since(Child child, String field) {
        return child.number(field) - child.startedAt();
    }
}

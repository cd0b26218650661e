package fathom.app.bench;

import java.io.IOException;
import java.util.List;

/**
 * What the default run takes from a machine that has other things to do: processor and memory at 500 ticks a second, without a window and with the Overview
 * showing, once the compiler has done most of its work.
 */
final class GentleBench implements Benchmark {
    private static final int SECONDS = 3, WARM_UP_SECONDS = 45, UNTIL_SECONDS = 60, PATIENCE_SECONDS = 60;

    @Override
    public String name() {
        return "gentle";
    }

    @Override
    public List<Row> run(int repetitions) throws IOException, InterruptedException {
        String windows = "" + repetitions, warmUp = "" + WARM_UP_SECONDS, seconds = "" + SECONDS;
        int patience = PATIENCE_SECONDS + UNTIL_SECONDS + repetitions * SECONDS;
        Child headless = Child.measure(patience, "--headless", "--warm-up", warmUp, "--windows", windows, "--seconds", seconds);
        Child overview = Child.measure(patience, "--warm-up", warmUp, "--windows", windows, "--seconds", seconds, "--until", "" + UNTIL_SECONDS);
        double bare = headless.median("cpu"), shown = overview.median("cpu"), resident = overview.number("residentMiB") * 1.048576;
        return List.of(
                new Row("default run without a window", bare, "% of one core", "10 % of one core", bare / 10),
                new Row("default run, Overview showing", shown, "% of one core", "50 % of one core", shown / 50),
                new Row("  resident after a minute (one run)", resident, "MB", "450 MB", resident / 450));
    }
}

package fathom.app.bench;

import java.io.IOException;
import java.util.List;

/** How regular the console draws while 500,000 ticks flow in every second: one console, measured in as many windows of time as there are repetitions. */
final class ScreenBench implements Benchmark {
    private static final int SECONDS = 4, WARM_UP_SECONDS = 10, PATIENCE_SECONDS = 90;
    private static final double LIMIT_MILLIS = 33;

    @Override
    public String name() {
        return "screen";
    }

    @Override
    public List<Row> run(int repetitions) throws IOException, InterruptedException {
        Child gentle = console(repetitions, "500");
        Child flood = console(repetitions, "500000");
        return List.of(
                row("pulse interval p99 at 500,000 ticks/s", flood.median("pulseP99"), "ms", "33 ms", LIMIT_MILLIS),
                row("  JavaFX thread on frames", flood.median("fxBusy"), "% of the time", "the same console at 500 ticks/s", gentle.median("fxBusy")),
                row("  JavaFX thread on the processor", flood.median("fxCpu"), "% of one core", "the same console at 500 ticks/s", gentle.median("fxCpu")),
                row("  whole console", flood.median("cpu"), "% of one core", "the same console at 500 ticks/s", gentle.median("cpu")),
                row("  ticks that really flowed", flood.median("ticksPerSecond"), "ticks/s", "500,000 ticks/s", 500_000),
                row("  frames skipped", flood.number("skipped"), "frames", "frames shown", flood.number("frames")));
    }

    private static Row row(String name, double value, String unit, String yardstick, double measure) {
        return new Row(name, value, unit, yardstick, value / measure);
    }

    private static Child console(int windows, String rate) throws IOException, InterruptedException {
        return Child.measure(PATIENCE_SECONDS + windows * SECONDS, "--rate", rate, "--every-pulse", "--warm-up", "" + WARM_UP_SECONDS, "--windows",
                "" + windows, "--seconds", "" + SECONDS);
    }
}

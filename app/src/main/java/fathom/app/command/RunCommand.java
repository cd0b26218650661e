package fathom.app.command;

import fathom.app.Options;
import fathom.app.UsageException;
import fathom.platform.embedded.EmbeddedPlatform;
import fathom.scenario.ProfileException;
import fathom.scenario.RunProgress;
import fathom.scenario.RunReport;
import fathom.scenario.Scenarios;
import fathom.scenario.report.Reports;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "run", mixinStandardHelpOptions = true, description = "Run a scenario against the embedded platform, judge it and keep the evidence.")
public final class RunCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Parameters(paramLabel = "SCENARIO", description = "One of 'fathom scenarios', or a profile in a file of your own.")
    private String scenario;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        options.check();
        try {
            Scenarios.resolve(scenario);
        } catch (ProfileException e) {
            throw new UsageException(e.getMessage());
        }
        try (var platform = Settings.embedded(options)) {
            platform.awaitBooks(Duration.ofSeconds(10));
            platform.startScenario(scenario, options.seed);
            var report = watch(platform);
            print(report);
            return report.exitCode();
        }
    }

    private RunReport watch(EmbeddedPlatform platform) throws InterruptedException {
        var progress = new Progress(spec.commandLine().getErr(), scenario, options.json);
        while (true) {
            RunProgress run = platform.state().run();
            if (run != null && !run.isRunning()) {
                progress.end();
                return run.ended();
            }
            if (run != null) progress.show(run.elapsed() / run.total(), "%s, %,d answered".formatted(run.phase(), run.received()));
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private void print(RunReport r) {
        var out = spec.commandLine().getOut();
        if (options.json) {
            out.println(new String(Reports.json(r), StandardCharsets.UTF_8));
            return;
        }
        out.printf("%s  %s%n%s%n%n", r.runId(), r.verdict(), r.why());
        r.thresholds().forEach(t -> out.printf("  %-4s %-44s observed %s%n", t.passed() ? "ok" : "FAIL", t.threshold().expression(),
                Double.isNaN(t.observed()) ? "nothing" : "%,.3f %s".formatted(t.observed(), t.threshold().unit())));
        out.printf("%nsent %,d  received %,d  succeeded %,d  failed %,d  lost %,d%n", r.sent(), r.received(), r.succeeded(), r.failed(), r.lost());
        var c = r.corrected();
        if (!c.isEmpty()) {
            out.printf("latency from the intended time, µs: p50 %,.1f  p90 %,.1f  p99 %,.1f  p99.9 %,.1f  max %,.1f%n", c.p50() / 1e3, c.p90() / 1e3, c.p99() / 1e3, c.p999() / 1e3,
                    c.max() / 1e3);
        }
        out.println("report " + r.report());
    }
}

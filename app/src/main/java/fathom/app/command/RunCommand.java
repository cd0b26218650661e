package fathom.app.command;

import fathom.app.Exit;
import fathom.app.Options;
import fathom.app.UsageException;
import fathom.measure.Figures;
import fathom.platform.embedded.EmbeddedPlatform;
import fathom.scenario.ProfileException;
import fathom.scenario.RunProgress;
import fathom.scenario.RunReport;
import fathom.scenario.RunsState;
import fathom.scenario.ScenarioProfile;
import fathom.scenario.report.ReportFolder;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "run", mixinStandardHelpOptions = true, description = "Run a scenario against the embedded platform, judge it and keep the evidence.")
public final class RunCommand implements Callable<Integer> {
    private static final String CLOSED = "closed";

    @Mixin
    private Options options;

    @Parameters(paramLabel = "SCENARIO", description = "One of 'fathom scenarios', or a profile in a file of your own.")
    private String scenario;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A setting of the scenario's profile, e.g. rate=1000; 'seconds' stretches the whole. May be given several times.")
    private Map<String, String> settings = Map.of();

    @Option(names = "--short", description = "In less than 20 seconds, and the verdict says so.")
    private boolean shortened;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        options.check();
        ScenarioProfile profile = profile();
        try (var platform = Settings.embedded(options); var stop = new StopSignal(() -> platform.abortScenario(CLOSED))) {
            platform.awaitBooks(Duration.ofSeconds(10));
            if (stop.isAsked()) return Exit.INCONCLUSIVE;
            platform.startScenario(profile, options.seed, shortened);
            if (stop.isAsked()) platform.abortScenario(CLOSED);
            var report = watch(platform);
            print(report);
            return exit(report);
        }
    }

    private ScenarioProfile profile() {
        var faults = new ArrayList<String>();
        var scenarios = Settings.scenarios(faults::add);
        try {
            return scenarios.resolve(scenario).with(settings);
        } catch (ProfileException e) {
            String own = File.separator + scenario + ".";
            throw new UsageException(faults.stream().filter(fault -> fault.contains(own)).findFirst().orElse(e.getMessage()));
        }
    }

    private RunReport watch(EmbeddedPlatform platform) throws InterruptedException {
        var progress = new Progress(spec.commandLine().getErr(), scenario, options.json);
        while (true) {
            RunProgress run = RunsState.of(platform.state()).current();
            if (run != null && !run.isRunning()) {
                progress.end();
                return run.ended();
            }
            if (run != null) progress.show(run.elapsed() / run.total(), run.phase() + ", " + Figures.count(run.counts().received()) + " " + run.profile().kind().unit().done());
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** A run without its evidence is none, whatever its verdict. */
    private int exit(RunReport r) {
        if (r.kept().page() != null) return r.exitCode();
        spec.commandLine().getErr().println("fathom: could not run: " + r.kept().why());
        return Exit.COULD_NOT_RUN;
    }

    private void print(RunReport r) {
        var out = spec.commandLine().getOut();
        if (options.json) {
            out.println(new String(ReportFolder.json(r), StandardCharsets.UTF_8));
            return;
        }
        out.printf("%s  %s%n%s%n%n", r.runId(), r.verdict(), r.judgement().why());
        r.judgement().thresholds().forEach(t -> out.printf("  %-4s %-44s observed %s%n", t.passed() ? "ok" : "FAIL", t.threshold().expression(),
                Double.isNaN(t.observed()) ? "nothing" : Figures.exact(t.observed(), t.threshold().unit())));
        var c = r.counts();
        out.printf("%nsent %s  received %s  succeeded %s  failed %s  shed %s  in flight %s  lost %s%n", Figures.count(c.sent()), Figures.count(c.received()),
                Figures.count(c.succeeded()), Figures.count(c.failed()), Figures.count(c.shed()), Figures.count(c.inFlight()), Figures.count(c.lost()));
        var l = r.latencies().corrected();
        if (!l.isEmpty()) {
            out.printf("latency from the intended time: p50 %s  p90 %s  p99 %s  p99.9 %s  max %s%n", Figures.latency(l.p50()), Figures.latency(l.p90()), Figures.latency(l.p99()),
                    Figures.latency(l.p999()), Figures.latency(l.max()));
        }
        r.judgement().grade().ifPresent(g -> out.println("grade " + g.score() + " of 100"));
        r.evidence().causes().forEach((cause, count) -> out.println("failed " + Figures.count(count) + " times: " + cause));
        r.evidence().left().forEach(what -> out.println("left on the platform: " + what));
        if (r.kept().page() != null) out.println("report " + r.kept().page());
    }
}

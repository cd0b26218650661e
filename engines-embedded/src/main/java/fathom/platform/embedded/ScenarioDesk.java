package fathom.platform.embedded;

import fathom.measure.Verdict;
import fathom.platform.console.EventLog;
import fathom.scenario.RunReport;
import fathom.scenario.RunsState;
import fathom.scenario.ScenarioContext;
import fathom.scenario.ScenarioProfile;
import fathom.scenario.ScenarioRun;
import fathom.scenario.ScenarioRunner;
import fathom.scenario.Scenarios;
import fathom.scenario.report.ReportException;
import fathom.scenario.report.ReportFolder;
import fathom.state.SectionSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts runs, keeps their reports on disk and the latest of them at hand. */
final class ScenarioDesk implements SectionSource {
    private static final int KEPT = 50;
    private static final int CLOSE_SECONDS = 10;

    private final ScenarioContext context;
    private final Scenarios scenarios;
    private final ScenarioRunner runner;
    private final EventLog events;
    private volatile List<RunReport> ended = List.of();
    private volatile ScenarioRun current;

    /** @param folder where reports lie; the latest of earlier starts are read back, beside the start and not before it */
    ScenarioDesk(ScenarioContext context, Scenarios scenarios, Path folder, EventLog events) {
        this.context = context;
        this.scenarios = scenarios;
        this.events = events;
        var reports = new ReportFolder(folder, scenarios.kinds());
        runner = new ScenarioRunner(reports);
        Thread.ofPlatform().daemon().name("scenario-archive").start(() -> readBack(reports));
    }

    private void readBack(ReportFolder reports) {
        try {
            add(reports.latest(KEPT));
        } catch (ReportException e) {
            events.add("warn", "Scenarios", e.getMessage());
        }
    }

    private synchronized void add(List<RunReport> more) {
        var all = new ArrayList<>(ended);
        more.stream().filter(r -> all.stream().noneMatch(known -> known.runId().equals(r.runId()))).forEach(all::add);
        all.sort((a, b) -> Long.compare(b.run().startedAt(), a.run().startedAt()));
        ended = List.copyOf(all.subList(0, Math.min(KEPT, all.size())));
    }

    List<ScenarioProfile> profiles() {
        return scenarios.profiles();
    }

    String start(String id, long seed) {
        return start(scenarios.resolve(id), seed, false);
    }

    String start(ScenarioProfile profile, long seed, boolean shortened) {
        ScenarioRun run = runner.start(profile, seed, shortened, context);
        current = run;
        events.add("idle", profile.title(), "run " + run.runId() + " started, seed " + seed);
        run.report().thenAccept(this::ended);
        return run.runId();
    }

    private void ended(RunReport report) {
        add(List.of(report));
        String state = report.verdict() == Verdict.PASS ? "ok" : report.verdict() == Verdict.FAIL ? "bad" : "warn";
        events.add(state, report.profile().title(), report.verdict() + ": " + report.judgement().why());
    }

    /** @return whether there was one to abort */
    boolean abort(String why) {
        ScenarioRun run = current;
        if (run == null || run.report().isDone()) return false;
        run.abort(why);
        return true;
    }

    @Override
    public RunsState section() {
        ScenarioRun run = current;
        return new RunsState(run == null ? null : run.progress(), ended);
    }

    /** Ends a run that is going on and waits until its report is saved. */
    @Override
    public void close() {
        ScenarioRun run = current;
        if (run == null || run.report().isDone()) return;
        run.abort("closed");
        run.report().completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS).join();
    }
}

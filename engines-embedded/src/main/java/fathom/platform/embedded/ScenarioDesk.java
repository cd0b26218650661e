package fathom.platform.embedded;

import fathom.measure.Verdict;
import fathom.platform.console.EventLog;
import fathom.scenario.RunProgress;
import fathom.scenario.RunReport;
import fathom.scenario.ScenarioContext;
import fathom.scenario.ScenarioRun;
import fathom.scenario.ScenarioRunner;
import fathom.scenario.Scenarios;
import fathom.scenario.report.Reports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;

/** Starts runs, keeps their reports on disk and the latest of them at hand. */
final class ScenarioDesk implements AutoCloseable {
    private static final int KEPT = 50;

    private final ArrayDeque<RunReport> ended = new ArrayDeque<>();
    private final ScenarioContext context;
    private final ScenarioRunner runner;
    private final EventLog events;
    private volatile ScenarioRun current;

    /** @param folder where reports lie; those of earlier starts are read back */
    ScenarioDesk(ScenarioContext context, Path folder, EventLog events) {
        this.context = context;
        this.events = events;
        runner = new ScenarioRunner(report -> Reports.save(report, folder));
        if (Files.isDirectory(folder)) Reports.list(folder).stream().limit(KEPT).forEach(ended::addLast);
    }

    String start(String id, long seed) {
        var profile = Scenarios.resolve(id);
        ScenarioRun run = runner.start(profile, seed, context);
        current = run;
        events.add("idle", profile.title(), "run " + run.runId() + " started, seed " + seed);
        run.report().thenAccept(this::ended);
        return run.runId();
    }

    private void ended(RunReport report) {
        synchronized (ended) {
            if (ended.size() == KEPT) ended.removeLast();
            ended.addFirst(report);
        }
        String state = report.verdict() == Verdict.PASS ? "ok" : report.verdict() == Verdict.FAIL ? "bad" : "warn";
        events.add(state, report.profile().title(), report.verdict() + ": " + report.why());
    }

    void abort() {
        ScenarioRun run = current;
        if (run != null) run.abort();
    }

    /** Null before the first run. */
    RunProgress progress() {
        ScenarioRun run = current;
        return run == null ? null : run.progress();
    }

    List<RunReport> runs() {
        synchronized (ended) {
            return List.copyOf(ended);
        }
    }

    /** Ends a run that is going on and waits until its report is saved. */
    @Override
    public void close() {
        ScenarioRun run = current;
        if (run == null || run.report().isDone()) return;
        run.abort();
        run.report().join();
    }
}

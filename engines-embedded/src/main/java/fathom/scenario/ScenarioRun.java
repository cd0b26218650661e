package fathom.scenario;

import java.util.concurrent.CompletableFuture;

/** A run that was started. Safe from any thread. */
public interface ScenarioRun {
    String runId();

    /** How it goes, renewed about five times a second; after the end it carries the report. */
    RunProgress progress();

    /** Ends it with the verdict ABORTED; does nothing once it has ended. @param why or by whom, e.g. {@code by hand} */
    void abort(String why);

    /** Completed when the run has ended, which it does within a few seconds of its planned end whatever becomes of the engines; never exceptionally. */
    CompletableFuture<RunReport> report();
}

package fathom.view.scenarios;

import fathom.measure.Verdict;
import fathom.scenario.Metrics;
import fathom.scenario.RunProgress;
import fathom.scenario.RunProgress.Load;
import fathom.scenario.RunReport;
import fathom.scenario.RunsState;
import fathom.scenario.ScenarioProfile;
import fathom.state.PlatformState;
import fathom.view.piece.PhaseBar;
import fathom.view.piece.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** A run as the screen shows it, whether it is going on, has just ended, or is read back from the archive. */
record RunPicture(RunProgress run) {
    /** Null when the platform knows no such run. */
    static RunPicture find(PlatformState state, String runId) {
        if (runId == null) return null;
        if (RunsState.of(state).current() != null && RunsState.of(state).current().runId().equals(runId)) return new RunPicture(RunsState.of(state).current());
        return RunsState.of(state).ended().stream().filter(r -> r.runId().equals(runId)).findFirst().map(RunPicture::of).orElse(null);
    }

    static RunPicture of(RunReport r) {
        var load = new Load(r.latencies().corrected(), r.latencies().uncorrected(), r.evidence().fact(Metrics.GENERATOR_CPU.name()).orElse(Double.NaN));
        return new RunPicture(new RunProgress(r.run(), r.seconds(), "", r.counts(), load, List.of(), r.judgement().thresholds(), r.evidence().timeline(),
                r.evidence().log(), r));
    }

    boolean isRunning() {
        return run.isRunning();
    }

    ScenarioProfile profile() {
        return run.profile();
    }

    List<ThresholdRow> thresholds() {
        return ThresholdRow.of(run.profile(), run.ended() == null ? run.soFar() : run.ended().judgement().thresholds(), run.ended() != null);
    }

    State state() {
        if (run.ended() != null) return state(run.ended().verdict());
        return thresholds().stream().anyMatch(t -> t.state() == State.BAD) ? State.BAD : State.RUNNING;
    }

    static State state(Verdict verdict) {
        return switch (verdict) {
            case PASS -> State.OK;
            case FAIL -> State.BAD;
            case INCONCLUSIVE, ABORTED -> State.NO_VERDICT;
        };
    }

    static String word(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "passed";
            case FAIL -> "failed";
            case INCONCLUSIVE -> "no verdict";
            case ABORTED -> "aborted";
        };
    }

    /** The answer in a few words. */
    String headline() {
        var rows = thresholds();
        long due = rows.stream().filter(ThresholdRow::isDue).count(), past = rows.stream().filter(r -> r.state() == State.BAD).count();
        if (run.ended() != null) {
            return switch (run.ended().verdict()) {
                case PASS -> "Passed: all " + rows.size() + " thresholds held";
                case FAIL -> run.ended().noWork() ? "Failed: no work was done" : "Failed: " + past + " of " + rows.size() + " thresholds";
                case INCONCLUSIVE -> "No verdict";
                case ABORTED -> "Aborted";
            };
        }
        long near = rows.stream().filter(ThresholdRow::isNear).count();
        if (due == 0) return "Under way: nothing is due yet";
        if (past > 0) return "Failing so far: " + past + " of " + due + " due past the limit";
        return "Holding so far: " + due + " of " + due + " due" + (near == 0 ? "" : ", " + near + " near the limit");
    }

    String sentence() {
        return run.profile().title() + (run.ended() == null ? "; the verdict is given at the end, not before" : ": " + run.ended().judgement().why());
    }

    /** Failed and lost; what an abort cut off is neither. */
    long failedAndLost() {
        return run.counts().failed() + run.counts().lost();
    }

    List<PhaseBar.Phase> phases() {
        return phases(run.profile());
    }

    static List<PhaseBar.Phase> phases(ScenarioProfile profile) {
        var phases = new ArrayList<PhaseBar.Phase>();
        double at = 0;
        for (var p : profile.phases()) {
            phases.add(new PhaseBar.Phase(p.name(), at, at + p.seconds(), p.measured(), profile.kind().isFault(p)));
            at += p.seconds();
        }
        return phases;
    }

    /** Intended or received per second, in each second so far. */
    double[] rates(ToLongFunction<RunProgress.Second> count) {
        var seconds = run.seconds();
        double[] rates = new double[seconds.size()];
        double before = 0;
        for (int i = 0; i < rates.length; i++) {
            double length = seconds.get(i).at() - before;
            rates[i] = length < 0.5 ? Double.NaN : count.applyAsLong(seconds.get(i)) / length;
            before = seconds.get(i).at();
        }
        return rates;
    }
}

package fathom.view.shell;

import fathom.scenario.RunReport;
import fathom.scenario.RunsState;
import fathom.state.PlatformState;
import fathom.view.ViewId;
import fathom.view.piece.State;
import fathom.view.piece.Toasts;
import java.util.function.Consumer;

/** Tells how a scenario ended to whoever looks at something else. */
final class RunNews {
    private final Toasts toasts;
    private final Consumer<ViewId> go;
    private String latest;

    /** @param go shows another view */
    RunNews(Toasts toasts, Consumer<ViewId> go) {
        this.toasts = toasts;
        this.go = go;
    }

    /** Runs that ended before the first call are no news. */
    void follow(PlatformState state, ViewId shown) {
        RunReport last = RunsState.of(state).ended().isEmpty() ? null : RunsState.of(state).ended().getFirst();
        String id = last == null ? "" : last.runId();
        boolean news = latest != null && !id.equals(latest) && last != null;
        latest = id;
        if (!news || shown.equals(ViewId.SCENARIOS)) return;
        toasts.show(state(last), last.profile().title() + " " + words(last), last.judgement().why(), state.at(), "Show", () -> go.accept(ViewId.SCENARIOS));
    }

    private static State state(RunReport r) {
        return switch (r.verdict()) {
            case PASS -> State.OK;
            case FAIL -> State.BAD;
            case INCONCLUSIVE, ABORTED -> State.WARN;
        };
    }

    private static String words(RunReport r) {
        return switch (r.verdict()) {
            case PASS -> "has passed";
            case FAIL -> "has failed";
            case INCONCLUSIVE -> "ended without a verdict";
            case ABORTED -> "was aborted";
        };
    }
}

package fathom.view.overview;

import static fathom.view.piece.Rich.num;

import fathom.desk.DeskState;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.measure.Latency;
import fathom.model.PortfolioMark.LimitUse;
import fathom.view.Frame;
import fathom.view.Verdicts;
import fathom.view.ViewId;
import fathom.view.format.Format;
import fathom.view.piece.Rich;
import fathom.view.piece.State;
import fathom.view.piece.VerdictCard.Cause;
import fathom.watch.EngineHealth;
import fathom.watch.Gauges;
import fathom.watch.NearestLimit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** What stands beside the verdict when nothing is wrong: how near the worst of it is to its limit, and what cannot be judged. */
final class Calm {
    private Calm() {}

    static List<Cause> notes(Frame frame, Consumer<ViewId> go) {
        var notes = new ArrayList<Cause>();
        EnginesState.of(frame.state()).engines().stream().filter(e -> e.state() == EngineStatus.State.RUNNING && EngineHealth.of(frame.state(), e) == EngineHealth.ON_TIME).max(Comparator.comparingLong(e -> done(e).p99()))
                .ifPresent(e -> notes.add(new Cause(State.OK, "Slowest engine", Rich.of(e.id().label() + ", p99 ", num(Format.latency(done(e).p99())), ", warns ",
                        num(Format.latency(frame.rules().warn(Gauges.ENGINE_P99)))), "", () -> go.accept(ViewId.ENGINES))));
        var unknown = DeskState.of(frame.state()).portfolios().stream().flatMap(p -> p.limits().stream()).filter(l -> !l.isKnown()).toList();
        var nearest = NearestLimit.of(DeskState.of(frame.state()).portfolios());
        if (!unknown.isEmpty()) notes.add(notJudged(unknown, go));
        else if (nearest != null) notes.add(new Cause(State.OK, "Nearest limit", Rich.of(num(Format.percent(nearest.percent(), 0)), " of " + Verdicts.shortName(nearest.limit()) + ", "
                + nearest.portfolio().label()), "", () -> go.accept(ViewId.PORTFOLIOS)));
        return notes;
    }

    private static Cause notJudged(List<LimitUse> unknown, Consumer<ViewId> go) {
        return new Cause(State.ABSENT, unknown.size() == 1 ? "1 limit not judged" : unknown.size() + " limits not judged", Rich.of(unknown.getFirst().why()), "",
                () -> go.accept(ViewId.PORTFOLIOS));
    }

    private static Latency done(EngineStatus e) {
        return e.inbox() == null ? Latency.NONE : e.inbox().done();
    }
}

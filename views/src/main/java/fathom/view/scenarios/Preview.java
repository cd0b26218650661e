package fathom.view.scenarios;

import static fathom.view.piece.Rich.num;

import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.hardware.MachineState;
import fathom.market.FeedStatus;
import fathom.market.MarketState;
import fathom.measure.Level;
import fathom.measure.Limit;
import fathom.measure.Provenance;
import fathom.measure.Reading;
import fathom.scenario.ScenarioProfile;
import fathom.state.PlatformState;
import fathom.view.Frame;
import fathom.view.format.Format;
import fathom.view.piece.Rich;
import fathom.view.piece.State;
import fathom.watch.EngineHealth;
import fathom.watch.Gauges;
import java.util.ArrayList;
import java.util.List;

/** What a scenario will do to this platform, and what should be known before it is started. */
final class Preview {
    /** One thing that was looked at. */
    record Check(State state, Rich text) {}

    private Preview() {}

    static List<Detail> facts(ScenarioProfile p, PlatformState state, long seed) {
        var facts = new ArrayList<Detail>();
        p.kind().plan(p.settings()).forEach(plan -> facts.add(Detail.of(plan)));
        facts.add(Detail.of("Market", MarketState.of(state).feed().description()).marked(MarketState.of(state).feed().provenance()));
        facts.add(Detail.of("Seed", num(Long.toString(seed))));
        facts.add(Detail.of("Duration", num(Format.minutes(p.seconds())), ", of it ", num(Format.minutes(p.measuredSeconds())), " judged"));
        facts.add(Detail.of("Keeps", "histograms, rows of ", num("1"), " s, log, page"));
        return facts;
    }

    static List<Check> checks(ScenarioProfile p, Frame frame) {
        PlatformState s = frame.state();
        var checks = new ArrayList<Check>();
        FeedStatus feed = MarketState.of(s).feed();
        checks.add(feed.provenance() == Provenance.MEASURED ? new Check(State.WARN, Rich.of("the feed is live; orders stay simulated"))
                : new Check(State.OK, Rich.of("nothing live is connected; orders stay simulated")));
        p.kind().refusal(feed).ifPresent(why -> checks.addFirst(new Check(State.BAD, Rich.of("it cannot be started: " + why))));
        if (feed.state() != FeedStatus.State.RUNNING) checks.add(new Check(State.WARN, Rich.of("the feed does not run: engines have nothing of its market")));
        if (p.kind().worksEngines()) engines(s, checks);
        checks.add(machine(frame));
        return checks;
    }

    private static void engines(PlatformState s, List<Check> checks) {
        long engines = running(s);
        checks.add(engines == 0 ? new Check(State.BAD, Rich.of("no engine runs, so no work could be done"))
                : new Check(State.OK, Rich.of(num(Format.whole(engines)), " engines run and will be asked")));
        for (EngineStatus e : EnginesState.of(s).engines()) {
            String name = e.id().label();
            switch (e.state()) {
                case STOPPED -> checks.add(new Check(State.WARN, Rich.of(name + " is stopped and will not be asked")));
                case FAILED -> checks.add(new Check(State.WARN, Rich.of(name + " has failed and will not be asked")));
                case RUNNING -> {
                    EngineHealth health = EngineHealth.of(s, e);
                    if (health == EngineHealth.WARMING_UP) {
                        checks.add(new Check(State.IDLE, Rich.of(name + " is still warming up")));
                    } else if (health.isLate()) {
                        checks.add(new Check(State.WARN, Rich.of(name + " is late already, p99 ", num(Format.latency(e.inbox().done().p99())))));
                    }
                }
                case NOT_BUILT -> {}
            }
        }
    }

    private static Check machine(Frame frame) {
        PlatformState s = frame.state();
        Reading load = MachineState.of(s).snapshot() == null ? Reading.absent("cpu.load", "the machine was not looked at yet") : MachineState.of(s).snapshot().reading("cpu.load");
        Limit busy = frame.rules().limit(Gauges.MACHINE_BUSY, "");
        return switch (load) {
            case Reading.Absent a -> new Check(State.ABSENT, Rich.of("processor load is absent: " + a.reason()));
            case Reading.Value v when busy != null && busy.judge(v.value()) != Level.OK -> new Check(State.WARN, Rich.of("the processor is busy already, ",
                    num(Format.percent(v.value(), 0))));
            case Reading.Value v -> new Check(State.OK, Rich.of("the processor has ", num(Format.percent(100 - v.value(), 0)), " left"));
        };
    }

    static long running(PlatformState s) {
        return EnginesState.of(s).engines().stream().filter(e -> e.state() == EngineStatus.State.RUNNING).count();
    }
}

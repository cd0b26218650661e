package fathom.scenario;

import fathom.engine.EngineId;
import fathom.measure.Provenance;
import fathom.model.Instrument;
import fathom.model.Venue;
import fathom.scenario.CrashMarket.Spec;
import fathom.scenario.ScenarioContext.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Everything that takes part in one run.
 *
 * @param works   what the generator does when it is due
 * @param watches what is observed, the load among them
 * @param market  provenance of the market data that the engines see
 */
record Scene(Load load, List<OpenLoop.Work> works, List<Watch> watches, Provenance market) implements AutoCloseable {
    static Scene of(ScenarioProfile profile, long seed, ScenarioContext context, long start) {
        return switch (profile.kind()) {
            case LOAD -> load(profile, context, start);
            case CRASH -> crash(profile, seed, context, start);
        };
    }

    private static Scene load(ScenarioProfile profile, ScenarioContext context, long start) {
        var load = new Load(profile, context, context.targets(), start, answer -> { });
        var watches = List.of(load, new EngineWatch(context::engines, load::answered), new MachineWatch(context::hardware));
        return new Scene(load, List.of(load.sender()), watches, context.market());
    }

    private static Scene crash(ScenarioProfile profile, long seed, ScenarioContext context, long start) {
        var path = CrashPath.of(profile);
        var instruments = instruments((int) profile.setting("symbols"), (int) profile.setting("venues"));
        double rate = profile.setting("ticks");
        var source = context.crashMarket().open(new Spec(instruments, rate, seed, start, path));
        var ticks = new CrashTicks(context.clock(), source, context.bus().publisher(Sender.ASKER), new EventTime(context::eventTime), start, path.endAt(),
                rate * path.endAt());
        var seen = new CrashSeen(instruments, ticks, profile.setting("match") / 100);
        var load = new Load(profile, context, askingForBooks(context.targets(), instruments), start, seen);
        var watches = new ArrayList<Watch>(List.of(load, ticks, seen, new OutputWatch(context.bus(), Set.copyOf(instruments))));
        watches.add(new EngineWatch(context::engines, load::answered));
        watches.add(new MarkWatch(context::portfolios, start));
        watches.add(new MachineWatch(context::hardware));
        return new Scene(load, List.of(ticks, load.sender()), watches, Provenance.SIMULATED.weaker(context.market()));
    }

    /** S001 and so on: no symbol that anybody holds. */
    private static List<Instrument> instruments(int symbols, int venues) {
        return IntStream.rangeClosed(1, symbols).mapToObj("S%03d"::formatted)
                .flatMap(base -> IntStream.range(0, venues).mapToObj(v -> Instrument.spot(Venue.values()[v], base))).toList();
    }

    /** The MarketData engine is asked for the falling books, so that the answers show what it made of them. */
    private static List<Target> askingForBooks(List<Target> targets, List<Instrument> instruments) {
        var bases = instruments.stream().map(Instrument::base).distinct().toList();
        return targets.stream().map(t -> t.engine() == EngineId.MARKETDATA ? new Target(t.engine(), "book", bases) : t).toList();
    }

    Observations observe(OpenLoop loop) {
        var observations = new Observations();
        watches.forEach(w -> w.observe(observations));
        observations.put(Metric.GENERATOR_CPU, loop.cpu());
        return observations;
    }

    @Override
    public void close() {
        watches.forEach(Watch::close);
    }
}

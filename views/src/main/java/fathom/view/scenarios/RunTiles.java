package fathom.view.scenarios;

import static fathom.view.piece.Rich.num;

import fathom.hardware.MachineState;
import fathom.measure.Figures;
import fathom.measure.Latency;
import fathom.measure.Reading;
import fathom.scenario.Fact;
import fathom.scenario.MachineWatch;
import fathom.scenario.Metrics;
import fathom.scenario.RunProgress;
import fathom.view.Frame;
import fathom.view.Samples;
import fathom.view.format.Format;
import fathom.view.piece.Metric;
import fathom.view.piece.MetricTile;
import fathom.view.piece.Rich;
import fathom.view.piece.State;
import fathom.view.piece.Step;
import fathom.view.piece.Tracks;
import fathom.view.piece.Trend;
import java.util.List;

/** The numbers of a run. */
final class RunTiles {
    private final MetricTile intended = new MetricTile(), sent = new MetricTile(), received = new MetricTile(), failed = new MetricTile(),
            p99 = new MetricTile(),
            median = new MetricTile(), generator = new MetricTile(), machine = new MetricTile(), ownTile = new MetricTile();
    private Fact own;
    private boolean wide;
    private final Tracks node = Tracks.row();

    Tracks node() {
        return node;
    }

    void step(Step step) {
        wide = step.isWide();
        arrange();
    }

    /** A figure of the kind's own takes the place of the median while it is there. */
    private void arrange() {
        node.reset();
        for (MetricTile t : List.of(intended, sent, received, failed, p99)) node.grow(t);
        if (own != null) node.grow(ownTile);
        else if (wide) node.grow(median);
        node.grow(generator);
        if (wide) node.grow(machine);
    }

    private void live(List<Fact> facts) {
        Fact now = facts.isEmpty() ? null : facts.getFirst();
        boolean changed = (now == null) != (own == null);
        own = now;
        if (changed) arrange();
        if (now == null) return;
        String name = Character.toUpperCase(now.name().charAt(0)) + now.name().substring(1);
        ownTile.show(Metric.of(name, Figures.number(now.value()), now.unit()).fact(now.subject()));
    }

    void show(Frame frame, RunPicture picture) {
        RunProgress r = picture.run();
        var c = r.counts();
        intended.show(r.profile().rate().isPresent() ? count("Intended", c.intended()).fact("rate ", num(Format.whole(PlannedLoad.at(r.profile(), r.elapsed()))), " a second")
                : count("Intended", c.intended()).fact(r.profile().kind().unit().many()));
        long behind = Math.max(0, c.intended() - c.sent());
        sent.show(count("Sent", c.sent()).fact("behind ", num(Format.whole(behind)), ", ",
                num(Format.percent(c.intended() == 0 ? 0 : 100.0 * behind / c.intended(), 3))));
        received.show(picture.isRunning() ? count("Received", c.received()).fact("in flight ", num(Format.whole(c.inFlight())))
                : count("Received", c.received()).fact("of intended ", num(Format.percent(c.intended() == 0 ? Double.NaN
                        : 100.0 * c.received() / c.intended(), 2))));
        failed.show(count("Failed and lost", picture.failedAndLost()).state(picture.failedAndLost() > 0 ? State.BAD : State.OK)
                .fact(picture.isRunning() ? "lost is counted at the end" : c.inFlight() > 0 ? "cut off in flight " : "lost ",
                        picture.isRunning() ? "" : num(Format.whole(c.inFlight() > 0 ? c.inFlight() : c.lost()))));
        live(r.live());
        ThresholdRow limit = threshold(picture, Metrics.LATENCY_P99.name());
        p99.show(latency("p99, corrected", r.load().corrected(), r.load().corrected().p99()).state(limit == null || !limit.isDue() ? state(r.load().corrected()) : limit.state())
                .fact(limit == null ? "no limit" : "limit ", limit == null ? "" : num(limit.limit())).trend(course(r)));
        median.show(latency("p50, corrected", r.load().corrected(), r.load().corrected().p50()).state(state(r.load().corrected())).fact("max ",
                num(Format.latency(r.load().corrected().isEmpty() ? Double.NaN
                : r.load().corrected().max()))));
        ThresholdRow cpu = threshold(picture, Metrics.GENERATOR_CPU.name());
        generator.show(Double.isNaN(r.load().generatorCpu()) ? Metric.absent("Generator", "not measured yet")
                : Metric.of("Generator", Format.number(r.load().generatorCpu(), 1), "% of its core").state(cpu == null || !cpu.isDue() ? State.OK : cpu.state())
                .fact(cpu == null ? "no limit" : "limit ", cpu == null ? "" : num(cpu.limit())));
        machine.show(machine(frame, picture));
    }

    private static State state(Latency l) {
        return l.isEmpty() ? State.ABSENT : State.OK;
    }

    private static ThresholdRow threshold(RunPicture picture, String metric) {
        return picture.thresholds().stream().filter(t -> t.threshold().what().equals(metric)).findFirst().orElse(null);
    }

    private static Metric count(String name, long count) {
        return Metric.of(name, Format.whole(count), "");
    }

    private static Metric latency(String name, Latency l, double nanos) {
        return l.isEmpty() ? Metric.absent(name, "nothing judged yet") : Metric.of(name, Format.latencyNumber(nanos), Format.latencyUnit(nanos));
    }

    private static Trend course(RunProgress r) {
        return Trend.of(r.seconds().stream().mapToDouble(s -> s.p99() == 0 ? Double.NaN : s.p99()).toArray());
    }

    private static Metric machine(Frame frame, RunPicture picture) {
        if (!picture.isRunning()) {
            var evidence = picture.run().ended().evidence();
            var busy = evidence.fact(MachineWatch.MEAN);
            return busy.isEmpty() ? Metric.absent("Processor, mean", "not measured in this run")
                    : Metric.of("Processor, mean", Format.number(busy.getAsDouble(), 1), "% busy").fact("most ",
                            num(Format.percent(evidence.fact(MachineWatch.MOST).orElse(Double.NaN), 0)));
        }
        Reading load = MachineState.of(frame.state()).snapshot() == null ? Reading.absent("cpu.load", "not looked at yet") : MachineState.of(frame.state()).snapshot().reading("cpu.load");
        return switch (load) {
            case Reading.Absent a -> Metric.absent("Processor", a.reason());
            case Reading.Value v -> Metric.of("Processor", Format.number(v.value(), 1), "% busy").age(Format.age(frame.age(v.at())))
                    .fact(Rich.word("all cores")).trend(Trend.of(frame.history().of(Samples.hardware("cpu.load"))));
        };
    }
}

package fathom.view.scenarios;

import static fathom.view.piece.Rich.num;

import fathom.measure.Latency;
import fathom.measure.Reading;
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
            median = new MetricTile(), generator = new MetricTile(), machine = new MetricTile();
    private final Tracks node = Tracks.row();

    Tracks node() {
        return node;
    }

    void step(Step step) {
        node.reset();
        for (MetricTile t : List.of(intended, sent, received, failed, p99)) node.grow(t);
        if (step.isWide()) node.grow(median);
        node.grow(generator);
        if (step.isWide()) node.grow(machine);
    }

    void show(Frame frame, RunPicture picture) {
        RunProgress r = picture.run();
        intended.show(count("Intended", r.intended()).fact("rate ", num(Format.whole(PlannedLoad.at(r.profile(), r.elapsed()))), " a second"));
        long behind = Math.max(0, r.intended() - r.sent());
        sent.show(count("Sent", r.sent()).fact("behind ", num(Format.whole(behind)), ", ",
                num(Format.percent(r.intended() == 0 ? 0 : 100.0 * behind / r.intended(), 3))));
        received.show(picture.isRunning() ? count("Received", r.received()).fact("in flight ", num(Format.whole(picture.inFlight())))
                : count("Received", r.received()).fact("of intended ", num(Format.percent(r.intended() == 0 ? Double.NaN
                        : 100.0 * r.received() / r.intended(), 2))));
        failed.show(count("Failed and lost", picture.failedAndLost()).state(picture.failedAndLost() > 0 ? State.BAD : State.OK)
                .fact(picture.isRunning() ? "lost is counted at the end" : "lost ", picture.isRunning() ? "" : num(Format.whole(r.ended().lost()))));
        ThresholdRow limit = threshold(picture, "latency.p99");
        p99.show(latency("p99, corrected", r.corrected(), r.corrected().p99()).state(limit == null || !limit.isDue() ? state(r.corrected()) : limit.state())
                .fact(limit == null ? "no limit" : "limit ", limit == null ? "" : num(limit.limit())).trend(course(r)));
        median.show(latency("p50, corrected", r.corrected(), r.corrected().p50()).state(state(r.corrected())).fact("max ",
                num(Format.latency(r.corrected().isEmpty() ? Double.NaN
                : r.corrected().max()))));
        ThresholdRow cpu = threshold(picture, "generator.cpu");
        generator.show(Double.isNaN(r.generatorCpu()) ? Metric.absent("Generator", "not measured yet")
                : Metric.of("Generator", Format.number(r.generatorCpu(), 1), "% of its core").state(cpu == null || !cpu.isDue() ? State.OK : cpu.state())
                .fact(cpu == null ? "no limit" : "limit ", cpu == null ? "" : num(cpu.limit())));
        machine.show(machine(frame, picture));
    }

    private static State state(Latency l) {
        return l.isEmpty() ? State.ABSENT : State.OK;
    }

    private static ThresholdRow threshold(RunPicture picture, String metric) {
        return picture.thresholds().stream().filter(t -> t.threshold().metric().equals(metric)).findFirst().orElse(null);
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
            Double busy = picture.run().ended().facts().get("machine.busy.mean");
            return busy == null ? Metric.absent("Processor, mean", "not measured in this run")
                    : Metric.of("Processor, mean", Format.number(busy, 1), "% busy").fact("most ",
                            num(Format.percent(picture.run().ended().facts().getOrDefault("machine.busy.max", Double.NaN), 0)));
        }
        Reading load = frame.state().hardware() == null ? Reading.absent("cpu.load", "not looked at yet") : frame.state().hardware().reading("cpu.load");
        return switch (load) {
            case Reading.Absent a -> Metric.absent("Processor", a.reason());
            case Reading.Value v -> Metric.of("Processor", Format.number(v.value(), 1), "% busy").age(Format.age(frame.age(v.at())))
                    .fact(Rich.word("all cores")).trend(Trend.of(frame.history().of(Samples.hardware("cpu.load"))));
        };
    }
}

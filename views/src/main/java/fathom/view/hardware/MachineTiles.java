package fathom.view.hardware;

import fathom.hardware.HardwareSnapshot;
import fathom.hardware.MachineState;
import fathom.measure.Limit;
import fathom.measure.Reading;
import fathom.view.Frame;
import fathom.view.Samples;
import fathom.view.format.Format;
import fathom.view.piece.Metric;
import fathom.view.piece.MetricTile;
import fathom.view.piece.Rich;
import fathom.view.piece.State;
import fathom.view.piece.Tracks;
import fathom.view.piece.Trend;
import fathom.watch.Gauges;
import java.util.function.Function;

/** What is left of the machine, in six numbers. */
final class MachineTiles {
    private final MetricTile cpu = new MetricTile(), process = new MetricTile(), memory = new MetricTile(), heap = new MetricTile(), pause = new MetricTile(),
            load = new MetricTile();
    private final Tracks node = Tracks.even(cpu, process, memory, heap, pause, load);

    Tracks node() {
        return node;
    }

    void show(Frame frame) {
        HardwareSnapshot h = MachineState.of(frame.state()).snapshot();
        if (h != null && ApplePanel.TELLING.stream().anyMatch(name -> h.reading(name) instanceof Reading.Value)) mac(frame, h);
        else any(frame, h);
    }

    /** What an Apple silicon Mac has left. */
    private void mac(Frame frame, HardwareSnapshot h) {
        cpu.show(of(frame, "P cores left", "cpu.performance.load", v -> Metric.of("P cores left", Format.number(100 - v.value(), 1), "%")
                .fact("busy ", num(Format.percent(v.value(), 1)), ", ", other(h, "cpu.performance.frequency", "")[0]).trend(trend(frame, v.name()))));
        process.show(of(frame, "GPU left", "gpu.load", v -> Metric.of("GPU left", Format.number(100 - v.value(), 1), "%").fact("busy ", num(Format.percent(v.value(), 1)), ", ", other(h, "gpu.frequency", "")[0])
                .trend(trend(frame, v.name()))));
        memory.show(memory(frame, h));
        heap.show(of(frame, "Neural Engine", "neural.power", v -> split("Neural Engine", ReadingNames.text(v)).fact("on duty ", other(h, "neural.duty", "")[0], ", no utilisation").trend(trend(frame, v.name()))));
        pause.show(of(frame, "Memory bandwidth", "memory.bandwidth", v -> split("Memory bandwidth", ReadingNames.text(v)).fact(h.origin(v.name()).atLeast() ? "at least" : "counted").trend(trend(frame, v.name()))));
        load.show(of(frame, "Package power", "package.power", v -> split("Package power", ReadingNames.text(v)).fact("whole machine ", other(h, "system.power", "")[0]).trend(trend(frame, v.name()))));
    }

    private static Metric memory(Frame frame, HardwareSnapshot h) {
        return of(frame, "Memory left", "memory.used", v -> h.machine().memoryBytes() <= 0 ? split("Memory in use", ReadingNames.text(v))
                : size("Memory left", h.machine().memoryBytes() - v.value(), h.machine().memoryBytes()).fact("in use ", num(ReadingNames.text(v))).trend(trend(frame, "memory.used")));
    }

    private static Metric split(String name, String text) {
        String[] parts = text.split("\\h", 2);
        return Metric.of(name, parts[0], parts.length > 1 ? parts[1] : "");
    }

    private void any(Frame frame, HardwareSnapshot h) {
        cpu.show(of(frame, "Processor left", "cpu.load", v -> {
            Limit limit = frame.rules().limit(Gauges.MACHINE_BUSY, "");
            State state = limit == null ? State.OK : State.of(limit.judge(v.value()));
            return Metric.of("Processor left", Format.number(100 - v.value(), 1), "% of " + h.machine().logicalCores() + " cores").state(state)
                    .fact("busy ", num(Format.percent(v.value(), 1))).trend(trend(frame, "cpu.load").withLimit(limit == null ? Double.NaN : limit.warn()));
        }));
        process.show(of(frame, "This process", "process.cpu", v -> Metric.of("This process", Format.number(v.value(), 1), "% of a core")
                .fact(other(h, "process.resident", "resident ")).trend(trend(frame, "process.cpu"))));
        memory.show(of(frame, "Memory left", "memory.available", v -> size("Memory left", v.value(), h.machine().memoryBytes())
                .fact("in use ", other(h, "memory.used", "")[0]).trend(trend(frame, "memory.available"))));
        heap.show(heap(frame, h));
        pause.show(of(frame, "GC pause, last", "gc.pause.last", v -> Metric.of("GC pause, last", Format.whole(v.value()), "ms")
                .fact(other(h, "gc.pause.max", "longest ")).trend(trend(frame, "gc.pause.last"))));
        load.show(of(frame, "Load average", "load.average", v -> Metric.of("Load average", Format.number(v.value(), 2), "1 min")
                .fact("of ", num(Format.whole(h.machine().logicalCores())), " cores").trend(trend(frame, "load.average"))));
    }

    private static Metric heap(Frame frame, HardwareSnapshot h) {
        return of(frame, "Heap left", "heap.used", used -> switch (h.reading("heap.max")) {
            case Reading.Value max -> size("Heap left", max.value() - used.value(), max.value()).fact("in use ", num(Format.memory(used.value())))
                    .trend(trend(frame, "heap.used"));
            case Reading.Absent none -> size("Heap in use", used.value(), Double.NaN).fact(none.reason()).trend(trend(frame, "heap.used"));
        });
    }

    /** Stale when the machine was not looked at for a while; absent with the reading's reason. */
    private static Metric of(Frame frame, String name, String reading, Function<Reading.Value, Metric> shown) {
        HardwareSnapshot h = MachineState.of(frame.state()).snapshot();
        if (h == null) return Metric.absent(name, "not looked at yet");
        return switch (h.reading(reading)) {
            case Reading.Absent a -> Metric.absent(name, a.reason());
            case Reading.Value v -> {
                Metric m = shown.apply(v).mark(v.provenance()).age(Format.age(frame.age(v.at())));
                yield frame.age(v.at()) > ReadingTable.STALE ? m.state(State.STALE) : m;
            }
        };
    }

    private static Metric size(String name, double bytes, double of) {
        String[] parts = Format.memory(bytes).split("\\h");
        return Metric.of(name, parts[0], Double.isNaN(of) ? parts[1] : parts[1] + " of " + Format.memory(of));
    }

    /** Another reading as a fact. */
    private static Object[] other(HardwareSnapshot h, String name, String words) {
        return switch (h.reading(name)) {
            case Reading.Value v -> words.isEmpty() ? new Object[] {num(ReadingNames.text(v))} : new Object[] {words, num(ReadingNames.text(v))};
            case Reading.Absent a -> new Object[] {words + "absent"};
        };
    }

    private static Trend trend(Frame frame, String reading) {
        return Trend.of(frame.history().of(Samples.hardware(reading)));
    }

    private static Rich.Span num(String text) {
        return Rich.num(text);
    }
}

package fathom.view.hardware;

import fathom.hardware.HardwareSnapshot;
import fathom.hardware.MachineState;
import fathom.measure.Provenance;
import fathom.measure.Reading;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.Frame;
import fathom.view.View;
import fathom.view.format.Format;
import fathom.view.piece.Caption;
import fathom.view.piece.Panel;
import fathom.view.piece.Rich;
import fathom.view.piece.State;
import fathom.view.piece.Step;
import fathom.view.piece.Tracks;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;

/** What the machine has left: every core, every reading with how it was come by, and what it does not tell. */
public final class HardwareView implements View {
    /** Strips higher than this leave no room for a chart below them. */
    private static final double MANY = 180;
    private static final double GIB = 1.0 / (1L << 30);

    private final Tracks root = Tracks.column(), middle = Tracks.row(), below = Tracks.row();
    private final MachineTiles tiles = new MachineTiles();
    private final CoreStrips cores = new CoreStrips();
    private final Caption machine = new Caption(Type.BODY, Token.T3, 0, false);
    private final Panel corePanel = new Panel("Cores", cores).hint(machine);
    private final ReadingTable readings = new ReadingTable();
    private final Caption found = Caption.hint(140);
    private final Panel readingPanel = new Panel("Readings", readings.node()).hint("each with where it comes from").tools(found);
    private final ApplePanel apple = new ApplePanel();
    private final MachineChart processor = new MachineChart("Processor busy, %", "cpu.load", "", 1, 100),
            process = new MachineChart("This process, % of a core", "process.cpu", "", 1, Double.NaN),
            memory = new MachineChart("Memory in use, GiB", "memory.used", "memory.total", GIB, Double.NaN),
            heap = new MachineChart("Heap in use, GiB", "heap.used", "heap.max", GIB, Double.NaN),
            pause = MachineChart.growth("GC pauses, ms in each second", "gc.pause.total"),
            load = new MachineChart("Load average, 1 min", "load.average", "", 1, Double.NaN), gpu = new MachineChart("GPU busy, %", "gpu.load", "", 1, 100),
            power = new MachineChart("Package power, W", "package.power", "", 1, Double.NaN), bandwidth = new MachineChart("Memory bandwidth, GB/s", "memory.bandwidth", "", 1e-9, Double.NaN);
    private final List<MachineChart> wideCharts = List.of(processor, process, memory, heap, pause, load, gpu, power, bandwidth);
    private Step step;
    private int coreCount = -1;

    public HardwareView() {
        root.setPadding(new Insets(8));
        step(Step.S);
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void step(Step now) {
        if (now == step) return;
        step = now;
        arrange();
    }

    /** The cores take what they need, the charts what is left. */
    private void arrange() {
        double strips = 33 + CoreStrips.height(Math.max(1, coreCount));
        if (step.isWide()) {
            boolean few = strips < 340, mac = apple.isTold();
            Node left = few ? Tracks.column().fixed(corePanel, strips).grow(load.node()).fixed(apple.node(), apple.height()) : corePanel;
            middle.reset().fixed(left, 640).grow(Tracks.column().grow(Tracks.even(processor.node(), mac ? gpu.node() : process.node())).grow(Tracks.even(memory.node(), mac ? power.node() : heap.node())));
            below.reset().fixed(readingPanel, 640);
            if (few) below.grow(pause.node());
            else below.grow(Tracks.column().grow(mac ? Tracks.even(bandwidth.node(), process.node()) : Tracks.even(pause.node(), load.node())).fixed(apple.node(), apple.height()));
            root.reset().fixed(tiles.node(), 96).grow(middle, 11).grow(below, 11);
        } else {
            var left = Tracks.column();
            if (strips > MANY) left.grow(corePanel);
            else left.fixed(corePanel, strips).grow(processor.node());
            middle.reset().grow(left.fixed(apple.node(), apple.height())).fixed(readingPanel, 618);
            root.reset().fixed(tiles.node(), 88).grow(middle);
        }
    }

    @Override
    public void update(Frame now) {
        HardwareSnapshot h = MachineState.of(now.state()).snapshot();
        int count = h == null ? 0 : Math.max(h.cores().size(), h.machine().logicalCores());
        boolean told = apple.isTold(), other = apple.show(h) || told != apple.isTold();
        if (count != coreCount || other) {
            coreCount = count;
            arrange();
        }
        boolean stale = h != null && now.age(h.at()) > ReadingTable.STALE;
        tiles.show(now);
        readings.show(now);
        if (step.isWide()) wideCharts.forEach(c -> c.show(now));
        else processor.show(now);
        readingPanel.edge(stale ? State.STALE : null);
        corePanel.edge(stale ? State.STALE : null);
        if (h == null) {
            machine.show("not looked at yet");
            return;
        }
        cores.show(h.cores(), h.clusters(), now.history());
        corePanel.mark(h.isReplayed() ? Provenance.REPLAYED : Provenance.MEASURED);
        machine.show(stale ? Rich.of(Rich.word("last look ").withInk(Token.STALE), Rich.num(Format.age(now.age(h.at()))).bold().withInk(Token.STALE), " ago")
                : Rich.of(h.machine().processor().isBlank() ? h.machine().model() : h.machine().processor()));
        long absent = h.readings().stream().filter(r -> r instanceof Reading.Absent).count();
        found.show(Rich.num(Format.whole(h.readings().size() - absent)).withInk(Token.T2), " found, ", Rich.num(Format.whole(absent)).withInk(Token.T2),
                " absent");
    }
}

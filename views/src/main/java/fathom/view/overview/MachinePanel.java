package fathom.view.overview;

import fathom.hardware.HardwareSnapshot;
import fathom.measure.Limit;
import fathom.measure.Provenance;
import fathom.measure.Reading;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.Frame;
import fathom.view.format.Format;
import fathom.view.piece.Pen;
import fathom.view.piece.State;
import fathom.view.piece.Surface;
import fathom.watch.Gauges;
import java.util.ArrayList;
import java.util.List;

/** What the machine has left, a bar each; what it does not tell says so. */
final class MachinePanel extends Surface {
    private static final double INSET = 12, SMALL_ROW = 16, ROW = 24;

    /** @param share 0 to 1, NaN when absent; @param value formatted, or why there is none */
    private record Row(String name, double share, String value, Provenance provenance, Token ink) {
        Row(String name, double share, String value, Provenance provenance) {
            this(name, share, value, provenance, Token.C1);
        }
    }

    private List<Row> rows = List.of();

    void show(Frame frame, HardwareSnapshot hardware) {
        Limit busy = frame.rules().limit(Gauges.MACHINE_BUSY, "");
        var now = new ArrayList<Row>();
        var cores = hardware.cores();
        double mean = cores.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN), most = cores.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
        now.add(new Row("All cores", mean / 100, Format.percent(mean, 0), Provenance.MEASURED, ink(busy, mean)));
        now.add(new Row("Busiest core", most / 100, Format.percent(most, 0), Provenance.MEASURED));
        now.add(process(hardware));
        now.add(bytes(hardware, "Memory", "memory.used", hardware.machine().memoryBytes()));
        now.add(bytes(hardware, "Java heap", "heap.used", hardware.reading("heap.max").number().orElse(Double.NaN)));
        now.add(percent(hardware, "GPU", "gpu.load"));
        if (now.equals(rows)) return;
        rows = now;
        wholly();
    }

    private static Token ink(Limit limit, double value) {
        State state = limit == null ? State.OK : State.of(limit.judge(value));
        return state.isNotable() ? state.ink() : Token.C1;
    }

    /** Measured in parts of one core; the bar is of all of them. */
    private static Row process(HardwareSnapshot hardware) {
        return switch (hardware.reading("process.cpu")) {
            case Reading.Value v -> new Row("This process", v.value() / 100 / Math.max(1, hardware.cores().size()), Format.percent(v.value(), 0) + " of a core", v.provenance());
            case Reading.Absent a -> new Row("This process", Double.NaN, "absent", Provenance.MEASURED);
        };
    }

    private static Row percent(HardwareSnapshot hardware, String name, String reading) {
        return switch (hardware.reading(reading)) {
            case Reading.Value v -> new Row(name, v.value() / 100, Format.percent(v.value(), 0), v.provenance());
            case Reading.Absent a -> new Row(name, Double.NaN, "absent", Provenance.MEASURED);
        };
    }

    private static Row bytes(HardwareSnapshot hardware, String name, String reading, double of) {
        return switch (hardware.reading(reading)) {
            case Reading.Value v -> new Row(name, v.value() / of, Format.number(v.value() / 0x1p30, 1) + " of " + Format.memory(of), v.provenance());
            case Reading.Absent a -> new Row(name, Double.NaN, "absent", Provenance.MEASURED);
        };
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        double row = height >= rows.size() * ROW + 12 ? ROW : SMALL_ROW, top = Math.max(4, Math.floor((height - rows.size() * row) / 2));
        double names = width > 400 ? 150 : 96, bar = Math.max(48, Math.min(112, width - names - 170)), y = row == ROW ? 8 : top;
        for (Row r : rows) {
            double baseline = Pen.baseline(y, row);
            pen.text(r.name, INSET, baseline, Type.BODY, Token.T2);
            if (Double.isNaN(r.share)) {
                pen.dashed(Token.LINE3, INSET + names, y + row / 2, bar, 3, 3);
                pen.textTo(r.value, width - INSET - 17, baseline, Type.SMALL, Token.T3);
            } else {
                pen.bar(r.share, Double.NaN, INSET + names, Math.floor(y + row / 2 - 3), bar, r.ink);
                pen.textTo(r.value, width - INSET - 17, baseline, Type.SMALL_NUM, Token.T1);
                pen.mark(r.provenance, width - INSET - 13, y + (row - 13) / 2);
            }
            y += row;
        }
    }
}

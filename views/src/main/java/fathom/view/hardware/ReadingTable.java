package fathom.view.hardware;

import fathom.hardware.HardwareSnapshot;
import fathom.hardware.MachineState;
import fathom.hardware.Origin;
import fathom.hardware.apple.AppleReadings;
import fathom.measure.Provenance;
import fathom.measure.Reading;
import fathom.style.Token;
import fathom.view.Frame;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.RowKind;
import fathom.view.piece.State;
import java.util.List;

/** Everything the machine tells, each with its unit, where it comes from and its age; and what it does not tell, with the reason. */
final class ReadingTable {
    /** Three looks missed. */
    static final long STALE = 3_500_000_000L;

    /** @param age nanoseconds; NaN for what is absent */
    record Row(Reading reading, Origin origin, double age) {
        State state() {
            return reading instanceof Reading.Absent ? State.ABSENT : age > STALE ? State.STALE : State.OK;
        }

        String value() {
            return reading instanceof Reading.Value v ? (origin.atLeast() ? "≥ " : "") + ReadingNames.text(v) : Format.NONE;
        }

        String how() {
            return switch (reading) {
                case Reading.Value v -> origin.source().isEmpty() ? ReadingNames.how(v.provenance()) : origin.source();
                case Reading.Absent a -> a.reason();
            };
        }

        Provenance provenance() {
            return reading instanceof Reading.Value v ? v.provenance() : Provenance.MEASURED;
        }
    }

    private final DataTable<Row> table = new DataTable<>(Column.glyph(Row::state), Column.words("Reading", 150, r -> ReadingNames.label(r.reading.name())),
            Column.right("now", 125, r -> r.state() == State.OK ? Cell.num(r.value()) : Cell.num(r.value()).faint()),
            Column.left(" where from", 0, r -> Cell.words(" " + r.how()).dim()), Column.left("", 18, r -> Cell.mark(r.provenance())),
            Column.right("age", 50, ReadingTable::age));

    ReadingTable() {
        table.key(r -> r.reading.name()).kind(r -> r.state() == State.ABSENT ? RowKind.IDLE : RowKind.PLAIN).setId("readings");
        table.whenEmpty("The machine was not looked at yet.", "");
    }

    DataTable<Row> node() {
        return table;
    }

    private static Cell age(Row r) {
        if (Double.isNaN(r.age)) return Cell.none();
        var cell = Cell.num(Format.age(r.age));
        return r.state() == State.STALE ? cell.bold().ink(Token.STALE) : cell.faint();
    }

    void show(Frame frame) {
        table.setRows(rows(MachineState.of(frame.state()).snapshot(), frame));
    }

    /** What is present first; what belongs to the panel of another chip is left to it. */
    static List<Row> rows(HardwareSnapshot hardware, Frame frame) {
        if (hardware == null) return List.of();
        return hardware.readings().stream().filter(r -> r instanceof Reading.Value || !AppleReadings.NAMES.contains(r.name()))
                .map(r -> new Row(r, hardware.origin(r.name()), r instanceof Reading.Value v ? frame.age(v.at()) : Double.NaN))
                .sorted((a, b) -> Boolean.compare(a.state() == State.ABSENT, b.state() == State.ABSENT)).toList();
    }
}

package fathom.view.hardware;

import fathom.hardware.HardwareSnapshot;
import fathom.hardware.Origin;
import fathom.hardware.apple.AppleReadings;
import fathom.measure.Provenance;
import fathom.measure.Reading;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.piece.AbsentBox;
import fathom.view.piece.Caption;
import fathom.view.piece.Panel;
import fathom.view.piece.Rich;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/** What Apple silicon tells: what is told in two columns, then what is absent with the reason; one line away from a Mac. Never a 0. */
final class ApplePanel {
    private static final double NAME = 140, NUMBER = 105, BETWEEN = 20, ROW = 24, GAP = 2, FRAME = 45;
    private static final String ELSEWHERE = "an Apple silicon Mac tells load and clock by kind of core, GPU, power, bandwidth";

    /** What no other machine tells under these names. */
    static final List<String> TELLING = List.of("gpu.load", "cpu.performance.load", "cpu.performance.frequency");

    private final VBox rows = new VBox(GAP);
    private final Panel panel = new Panel("Apple silicon", rows);
    private List<Reading> shown = List.of();
    private int lines = 1;

    ApplePanel() {
        rows.setPadding(new Insets(6));
        panel.setId("apple");
    }

    Panel node() {
        return panel;
    }

    /** Whether the machine tells any of it. */
    boolean isTold() {
        return shown.stream().anyMatch(r -> r instanceof Reading.Value && TELLING.contains(r.name()));
    }

    double height() {
        return FRAME + lines * (ROW + GAP);
    }

    /** Null before the first look. @return whether it is of another height now */
    boolean show(HardwareSnapshot hardware) {
        List<Reading> now = hardware == null ? List.of() : AppleReadings.NAMES.stream().map(hardware::reading).toList();
        if (now.equals(shown)) return false;
        boolean sameAbsences = reasons(now).equals(reasons(shown));
        shown = now;
        var told = now.stream().filter(r -> r instanceof Reading.Value).map(r -> (Reading.Value) r).toList();
        var boxes = new ArrayList<Node>();
        if (told.isEmpty()) boxes.add(new AbsentBox("Not here", ELSEWHERE, 60));
        else {
            for (int i = 0; i < told.size(); i += 2) boxes.add(line(told.subList(i, Math.min(told.size(), i + 2)), hardware));
            for (Reading r : now) if (r instanceof Reading.Absent a) boxes.add(new AbsentBox(ReadingNames.label(a.name()), a.reason(), NAME));
        }
        rows.getChildren().setAll(boxes);
        panel.hint(told.isEmpty() ? "" : told.size() + " told, " + (now.size() - told.size()) + " absent with the reason");
        panel.mark(hardware != null && hardware.isReplayed() ? Provenance.REPLAYED : Provenance.MEASURED);
        boolean changed = !sameAbsences && boxes.size() != lines;
        lines = boxes.size();
        return changed;
    }

    private static List<String> reasons(List<Reading> readings) {
        return readings.stream().filter(r -> r instanceof Reading.Absent).map(Reading::name).toList();
    }

    private static HBox line(List<Reading.Value> two, HardwareSnapshot hardware) {
        var line = new HBox(8);
        line.setMinHeight(ROW);
        line.setPadding(new Insets(4, 12, 4, 12));
        for (Reading.Value v : two) {
            if (v != two.getFirst()) line.getChildren().add(new Rectangle(BETWEEN, 1, Color.TRANSPARENT));
            var name = new Caption(Type.BODY, Token.T2, NAME, false);
            name.show(ReadingNames.label(v.name()));
            var number = new Caption(Type.NUM, Token.T1, NUMBER, true);
            Origin origin = hardware.origin(v.name());
            number.show(Rich.num((origin.atLeast() ? "≥ " : "") + ReadingNames.text(v)), v.provenance() == Provenance.ESTIMATED ? " E" : "");
            line.getChildren().addAll(name, number);
        }
        return line;
    }
}

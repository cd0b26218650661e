package fathom.view.hardware;

import fathom.hardware.HardwareSnapshot;
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

/** What only Apple silicon tells: its value where the machine tells it, or why not. Never a 0. */
final class ApplePanel {
    static final List<String> NAMES = List.of("cpu.performance.load", "cpu.efficiency.load", "gpu.load", "gpu.power", "neural.power", "neural.utilisation",
            "cpu.power",
            "package.power", "memory.bandwidth", "thermal.pressure");
    private static final double NAME = 120, ROW = 24, GAP = 2;

    private final VBox rows = new VBox(GAP);
    private final Panel panel = new Panel("Cores by kind, GPU, Neural Engine, power", rows).hint("absent, with the reason");
    private List<Reading> shown = List.of();

    ApplePanel() {
        rows.setPadding(new Insets(6));
        panel.setId("apple");
    }

    Panel node() {
        return panel;
    }

    static double height() {
        return 33 + 12 + NAMES.size() * (ROW + GAP);
    }

    /** Null before the first look. */
    void show(HardwareSnapshot hardware) {
        List<Reading> now = hardware == null ? List.of() : NAMES.stream().map(hardware::reading).toList();
        if (now.equals(shown)) return;
        shown = now;
        var boxes = new ArrayList<Node>();
        long told = 0;
        for (Reading r : now) {
            switch (r) {
                case Reading.Absent a -> boxes.add(new AbsentBox(ReadingNames.label(a.name()), a.reason(), NAME));
                case Reading.Value v -> {
                    told++;
                    boxes.add(value(v));
                }
            }
        }
        rows.getChildren().setAll(boxes);
        panel.hint(told == 0 ? "absent, with the reason" : told + " told, " + (now.size() - told) + " absent with the reason");
    }

    private static HBox value(Reading.Value v) {
        var name = new Caption(Type.BODY, Token.T2, NAME + 18, false);
        name.show(ReadingNames.label(v.name()));
        var number = new Caption(Type.NUM, Token.T1, 120, true);
        number.show(Rich.num(ReadingNames.text(v)));
        var line = new HBox(8, name, number);
        line.setMinHeight(ROW);
        line.setPadding(new Insets(4, 12, 4, 12));
        return line;
    }
}

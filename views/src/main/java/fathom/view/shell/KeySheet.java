package fathom.view.shell;

import fathom.measure.Provenance;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.Action;
import fathom.view.piece.Labels;
import fathom.view.piece.Mark;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Every key, and what the provenance marks mean. */
final class KeySheet extends VBox {
    private static final double WIDTH = 648;

    KeySheet(List<Action> actions) {
        getStyleClass().add("sheet");
        setSpacing(8);
        setMinWidth(WIDTH);
        setMaxSize(WIDTH, USE_PREF_SIZE);
        var keys = grid();
        int row = 0;
        for (Action a : actions) if (a.key() != null) row = line(keys, row, Keys.text(a.key()), a.title());
        row = line(keys, row, "/", "Filter what is listed");
        row = line(keys, row, "?", "This sheet");
        row = line(keys, row, "esc", "Close, or one step back");
        var inside = grid();
        int at = line(inside, 0, "tab", "Next panel");
        at = line(inside, at, "↑ ↓", "Choose a row");
        at = line(inside, at, "⏎", "Open it");
        at = line(inside, at, "space", "Freeze a table, hold a button");
        at = line(inside, at, Keys.text(Keys.shortcut(KeyCode.C)), "Copy a table");
        at = line(inside, at, "⇧ F10", "Menu of a table");
        for (Provenance p : Provenance.values()) if (!p.mark().isEmpty()) at = mark(inside, at, p);
        inside.add(Labels.of("Unmarked is measured.", Type.BODY, Token.T2), 1, at);
        getChildren().addAll(Labels.of("Keys and marks", Type.VIEW, Token.T1), new HBox(32, keys, inside));
    }

    private static GridPane grid() {
        var grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(6);
        return grid;
    }

    private static int line(GridPane grid, int row, String key, String what) {
        Label label = Labels.key(key);
        GridPane.setHalignment(label, HPos.RIGHT);
        grid.add(label, 0, row);
        grid.add(Labels.of(what, Type.BODY, Token.T1), 1, row);
        return row + 1;
    }

    private static int mark(GridPane grid, int row, Provenance provenance) {
        var mark = new Mark(provenance);
        GridPane.setHalignment(mark, HPos.RIGHT);
        grid.add(mark, 0, row);
        grid.add(Labels.of(Mark.meaning(provenance), Type.BODY, Token.T1), 1, row);
        return row + 1;
    }
}

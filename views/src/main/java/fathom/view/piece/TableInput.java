package fathom.view.piece;

import fathom.measure.Clock;
import fathom.style.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** Keys, mouse and the context menu of a {@link DataTable}. */
final class TableInput {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN), MENU = new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN);

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final DataTable<?> table;
    private ContextMenu menu;

    TableInput(DataTable<?> table) {
        this.table = table;
    }

    static void install(DataTable<?> table) {
        var input = new TableInput(table);
        table.setOnKeyPressed(input::key);
        table.setOnMousePressed(input::press);
        var tip = new Tip(table);
        table.setOnMouseMoved(e -> tip.say(table.cutAt(e.getX(), e.getY())));
        table.setOnScroll(e -> {
            if (e.getDeltaY() != 0 && table.scroll(e.getDeltaY() > 0 ? -1 : 1)) e.consume();
        });
        table.setOnContextMenuRequested(e -> input.menu().show(table, e.getScreenX(), e.getScreenY()));
    }

    private void key(KeyEvent e) {
        if (COPY.match(e)) {
            copy();
        } else if (e.getCode() == KeyCode.CONTEXT_MENU || MENU.match(e)) {
            Point2D at = table.menuPlace();
            menu().show(table, at.getX(), at.getY());
        } else if (e.isShortcutDown() || e.isAltDown()) {
            return;
        } else {
            int at = table.chosenIndex();
            switch (e.getCode()) {
                case UP -> table.chooseIndex(at < 0 ? 0 : at - 1);
                case DOWN -> table.chooseIndex(at + 1);
                case HOME -> table.chooseIndex(0);
                case END -> table.chooseIndex(Integer.MAX_VALUE);
                case PAGE_UP -> table.chooseIndex(at - table.visibleRows());
                case PAGE_DOWN -> table.chooseIndex(at + table.visibleRows());
                case ENTER -> table.openChosen();
                case SPACE -> table.frozenProperty().set(!table.frozenProperty().get());
                default -> {
                    return;
                }
            }
        }
        e.consume();
    }

    private void press(MouseEvent e) {
        int index = table.indexAt(e.getY());
        if (table.isFocusTraversable()) table.requestFocus();
        if (index < 0) return;
        table.chooseIndex(index);
        if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) table.openChosen();
    }

    private ContextMenu menu() {
        if (menu == null) {
            var copy = new MenuItem("Copy");
            copy.setAccelerator(COPY);
            copy.setOnAction(e -> copy());
            var export = new MenuItem("Export CSV…");
            export.setOnAction(e -> export());
            menu = new ContextMenu(copy, export);
        }
        menu.setStyle(Measure.zoomed(Type.BODY));
        return menu;
    }

    private void copy() {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, table.export("\t")));
        Notice.send(table, State.OK, "Copied", rows() + ".");
    }

    private void export() {
        var window = table.getScene().getWindow();
        var chooser = new FileChooser();
        chooser.setTitle("Export CSV");
        chooser.setInitialFileName(fileName(window instanceof Stage stage ? stage.getTitle() : "", Clock.SYSTEM.now()));
        var file = chooser.showSaveDialog(window);
        if (file == null) return;
        write(file.toPath());
    }

    private String rows() {
        return table.rows().size() == 1 ? "1 row" : table.rows().size() + " rows";
    }

    /** On a thread of its own; tells how it went. */
    void write(Path file) {
        String csv = table.export(","), rows = rows();
        Thread.ofVirtual().name("export").start(() -> {
            try {
                Files.writeString(file, csv);
                Platform.runLater(() -> Notice.send(table, State.OK, "Exported", rows + " to " + file + "."));
            } catch (IOException e) {
                Platform.runLater(() -> Notice.send(table, State.WARN, "Not exported", file + " could not be written (" + e.getClass().getSimpleName() + ")."));
            }
        });
    }

    /** The view that the window shows and when, e.g. {@code fathom-market-20261201-115959.csv}. */
    static String fileName(String title, long at) {
        String view = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return (view.isEmpty() ? "fathom" : view) + "-" + STAMP.format(Instant.ofEpochSecond(at / 1_000_000_000L)) + ".csv";
    }

    static String quoted(String text, String separator) {
        return text.contains(separator) || text.contains("\"") ? '"' + text.replace("\"", "\"\"") + '"' : text.strip();
    }
}

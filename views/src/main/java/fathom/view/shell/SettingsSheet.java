package fathom.view.shell;

import fathom.store.PreferenceKeeper;
import fathom.store.Preferences;
import fathom.store.UserFolders;
import fathom.style.Token;
import fathom.style.Type;
import fathom.style.Zoom;
import fathom.view.piece.Labels;
import fathom.view.piece.Segmented;
import fathom.view.piece.Step;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

/** What can be set, on one page: seen at once, and kept in one readable file. */
final class SettingsSheet extends VBox {
    private static final double WIDTH = 864, LEFT = 496, NAME = 104, LINE = 32, HEAD = 44, FOOT = 48, LEAST_WIDTH = 800, LEAST = 300, MOST = 612;
    private static final Map<String, String> THEMES = Map.of("dark", "Dark", "light", "Light", "system", "As the system");

    private final PreferenceKeeper preferences;
    private final Look look;
    private final Consumer<URI> open;
    private final KeyRows keys;
    private final Label step = Labels.of("", Type.SMALL, Token.T3), out = Labels.of("", Type.SMALL_NUM, Token.T1), faults = Labels.of("", Type.BODY, Token.WARN);
    private final Segmented<String> themes;
    private final Segmented<Integer> zooms;

    /** @param open shows a file outside the console; @param onDone closes this */
    SettingsSheet(PreferenceKeeper preferences, Look look, KeyRows keys, Consumer<URI> open, Runnable onDone) {
        this.preferences = preferences;
        this.look = look;
        this.keys = keys;
        this.open = open;
        themes = new Segmented<>(Preferences.THEMES, THEMES::get, look.theme(), look::theme);
        themes.setId("setting-theme");
        zooms = new Segmented<>(Preferences.ZOOMS, z -> z + " %", Look.zoom(), this::zoom);
        zooms.setId("setting-zoom");
        setId("settings");
        getStyleClass().addAll("sheet", "settings");
        setMinSize(LEAST_WIDTH, LEAST);
        setMaxSize(WIDTH, MOST);
        var left = new VBox(heading("Look", ""), line("Theme", themes), line("Zoom", zooms, gap(), step), heading("Files", ""), reports(), file());
        left.setPadding(new Insets(0, 16, 0, 16));
        left.setMinWidth(LEFT);
        left.setMaxWidth(LEFT);
        var separator = new Region();
        separator.getStyleClass().add("separator-v");
        var right = new VBox(heading("Keys", "click a key to change it"), keys);
        right.setPadding(new Insets(0, 8, 0, 16));
        HBox.setHgrow(right, Priority.ALWAYS);
        VBox.setVgrow(keys, Priority.ALWAYS);
        var body = new HBox(left, separator, right);
        body.setMinHeight(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head(), body, foot(onDone));
        keys.onChange(this::show);
        sceneProperty().subscribe(scene -> show());
    }

    private static Node head() {
        var head = new HBox(12, Labels.of("Settings", Type.VIEW, Token.T1), Labels.of("what you change is seen at once, and kept in one readable file", Type.BODY, Token.T3));
        head.getStyleClass().add("settings-head");
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(0, 16, 0, 16));
        head.setMinHeight(HEAD);
        return head;
    }

    private Node foot(Runnable onDone) {
        var ships = new Button("Back to what ships");
        ships.setId("settings-ship");
        ships.setOnAction(e -> ship());
        var done = new Button("Done");
        done.setId("settings-done");
        done.getStyleClass().add("main");
        done.setGraphic(Labels.key("esc"));
        done.setContentDisplay(ContentDisplay.RIGHT);
        done.setOnAction(e -> onDone.run());
        var foot = new HBox(8, ships);
        if (preferences.path() != null) {
            var file = new Button("Open the file");
            file.setOnAction(e -> open.accept(preferences.path().toUri()));
            foot.getChildren().add(file);
        }
        foot.getChildren().addAll(gap(), faults, done);
        foot.getStyleClass().add("settings-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.setPadding(new Insets(0, 16, 0, 16));
        foot.setMinHeight(FOOT);
        return foot;
    }

    private Node reports() {
        var choose = new Button("Choose…");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setOnAction(e -> {
            var chooser = new DirectoryChooser();
            chooser.setTitle("Reports go to");
            var folder = chooser.showDialog(getScene().getWindow());
            if (folder != null) out(folder.toPath().toAbsolutePath());
        });
        out.setId("setting-out");
        out.setMinWidth(0);
        return line("Reports go to", out, gap(), choose);
    }

    private Node file() {
        return line("", Labels.of("from the next start on", Type.SMALL, Token.T3));
    }

    private void out(Path folder) {
        preferences.change(p -> p.withOut(folder));
        show();
    }

    private void zoom(int percent) {
        look.zoom(percent);
        show();
    }

    private void ship() {
        preferences.change(p -> new Preferences(Preferences.SHIPPED.theme(), Map.of(), p.view(), p.window(), null, Map.of()));
        look.theme(Preferences.SHIPPED.theme());
        look.zoom(100);
        themes.choose(look.theme());
        zooms.choose(Look.zoom());
        keys.refresh();
        show();
    }

    private void show() {
        double width = getScene() == null ? 0 : getScene().getWidth() / Zoom.current();
        Labels.set(step, width == 0 ? "" : "step " + Step.of(width));
        Path folder = preferences.current().out();
        Labels.set(out, (folder == null ? UserFolders.ofUser().runs() : folder).toString());
        int count = preferences.faults().size() + keys.faults().size();
        Labels.set(faults, count == 0 ? "" : count == 1 ? "1 fault: the old value stays in force" : count + " faults: the old values stay in force");
    }

    private static Node heading(String words, String hint) {
        var line = new HBox(Labels.of(words, Type.PANEL, Token.T1), gap(), Labels.of(hint, Type.SMALL, Token.T3));
        line.setAlignment(Pos.BOTTOM_LEFT);
        line.setPadding(new Insets(0, 0, 6, 0));
        line.setMinHeight(LINE);
        return line;
    }

    private static HBox line(String name, Node... nodes) {
        Label label = Labels.of(name, Type.BODY, Token.T2);
        label.setMinWidth(NAME);
        var line = new HBox(12, label);
        line.getChildren().addAll(List.of(nodes));
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(LINE);
        line.getStyleClass().add("settings-line");
        return line;
    }

    private static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }
}

package fathom.view.shell;

import fathom.style.Token;
import fathom.style.Type;
import fathom.view.DeskVerdict;
import fathom.view.ViewId;
import fathom.view.piece.Glyph;
import fathom.view.piece.Icon;
import fathom.view.piece.Labels;
import fathom.view.piece.State;
import fathom.view.piece.Tip;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;

/** The way to every view, with a glyph where something wants a look. 48 pixels with icons, 168 with words. */
final class Rail extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double NARROW = 48, WIDE = 168;
    private static final String SOUNDING = "M3 5h18M6 10h12M9 15h6M11.5 20h1";

    private final Map<ViewId, Item> items = new EnumMap<>(ViewId.class);
    private final Consumer<ViewId> onGo;

    private boolean isWide;

    Rail(Consumer<ViewId> onGo) {
        this.onGo = onGo;
        getStyleClass().add("rail");
        for (ViewId id : ViewId.values()) items.put(id, new Item(id));
        wide(false);
    }

    void wide(boolean wide) {
        if (wide == isWide && !getChildren().isEmpty()) return;
        isWide = wide;
        double width = wide ? WIDE : NARROW;
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
        getChildren().setAll(brand(wide));
        String group = "";
        for (var item : items.values()) {
            if (!item.id.group().equals(group)) getChildren().add(wide ? heading(item.id.group()) : line());
            group = item.id.group();
            item.wide(wide);
            getChildren().add(item);
        }
    }

    void show(ViewId shown) {
        items.forEach((id, item) -> item.pseudoClassStateChanged(CHOSEN, id == shown));
    }

    void badges(DeskVerdict verdict, boolean running) {
        items.forEach((id, item) -> item.badge(running && id == ViewId.SCENARIOS ? State.RUNNING : verdict.state(id), verdict.count(id)));
    }

    private static HBox brand(boolean wide) {
        var path = new SVGPath();
        path.setContent(SOUNDING);
        path.getStyleClass().add("sounding");
        double scale = (wide ? 18.0 : 20.0) / 24;
        path.setScaleX(scale);
        path.setScaleY(scale);
        var brand = new HBox(wide ? 10 : 0, new StackPane(path));
        brand.setAlignment(Pos.CENTER_LEFT);
        brand.setPadding(new Insets(0, 0, 4, 14));
        brand.setMinHeight(40);
        brand.setMaxHeight(40);
        if (wide) {
            Label name = Labels.of("Fathom", Type.PANEL, Token.T1);
            name.getStyleClass().add("brand");
            brand.getChildren().add(name);
        }
        return brand;
    }

    private static Label heading(String group) {
        Label heading = Labels.of(group, Type.SMALL_STRONG, Token.T3);
        heading.setPadding(new Insets(8, 0, 0, 14));
        heading.setMinHeight(32);
        return heading;
    }

    private static Region line() {
        var line = new Region();
        line.getStyleClass().add("separator-h");
        VBox.setMargin(line, new Insets(4, 12, 4, 12));
        return line;
    }

    private final class Item extends StackPane {
        private final ViewId id;
        private final Glyph glyph = new Glyph(null, 10);
        private final Label count = Labels.of("", Type.SMALL_NUM, Token.T2);
        private final Label key;
        private boolean wide;
        private State state = State.OK;

        Item(ViewId id) {
            this.id = id;
            KeyCombination shortcut = Keys.view(id.ordinal());
            key = Labels.of(shortcut == null ? "" : Keys.text(shortcut), Type.SMALL_NUM, Token.T3);
            key.getStyleClass().add("key");
            getStyleClass().add("rail-item");
            setId("rail-" + id.id());
            setFocusTraversable(true);
            setAccessibleRole(AccessibleRole.BUTTON);
            setAccessibleText(id.label());
            setOnMouseClicked(e -> onGo.accept(id));
            setOnKeyPressed(e -> {
                if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) onGo.accept(id);
            });
            new Tip(this).say(id.label() + ": " + id.question());
        }

        void wide(boolean now) {
            wide = now;
            var icon = new Icon(id.icon());
            if (!wide) icon.getStyleClass().add("large");
            setMinHeight(wide ? 32 : 36);
            setMaxHeight(wide ? 32 : 36);
            if (!wide) {
                StackPane.setAlignment(icon, Pos.CENTER_LEFT);
                StackPane.setMargin(icon, new Insets(0, 0, 0, 14));
                StackPane.setAlignment(glyph, Pos.TOP_LEFT);
                StackPane.setMargin(glyph, new Insets(4, 0, 0, 33));
                getChildren().setAll(icon, glyph);
                return;
            }
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var line = new HBox(10, icon, Labels.of(id.label(), Type.BODY, Token.T2), gap);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setPadding(new Insets(0, 12, 0, 14));
            var end = new HBox(4, count, glyph, key);
            end.setAlignment(Pos.CENTER_RIGHT);
            line.getChildren().add(end);
            StackPane.setAlignment(line, Pos.CENTER_LEFT);
            getChildren().setAll(line);
            badge(state, 0);
        }

        void badge(State now, long causes) {
            state = now;
            boolean notable = now.isNotable() || now == State.RUNNING;
            glyph.show(notable ? now : null);
            setAccessibleText(notable ? id.label() + ", " + now.word() : id.label());
            if (!wide) return;
            Labels.set(count, notable && causes > 0 ? Long.toString(causes) : "");
            visible(count, notable && causes > 0);
            visible(glyph, notable);
            visible(key, !notable);
        }

        private static void visible(Node node, boolean now) {
            node.setVisible(now);
            node.setManaged(now);
        }
    }
}

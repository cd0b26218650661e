package fathom.view.shell;

import fathom.style.Token;
import fathom.style.Type;
import fathom.view.Frame;
import fathom.view.ViewDefinition;
import fathom.view.ViewDefinition.Badge;
import fathom.view.ViewGroup;
import fathom.view.ViewId;
import fathom.view.Views;
import fathom.view.piece.Glyph;
import fathom.view.piece.Icon;
import fathom.view.piece.Labels;
import fathom.view.piece.State;
import fathom.view.piece.Tip;
import java.util.LinkedHashMap;
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

    private final Map<ViewId, Item> items = new LinkedHashMap<>();
    private final Consumer<ViewId> onGo;

    private boolean isWide;

    Rail(Views views, Consumer<ViewId> onGo) {
        this.onGo = onGo;
        getStyleClass().add("rail");
        for (ViewDefinition view : views.all()) items.put(view.id(), new Item(view));
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
        ViewGroup group = null;
        for (var item : items.values()) {
            ViewGroup its = item.view.group();
            if (its != group && !its.heading().isEmpty()) getChildren().add(wide ? heading(its.heading()) : line());
            group = its;
            item.wide(wide);
            getChildren().add(item);
        }
    }

    void show(ViewId shown) {
        items.forEach((id, item) -> item.pseudoClassStateChanged(CHOSEN, id.equals(shown)));
    }

    /** @param key null for none */
    void key(ViewId view, KeyCombination key) {
        Labels.set(items.get(view).key, key == null ? "" : Keys.text(key));
    }

    void badges(Frame frame) {
        items.values().forEach(item -> item.badge(item.view.badge().apply(frame)));
    }

    /** Nothing is known to be all right while no frames come. */
    void standsStill() {
        items.values().forEach(item -> item.badge(new Badge(State.STALE, 0)));
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
        private final ViewDefinition view;
        private final Glyph glyph = new Glyph(null, 10);
        private final Label count = Labels.of("", Type.SMALL_NUM, Token.T2);
        private final Label key = Labels.of("", Type.SMALL_NUM, Token.T3);
        private boolean wide;
        private Badge badge = new Badge(State.OK, 0);

        Item(ViewDefinition view) {
            this.view = view;
            key.getStyleClass().add("key");
            getStyleClass().add("rail-item");
            setId("rail-" + view.id());
            setFocusTraversable(true);
            setAccessibleRole(AccessibleRole.BUTTON);
            setAccessibleText(view.title());
            setOnMouseClicked(e -> onGo.accept(view.id()));
            setOnKeyPressed(e -> {
                if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) onGo.accept(view.id());
            });
            new Tip(this).say(view.title() + ": " + view.question());
        }

        void wide(boolean now) {
            wide = now;
            var icon = new Icon(view.icon());
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
            var line = new HBox(10, icon, Labels.of(view.title(), Type.BODY, Token.T2), gap);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setPadding(new Insets(0, 12, 0, 14));
            var end = new HBox(4, count, glyph, key);
            end.setAlignment(Pos.CENTER_RIGHT);
            line.getChildren().add(end);
            StackPane.setAlignment(line, Pos.CENTER_LEFT);
            getChildren().setAll(line);
            badge(badge);
        }

        void badge(Badge now) {
            badge = now;
            State state = now.state();
            boolean notable = state.isNotable() || state == State.RUNNING;
            glyph.show(notable ? state : null);
            setAccessibleText(notable ? view.title() + ", " + state.word() : view.title());
            if (!wide) return;
            Labels.set(count, notable && now.count() > 0 ? Long.toString(now.count()) : "");
            visible(count, notable && now.count() > 0);
            visible(glyph, notable);
            visible(key, !notable);
        }

        private static void visible(Node node, boolean now) {
            node.setVisible(now);
            node.setManaged(now);
        }
    }
}

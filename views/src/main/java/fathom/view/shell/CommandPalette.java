package fathom.view.shell;

import fathom.style.Token;
import fathom.style.Type;
import fathom.view.Action;
import fathom.view.piece.Icon;
import fathom.view.piece.Labels;
import fathom.view.piece.Rich;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;

/** Finds and runs any action by a few letters. 648 pixels wide; what it lists is asked for each time it opens. */
public final class CommandPalette extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double WIDTH = 648, FIELD = 44, FOOT = 32;
    private static final int AT_MOST = 11;

    private final Supplier<List<Action>> source;
    private final Runnable onClose;
    private final TextField field = new TextField();
    private final Label count = Labels.of("", Type.BODY, Token.T3);
    private final VBox list = new VBox();
    private final List<Item> items = new ArrayList<>();
    private List<Action> all = List.of();
    private int chosen;
    private double mouseX, mouseY;

    private record Found(Action action, Match match) {}

    CommandPalette(Supplier<List<Action>> source, Runnable onClose) {
        this.source = source;
        this.onClose = onClose;
        getStyleClass().add("palette");
        setMinWidth(WIDTH);
        setMaxSize(WIDTH, USE_PREF_SIZE);
        field.setPromptText("Find or run");
        field.setId("palette-field");
        HBox.setHgrow(field, Priority.ALWAYS);
        var top = new HBox(new Icon(Feather.SEARCH), field, count);
        top.getStyleClass().add("field");
        top.setMinHeight(FIELD);
        getChildren().addAll(top, list, foot());
        list.getStyleClass().add("list");
        field.textProperty().subscribe(text -> filter());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private static HBox foot() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var foot = new HBox(Labels.key("↑↓"), Labels.of("choose", Type.SMALL, Token.T3), Labels.key("⏎"), Labels.of("run", Type.SMALL, Token.T3),
                Labels.key("esc"), Labels.of("close", Type.SMALL, Token.T3), gap, Labels.of("destructive actions still need a hold", Type.SMALL, Token.T3));
        foot.getStyleClass().add("foot");
        foot.setMinHeight(FOOT);
        return foot;
    }

    /** Asks for the actions, empties the field and takes the focus. */
    void open() {
        mouseX = mouseY = Double.NaN;
        all = source.get();
        field.clear();
        filter();
        field.requestFocus();
    }

    /** Titles in the order shown. */
    public List<String> found() {
        return items.stream().map(i -> i.action.title()).toList();
    }

    private void filter() {
        String typed = field.getText();
        var found = all.stream().map(a -> new Found(a, Match.of(typed, a.title()).orElse(null))).filter(f -> f.match != null)
                .sorted(Comparator.comparing((Found f) -> -f.match.score())).toList();
        var shown = found.stream().limit(AT_MOST).sorted(Comparator.comparing(f -> f.action.group())).toList();
        count.setText(found.size() + " of " + all.size() + " actions");
        list.getChildren().clear();
        items.clear();
        Action.Group group = null;
        for (Found f : shown) {
            if (f.action.group() != group) list.getChildren().add(heading(f.action.group()));
            group = f.action.group();
            var item = new Item(f.action, f.match);
            items.add(item);
            list.getChildren().add(item);
        }
        choose(found.isEmpty() ? 0 : shown.indexOf(found.getFirst()));
    }

    private static Label heading(Action.Group group) {
        Label heading = Labels.of(group.label(), Type.SMALL_STRONG, Token.T3);
        heading.getStyleClass().add("group");
        return heading;
    }

    private void key(KeyEvent e) {
        switch (e.getCode()) {
            case DOWN -> choose(chosen + 1);
            case UP -> choose(chosen - 1);
            case ENTER -> run(chosen);
            case ESCAPE -> onClose.run();
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void choose(int index) {
        if (items.isEmpty()) return;
        chosen = Math.floorMod(index, items.size());
        for (int i = 0; i < items.size(); i++) items.get(i).pseudoClassStateChanged(CHOSEN, i == chosen);
    }

    /** A row that appears under a mouse at rest is not what the hand points at. */
    private boolean hasMoved(MouseEvent e) {
        boolean moved = !Double.isNaN(mouseX) && (e.getScreenX() != mouseX || e.getScreenY() != mouseY);
        mouseX = e.getScreenX();
        mouseY = e.getScreenY();
        return moved;
    }

    private void run(int index) {
        if (index >= items.size()) return;
        Action action = items.get(index).action;
        onClose.run();
        action.run().run();
    }

    private final class Item extends HBox {
        private final Action action;

        Item(Action action, Match match) {
            this.action = action;
            getStyleClass().add("item");
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var title = title(action.title(), match.hit());
            var titleBox = new HBox(title);
            titleBox.setAlignment(Pos.CENTER_LEFT);
            titleBox.setMinWidth(USE_PREF_SIZE);
            getChildren().addAll(new Icon(action.icon()), titleBox, detail(action.detail()), gap);
            if (action.key() != null) getChildren().add(Labels.key(Keys.text(action.key())));
            setAccessibleText(action.title());
            setOnMouseMoved(e -> {
                if (hasMoved(e)) choose(items.indexOf(this));
            });
            setOnMouseClicked(e -> CommandPalette.this.run(items.indexOf(this)));
        }

        private static Label detail(String text) {
            var label = new Label(text);
            label.getStyleClass().addAll(Type.BODY.css(), "t3");
            return label;
        }

        /** What was typed stands out. */
        private static TextFlow title(String text, boolean[] hit) {
            var spans = new ArrayList<Rich.Span>();
            for (int from = 0, to; from < text.length(); from = to) {
                for (to = from + 1; to < text.length() && hit[to] == hit[from]; ) to++;
                Rich.Span span = Rich.word(text.substring(from, to));
                spans.add(hit[from] ? span.bold().withInk(Token.ACCENT) : span);
            }
            var flow = new Rich(spans).flow(Type.BODY, Token.T1);
            flow.setMaxHeight(USE_PREF_SIZE);
            return flow;
        }
    }
}

package fathom.view.shell;

import fathom.style.Token;
import fathom.style.Type;
import fathom.view.Action;
import fathom.view.piece.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Every action with its key. A click on the key waits for another; one that is taken is refused in its row, and the old one stays. Backspace leaves the action without. */
final class KeyRows extends ScrollPane {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused"), WAITING = PseudoClass.getPseudoClass("waiting");
    private static final double LINE = 26;
    private static final String NONE = "none", PRESS = "press a key";

    private final KeyMap keys;
    private final Supplier<List<Action>> actions;
    private final Runnable onKeys;
    private final VBox rows = new VBox();
    private Runnable onChange = () -> {};

    /** @param actions with the keys in force; @param onKeys puts a changed key in force */
    KeyRows(KeyMap keys, Supplier<List<Action>> actions, Runnable onKeys) {
        this.keys = keys;
        this.actions = actions;
        this.onKeys = onKeys;
        rows.setPadding(new Insets(0, 8, 0, 0));
        setContent(rows);
        setFitToWidth(true);
        setMinHeight(0);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        refresh();
    }

    /** @param action done after each change, and after a refusal */
    void onChange(Runnable action) {
        onChange = action;
    }

    /** What stands in a row as refused, and what was wrong at the start. */
    List<String> faults() {
        var all = new ArrayList<>(keys.faults());
        rows.getChildren().forEach(r -> ((Row) r).fault().ifPresent(all::add));
        return all;
    }

    /** Puts the keys in force and shows them. */
    void refresh() {
        onKeys.run();
        rows.getChildren().setAll(actions.get().stream().filter(a -> a.group() != Action.Group.SCENARIO).map(Row::new).toList());
    }

    private final class Row extends HBox {
        private final Action action;
        private final Button key = new Button();
        private final Label refused = Labels.of("", Type.SMALL, Token.BAD);
        private boolean waiting;

        Row(Action action) {
            super(8);
            this.action = action;
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            getStyleClass().add("settings-line");
            setAlignment(Pos.CENTER_LEFT);
            setMinHeight(LINE);
            setMaxHeight(LINE);
            var title = new Label(action.title());
            title.getStyleClass().addAll(Type.BODY.css(), Token.T2.ink());
            title.setMinWidth(0);
            key.setId("key-" + action.id().replace('.', '-'));
            key.getStyleClass().addAll("key-button", Type.SMALL_NUM.css());
            key.setMinWidth(Region.USE_PREF_SIZE);
            key.setAccessibleText("Key of " + action.title());
            key.setOnAction(e -> await(true));
            key.focusedProperty().subscribe(now -> {
                if (!now) await(false);
            });
            key.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
            getChildren().addAll(title, gap, refused, key);
            await(false);
        }

        Optional<String> fault() {
            return refused.getText().isEmpty() ? Optional.empty() : Optional.of(refused.getText());
        }

        private void await(boolean now) {
            waiting = now;
            key.setText(now ? PRESS : action.key() == null ? NONE : Keys.text(action.key()));
            key.pseudoClassStateChanged(WAITING, now);
        }

        private void pressed(KeyEvent e) {
            if (!waiting) return;
            e.consume();
            if (e.getCode().isModifierKey()) return;
            if (e.getCode() == KeyCode.ESCAPE) {
                refuse("");
                await(false);
            } else if (e.getCode() == KeyCode.BACK_SPACE || e.getCode() == KeyCode.DELETE) {
                take(null);
            } else {
                offer(e);
            }
        }

        private void offer(KeyEvent e) {
            Optional<KeyCombination> offered = KeyMap.parse(Keys.name(e));
            if (offered.isEmpty()) {
                refuse("that key alone writes text");
                return;
            }
            var owner = KeyMap.owner(action.withKey(offered.get()), actions.get());
            if (owner.isPresent()) refuse(Keys.text(offered.get()) + " is " + owner.get().title() + " as well");
            else take(offered.get());
        }

        private void refuse(String why) {
            Labels.set(refused, why);
            pseudoClassStateChanged(REFUSED, !why.isEmpty());
            onChange.run();
        }

        private void take(KeyCombination taken) {
            keys.change(action, taken);
            refresh();
            onChange.run();
        }
    }
}

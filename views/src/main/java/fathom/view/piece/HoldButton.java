package fathom.view.piece;

import fathom.style.Token;
import fathom.style.Type;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/**
 * For what cannot be undone: works only when held for a second, with the mouse, Space or Enter. Letting go early does nothing but say so. The
 * repeats of a held key are no presses of their own.
 */
public final class HoldButton extends StackPane {
    private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
    private static final double FOOT = 4, SIDE = 10, ICON = 22;
    private static final String EARLY = "Hold 1 s";

    private final Label label;
    private final Region bar = new Region();
    private final DoubleProperty progress = new SimpleDoubleProperty();
    private final Timeline hold;
    private final String words;
    private final String whileHeld;
    private KeyCode heldKey;

    public HoldButton(String words, Feather icon, Runnable action) {
        this(words, "Keep holding", icon, Duration.seconds(1), action);
    }

    /** @param whileHeld what it says while held; @param length how long it must be held */
    public HoldButton(String words, String whileHeld, Feather icon, Duration length, Runnable action) {
        this.words = words;
        this.whileHeld = whileHeld;
        label = Labels.of(words, Type.BODY, Token.T1);
        if (icon != null) label.setGraphic(new Icon(icon));
        label.setGraphicTextGap(6);
        bar.getStyleClass().add("bar");
        bar.setManaged(false);
        getChildren().addAll(bar, label);
        getStyleClass().add("hold-button");
        setPadding(new Insets(0, SIDE, 0, SIDE));
        setMinHeight(24);
        setPrefHeight(24);
        setMaxHeight(24);
        double widest = Stream.of(words, whileHeld, EARLY).mapToDouble(text -> Measure.width(text, Type.BODY)).max().orElse(0);
        setMinWidth(Math.ceil(widest) + 2 * SIDE + 2 + (icon == null ? 0 : ICON));
        setMaxWidth(getMinWidth());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(words);
        setAccessibleHelp("Hold for one second");
        hold = new Timeline(new KeyFrame(length, e -> done(action), new KeyValue(progress, 1)));
        progress.subscribe(p -> bar.resizeRelocate(1, getHeight() - FOOT - 1, (getWidth() - 2) * p.doubleValue(), FOOT));
        setOnMousePressed(e -> {
            requestFocus();
            if (e.getButton() == MouseButton.PRIMARY) begin();
        });
        setOnMouseReleased(e -> letGo());
        setOnKeyPressed(this::keyDown);
        setOnKeyReleased(this::keyUp);
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                heldKey = null;
                letGo();
            }
        });
    }

    private void keyDown(KeyEvent e) {
        if (e.getCode() != KeyCode.SPACE && e.getCode() != KeyCode.ENTER) return;
        if (heldKey == null) {
            heldKey = e.getCode();
            begin();
        }
        e.consume();
    }

    private void keyUp(KeyEvent e) {
        if (e.getCode() != heldKey) return;
        heldKey = null;
        letGo();
        e.consume();
    }

    private void begin() {
        if (isDisabled()) return;
        pseudoClassStateChanged(HELD, true);
        label.setText(whileHeld);
        hold.playFromStart();
    }

    private void letGo() {
        if (hold.getStatus() != Animation.Status.RUNNING) return;
        hold.stop();
        rest(EARLY);
    }

    private void done(Runnable action) {
        rest(words);
        if (heldKey != null) swallow(getScene(), heldKey);
        action.run();
    }

    /** What is focused after the action does not get the rest of a key that was held for this one. */
    private static void swallow(Scene scene, KeyCode held) {
        scene.addEventFilter(KeyEvent.ANY, new EventHandler<>() {
            @Override
            public void handle(KeyEvent e) {
                if (e.getEventType() != KeyEvent.KEY_TYPED && e.getCode() != held) return;
                e.consume();
                if (e.getEventType() == KeyEvent.KEY_RELEASED) scene.removeEventFilter(KeyEvent.ANY, this);
            }
        });
    }

    private void rest(String say) {
        progress.set(0);
        pseudoClassStateChanged(HELD, false);
        label.setText(say);
    }

    /** What stands on it now. */
    public String text() {
        return label.getText();
    }
}

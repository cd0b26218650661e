package fathom.view.piece;

import fathom.style.Token;
import fathom.style.Type;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Labels that never shorten themselves to an ellipsis. */
public final class Labels {
    private Labels() {}

    public static Label of(String text, Type type, Token ink) {
        var label = new Label(text);
        label.getStyleClass().addAll(type.css(), ink.ink());
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /** Another colour for a label of {@link #of}. */
    public static void ink(Label label, Token ink) {
        var classes = label.getStyleClass();
        if (!classes.getLast().equals(ink.ink())) classes.set(classes.size() - 1, ink.ink());
    }

    /** The name of a key. */
    public static Label key(String keys) {
        Label label = of(keys, Type.SMALL_NUM, Token.T3);
        label.getStyleClass().add("kbd");
        return label;
    }

    /** A small coloured word with a shape. */
    public static Label chip(State state, String words) {
        var label = new Label(words, new Glyph(state, 8));
        label.getStyleClass().addAll("chip", state.css());
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /** Sets the text only when it differs: even the same text would be laid out again. */
    public static void set(Label label, String text) {
        if (!text.equals(label.getText())) label.setText(text);
    }
}

package fathom.view.piece;

import fathom.style.Type;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/** What a node says to a mouse that rests on it. The tooltip, a window of its own, is made when a mouse first comes. */
public final class Tip {
    private final Node node;
    private String words = "";
    private Tooltip tooltip;

    public Tip(Node node) {
        this.node = node;
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, e -> install());
    }

    /** Other words; none for silence. */
    public Tip say(String now) {
        words = now;
        if (tooltip == null) {
            if (node.isHover()) install();
            return this;
        }
        if (now.isEmpty()) remove();
        else tooltip.setText(now);
        return this;
    }

    private void install() {
        if (tooltip != null || words.isEmpty()) return;
        tooltip = new Tooltip(words);
        tooltip.setStyle(Measure.zoomed(Type.BODY)); // a window of its own, which the zoom of the one below does not reach
        Tooltip.install(node, tooltip);
    }

    private void remove() {
        Tooltip.uninstall(node, tooltip);
        tooltip = null;
    }
}

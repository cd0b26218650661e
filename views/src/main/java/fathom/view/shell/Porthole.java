package fathom.view.shell;

import javafx.scene.Node;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/** Shows one node as large as there is room, never smaller than it can be read: then the wheel moves it. Nothing is squeezed. */
final class Porthole extends Pane {
    private final double leastWidth;
    private final double leastHeight;
    private final Rectangle clip = new Rectangle();
    private double x, y;

    Porthole(double leastWidth, double leastHeight) {
        this.leastWidth = leastWidth;
        this.leastHeight = leastHeight;
        setMinSize(0, 0);
        setClip(clip);
        setOnScroll(this::scroll);
    }

    void show(Node node) {
        x = 0;
        y = 0;
        getChildren().setAll(node);
    }

    private void scroll(ScrollEvent e) {
        x += e.getDeltaX();
        y += e.getDeltaY();
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        double width = Math.max(leastWidth, getWidth()), height = Math.max(leastHeight, getHeight());
        x = Math.clamp(x, getWidth() - width, 0);
        y = Math.clamp(y, getHeight() - height, 0);
        for (Node child : getChildren()) child.resizeRelocate(Math.round(x), Math.round(y), width, height);
    }
}

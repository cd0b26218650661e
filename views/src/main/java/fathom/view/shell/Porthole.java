package fathom.view.shell;

import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/** Shows one node as large as there is room, never smaller than it can be read: then bars, the wheel and the focus move it. Nothing is squeezed. */
final class Porthole extends Pane {
    private static final double BAR = 8, AROUND = 12;

    private final double leastWidth;
    private final double leastHeight;
    private final Rectangle clip = new Rectangle();
    private final ScrollBar across = bar(Orientation.HORIZONTAL), down = bar(Orientation.VERTICAL);
    private Node shown;

    Porthole(double leastWidth, double leastHeight) {
        this.leastWidth = leastWidth;
        this.leastHeight = leastHeight;
        setMinSize(0, 0);
        setClip(clip);
        setOnScroll(this::scroll);
        getChildren().addAll(across, down);
    }

    private ScrollBar bar(Orientation orientation) {
        var bar = new ScrollBar();
        bar.setOrientation(orientation);
        bar.setVisible(false);
        bar.setId(orientation == Orientation.VERTICAL ? "scroll-down" : "scroll-across");
        bar.valueProperty().subscribe(this::requestLayout);
        return bar;
    }

    void show(Node node) {
        if (node == shown) return;
        shown = node;
        across.setValue(0);
        down.setValue(0);
        getChildren().setAll(node, across, down);
    }

    private void scroll(ScrollEvent e) {
        across.setValue(Math.clamp(across.getValue() - e.getDeltaX(), 0, across.getMax()));
        down.setValue(Math.clamp(down.getValue() - e.getDeltaY(), 0, down.getMax()));
    }

    /** Moves it so that a node inside can be seen. */
    void reveal(Node inside) {
        for (Node n = inside; n != shown; n = n.getParent()) if (n == null) return;
        Bounds at = sceneToLocal(inside.localToScene(inside.getBoundsInLocal()));
        across.setValue(moved(across, at.getMinX() - AROUND, at.getMaxX() + AROUND, getWidth()));
        down.setValue(moved(down, at.getMinY() - AROUND, at.getMaxY() + AROUND, getHeight()));
    }

    private static double moved(ScrollBar bar, double from, double to, double room) {
        double by = from < 0 || to - from > room ? from : Math.max(0, to - room);
        return Math.clamp(bar.getValue() + by, 0, bar.getMax());
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        double width = Math.max(leastWidth, getWidth()), height = Math.max(leastHeight, getHeight());
        fit(across, width, getWidth());
        fit(down, height, getHeight());
        if (shown != null) shown.resizeRelocate(-Math.round(across.getValue()), -Math.round(down.getValue()), width, height);
        across.resizeRelocate(0, getHeight() - BAR, getWidth() - (down.isVisible() ? BAR : 0), BAR);
        down.resizeRelocate(getWidth() - BAR, 0, BAR, getHeight() - (across.isVisible() ? BAR : 0));
    }

    private static void fit(ScrollBar bar, double whole, double room) {
        double beyond = Math.max(0, whole - room);
        bar.setVisible(beyond > 0);
        bar.setMax(beyond);
        bar.setVisibleAmount(whole == 0 ? 0 : beyond * room / whole);
        bar.setUnitIncrement(24);
        bar.setBlockIncrement(room);
        if (bar.getValue() > beyond) bar.setValue(beyond);
    }
}

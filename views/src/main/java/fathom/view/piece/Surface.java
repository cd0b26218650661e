package fathom.view.piece;

import fathom.style.Theme;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

/**
 * A region that paints itself. {@link #repaint} may be called any number of times: it is painted once, in the layout of the next pulse, together with
 * everything else on the screen, and not at all while it is in no window. A new size or a new theme repaints it too.
 */
public abstract class Surface extends Region {
    private final Canvas canvas = new Canvas();
    private final Sheet sheet = new Sheet();
    private final InvalidationListener onTheme = theme -> wholly();
    private boolean whole = true;

    protected Surface() {
        sheet.setManaged(false);
        sheet.setMouseTransparent(true);
        getChildren().add(sheet);
        Theme.currentProperty().addListener(new WeakInvalidationListener(onTheme));
    }

    /** @param whole false when only {@link #repaint} asked, so that what did not change may stay; true when everything must be painted afresh */
    protected abstract void paint(Pen pen, double width, double height, boolean whole);

    /** Asks for a paint in the next pulse. */
    protected final void repaint() {
        sheet.requestLayout();
    }

    /** The same, of everything. */
    protected final void wholly() {
        whole = true;
        repaint();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.ceil(getWidth()), height = Math.ceil(getHeight());
        if (canvas.getWidth() == width && canvas.getHeight() == height) return;
        canvas.setWidth(width);
        canvas.setHeight(height);
        sheet.resize(width, height);
        wholly();
    }

    /** Unmanaged, so that asking for its layout does not lay out every ancestor again. */
    private final class Sheet extends Region {
        Sheet() {
            getChildren().add(canvas);
        }

        @Override
        protected void layoutChildren() {
            if (canvas.getWidth() < 1 || canvas.getHeight() < 1) return;
            var pen = new Pen(canvas.getGraphicsContext2D(), Theme.current());
            if (whole) pen.clear(0, 0, canvas.getWidth(), canvas.getHeight());
            boolean all = whole;
            whole = false;
            paint(pen, canvas.getWidth(), canvas.getHeight(), all);
        }
    }
}

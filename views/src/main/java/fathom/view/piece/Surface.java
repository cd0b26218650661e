package fathom.view.piece;

import fathom.style.Theme;
import fathom.style.Token;
import fathom.style.Type;
import fathom.style.Zoom;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A region that paints itself. {@link #repaint} may be called any number of times: it is painted once, in the layout of the next pulse, together with
 * everything else on the screen, and not at all while it is in no window. A new size or a new theme repaints it too.
 */
public abstract class Surface extends Region {
    private static final Logger LOG = LoggerFactory.getLogger(Surface.class);
    private static final double LINE = 24;

    private final Canvas canvas = new Canvas();
    private final Sheet sheet = new Sheet();
    private final InvalidationListener onTheme = theme -> wholly(), onZoom = zoom -> requestLayout();
    private final Scale shrunk = new Scale();
    private boolean whole = true;
    private String fault = "";

    protected Surface() {
        sheet.setManaged(false);
        sheet.setMouseTransparent(true);
        getChildren().add(sheet);
        Theme.currentProperty().addListener(new WeakInvalidationListener(onTheme));
        Zoom.currentProperty().addListener(new WeakInvalidationListener(onZoom));
        canvas.getTransforms().add(shrunk);
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
        double zoom = Zoom.current(), width = Math.ceil(Math.ceil(getWidth()) * zoom), height = Math.ceil(Math.ceil(getHeight()) * zoom);
        if (canvas.getWidth() == width && canvas.getHeight() == height && shrunk.getX() == 1 / zoom) return;
        canvas.setWidth(width);
        canvas.setHeight(height);
        shrunk.setX(1 / zoom);
        shrunk.setY(1 / zoom);
        sheet.resize(Math.ceil(getWidth()), Math.ceil(getHeight()));
        wholly();
    }

    /** Unmanaged, so that asking for its layout does not lay out every ancestor again. */
    private final class Sheet extends Region {
        Sheet() {
            getChildren().add(canvas);
        }

        @Override
        protected void layoutChildren() {
            double width = getWidth(), height = getHeight();
            if (width < 1 || height < 1) return;
            var g = canvas.getGraphicsContext2D();
            g.setTransform(1 / shrunk.getX(), 0, 0, 1 / shrunk.getY(), 0, 0);
            var pen = new Pen(g, Theme.current());
            if (whole) pen.clear(0, 0, width, height);
            boolean all = whole;
            whole = false;
            try {
                paint(pen, width, height, all);
            } catch (RuntimeException e) {
                failed(pen, width, height, e);
            }
        }

        /** One that cannot paint says so and keeps no other from it; the next time all of it is tried again. */
        private void failed(Pen pen, double width, double height, RuntimeException e) {
            whole = true;
            pen.clear(0, 0, width, height);
            pen.text("could not be painted", 4, Pen.baseline(0, Math.min(height, LINE)), Type.SMALL, Token.BAD);
            if (!e.toString().equals(fault)) LOG.error("{} could not be painted", Surface.this.getClass().getSimpleName(), e);
            fault = e.toString();
        }
    }
}

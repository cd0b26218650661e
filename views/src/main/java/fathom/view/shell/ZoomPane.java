package fathom.view.shell;

import fathom.style.Zoom;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/** The root of a window: shows its content as large as the zoom says. The content has as many pixels fewer, so that its step of layout follows. */
public final class ZoomPane extends Pane {
    private final Region content;
    private final Scale scale = new Scale();

    public ZoomPane(Region content) {
        super(content);
        this.content = content;
        content.getTransforms().add(scale);
        Zoom.currentProperty().subscribe(this::requestLayout);
    }

    @Override
    protected void layoutChildren() {
        double zoom = Zoom.current();
        scale.setX(zoom);
        scale.setY(zoom);
        content.resizeRelocate(0, 0, Math.ceil(getWidth() / zoom), Math.ceil(getHeight() / zoom));
    }
}

package fathom.view.piece;

import javafx.scene.AccessibleRole;

/** A state's shape as a node: 10 pixels, 28 on a verdict card. */
public final class Glyph extends Surface {
    private final double size;
    private State state;

    public Glyph(State state, double size) {
        this.size = size;
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        show(state);
    }

    public Glyph(State state) {
        this(state, 10);
    }

    /** Null shows none and keeps its place. */
    public void show(State now) {
        if (now == state) return;
        state = now;
        setAccessibleText(now == null ? "" : now.word());
        wholly();
    }

    public State state() {
        return state;
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        if (state != null) pen.glyph(state, 0, 0, size);
    }
}

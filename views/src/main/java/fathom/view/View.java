package fathom.view;

import fathom.view.piece.Step;
import java.util.List;
import javafx.scene.Node;

/** One screen. Built once, on the JavaFX thread; every method is called there. What it paints itself follows the theme by itself. */
public interface View {
    ViewId id();

    /** Always the same node. */
    Node root();

    /** Shows a frame: at most ten times a second, and only while the view is shown. Must not block and should change only what differs. */
    void update(Frame frame);

    /** The window crossed a step of width: show more, or less. Called once before the first {@link #update}. */
    default void step(Step step) {}

    /** Controls for the head, beside the find field. */
    default List<Node> tools() {
        return List.of();
    }
}

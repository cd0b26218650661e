package fathom.view;

import fathom.view.piece.Step;
import java.util.List;
import javafx.scene.Node;

/** One screen. Built once, on the JavaFX thread; every method is called there. What it paints itself follows the theme by itself. */
public interface View {
    /** Always the same node. It fills the room between strip and status bar, with a padding of 8 of its own. */
    Node root();

    /** Shows a frame: at most ten times a second, and only while the view is shown. Must not block and should change only what differs. */
    void update(Frame frame);

    /** The window crossed a step of width: show more, or less. Called once before the first {@link #update}. */
    default void step(Step step) {}

    /** Another view is shown now: what costs the platform something while it is looked at ends; the next {@link #update} may take it up again. */
    default void leave() {}

    /** Controls for the head, beside the find field. */
    default List<Node> tools() {
        return List.of();
    }

    /** What can be done here, for the palette; asked each time it opens. */
    default List<Action> actions() {
        return List.of();
    }

    /** The key {@code /}: puts the caret into the view's filter. False when it has none. */
    default boolean filter() {
        return false;
    }

    /** The key Esc, when nothing lies above: goes one step back inside the view. False when there is none. */
    default boolean back() {
        return false;
    }
}

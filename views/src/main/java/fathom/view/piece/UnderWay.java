package fathom.view.piece;

import fathom.platform.Execution;
import fathom.platform.Execution.Outcome;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/** Shows on a control that what it ordered is under way: until the outcome is there it cannot be used again. */
public final class UnderWay {
    private static final PseudoClass UNDER_WAY = PseudoClass.getPseudoClass("under-way");
    private static final String KEY = "under way";

    private UnderWay() {}

    public static void show(Execution execution, Node control) {
        show(execution, control, outcome -> {});
    }

    /** @param then told of the outcome on the JavaFX thread */
    public static void show(Execution execution, Node control, Consumer<Outcome> then) {
        mark(control, execution);
        execution.outcome().thenAccept(outcome -> onScreen(() -> {
            if (control.getProperties().get(KEY) == execution) mark(control, null);
            then.accept(outcome);
        }));
    }

    public static boolean is(Node control) {
        return control.getProperties().get(KEY) != null;
    }

    private static void mark(Node control, Execution execution) {
        control.getProperties().put(KEY, execution);
        control.setDisable(execution != null);
        control.pseudoClassStateChanged(UNDER_WAY, execution != null);
        if (execution != null) control.setAccessibleHelp("Under way: " + execution.command().words());
    }

    private static void onScreen(Runnable change) {
        if (Platform.isFxApplicationThread()) change.run();
        else Platform.runLater(change);
    }
}

package fathom.view.shell;

import fathom.view.Action;
import fathom.view.Frame;
import fathom.view.View;
import fathom.view.ViewContext;
import fathom.view.ViewDefinition;
import fathom.view.piece.State;
import fathom.view.piece.Step;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The room of one view. Builds it, and stands between it and the window: a view that throws says so in its own place and stops nothing else. */
final class ViewPlace extends StackPane {
    private static final Logger LOG = LoggerFactory.getLogger(ViewPlace.class);

    private final ViewDefinition definition;
    private final ViewContext context;
    private View view;
    /** What stands in the place of the view, in words; empty while the view itself does. */
    private String instead = "";

    ViewPlace(ViewDefinition definition, ViewContext context) {
        this.definition = definition;
        this.context = context;
        setId(definition.id().id());
    }

    ViewDefinition definition() {
        return definition;
    }

    boolean isBuilt() {
        return view != null;
    }

    /** Where it is not built yet. One that failed is tried again. @param claim takes what it can do, and throws where a key of it is taken */
    void build(Step step, Consumer<List<Action>> claim) {
        if (view != null) return;
        call("built", null, x -> {
            View built = definition.factory().apply(context);
            built.step(step);
            claim.accept(built.actions());
            getChildren().setAll(built.root());
            return view = built;
        });
    }

    /** A view that failed is back as soon as it can show a frame. */
    void update(Frame frame) {
        if (!definition.isServedBy(frame.state())) {
            stand(State.ABSENT, "This platform has nothing that " + definition.title() + " could show", "None of the areas that it reads is in what the platform says of itself.");
        } else if (view != null && call("shown", false, v -> {
            v.update(frame);
            return true;
        }) && !instead.isEmpty()) {
            instead = "";
            getChildren().setAll(view.root());
        }
    }

    void step(Step now) {
        call("laid out", null, v -> {
            v.step(now);
            return null;
        });
    }

    void leave() {
        call("left", null, v -> {
            v.leave();
            return null;
        });
    }

    List<Node> tools() {
        return call("shown", List.of(), View::tools);
    }

    List<Action> actions() {
        return call("asked", List.of(), View::actions);
    }

    boolean filter() {
        return call("filtered", false, View::filter);
    }

    boolean back() {
        return call("left", false, View::back);
    }

    /** @param done what could not be, in words; @param otherwise the answer of one that is not built, or throws */
    private <T> T call(String done, T otherwise, Function<View, T> what) {
        if (view == null && !done.equals("built")) return otherwise;
        try {
            return what.apply(view);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            if (stand(State.BAD, definition.title() + " could not be " + done, why + ". The other views go on; the log says where it happened.")) LOG.error("the view {} could not be {}", definition.id(), done, e);
            return otherwise;
        }
    }

    /** @return whether that is new */
    private boolean stand(State state, String what, String why) {
        if (instead.equals(what + why)) return false;
        instead = what + why;
        getChildren().setAll(new Instead(state, what, why));
        return true;
    }
}

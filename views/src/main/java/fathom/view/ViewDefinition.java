package fathom.view;

import fathom.state.PlatformState;
import fathom.state.Section;
import fathom.view.piece.State;
import java.util.Set;
import java.util.function.Function;
import org.kordamp.ikonli.feather.Feather;

/**
 * What there is to know of a view before it is built. Rail, palette, keys and pictures are made of these.
 *
 * @param title    in the rail and the head, and what the palette finds it by
 * @param question that the view answers
 * @param reads    the sections it shows; without any of them in a state, its place says that the platform does not have them
 * @param badge    what its place in the rail says of a frame
 * @param factory  called once, on the JavaFX thread, when the view is first shown or nothing else is to be done
 */
public record ViewDefinition(ViewId id, String title, String question, Feather icon, ViewGroup group, Set<Class<? extends Section>> reads, Function<Frame, Badge> badge,
                             Function<ViewContext, ? extends View> factory) {
    /** @param count of what wants a look there; shown only beside a state that is notable */
    public record Badge(State state, long count) {}

    public ViewDefinition {
        reads = Set.copyOf(reads);
    }

    /** Its badge is made of the causes that point to it. */
    public static ViewDefinition of(ViewId id, String title, String question, Feather icon, ViewGroup group, Set<Class<? extends Section>> reads,
                                    Function<ViewContext, ? extends View> factory) {
        return new ViewDefinition(id, title, question, icon, group, reads, frame -> causes(frame, id), factory);
    }

    /** Of the causes that point to a view. */
    public static Badge causes(Frame frame, ViewId id) {
        return new Badge(Verdicts.state(frame.verdict(), id), Verdicts.count(frame.verdict(), id));
    }

    public ViewDefinition withBadge(Function<Frame, Badge> other) {
        return new ViewDefinition(id, title, question, icon, group, reads, other, factory);
    }

    public ViewDefinition withFactory(Function<ViewContext, ? extends View> other) {
        return new ViewDefinition(id, title, question, icon, group, reads, badge, other);
    }

    /** Whether the platform says anything of what it shows. */
    public boolean isServedBy(PlatformState state) {
        return reads.isEmpty() || reads.stream().anyMatch(state.sections()::containsKey);
    }
}

package fathom.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.scenario.RunReport;
import fathom.scenario.RunsState;
import fathom.state.PlatformState;
import fathom.view.Gallery;
import fathom.view.SampleState;
import fathom.view.ViewId;
import fathom.view.piece.Toasts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RunNewsTest {
    private static final PlatformState BOTH = SampleState.at(1500);

    @BeforeAll
    static void start() throws Exception {
        Gallery.start();
    }

    private static PlatformState with(List<RunReport> runs) {
        var s = BOTH;
        return s.with(new RunsState(RunsState.of(s).current(), runs));
    }

    private static int toasts(PlatformState first, PlatformState then, ViewId shown) throws Exception {
        return Gallery.fx(() -> {
            var toasts = new Toasts();
            var news = new RunNews(toasts, id -> {});
            news.follow(first, shown);
            assertThat(toasts.getChildren()).isEmpty();
            news.follow(then, shown);
            news.follow(then, shown);
            return toasts.getChildren().size();
        });
    }

    @Test
    void aRunThatEndsIsToldOnceWhereItIsNotSeen() throws Exception {
        var earlier = with(RunsState.of(BOTH).ended().subList(1, RunsState.of(BOTH).ended().size()));
        assertThat(toasts(earlier, BOTH, ViewId.MARKET)).isEqualTo(1);
        assertThat(toasts(with(List.of()), BOTH, ViewId.MARKET)).isEqualTo(1);
        assertThat(toasts(earlier, BOTH, ViewId.SCENARIOS)).isZero();
        assertThat(toasts(BOTH, BOTH, ViewId.MARKET)).isZero();
    }

    @Test
    void itsLinkLeadsToTheScenarios() throws Exception {
        List<ViewId> gone = Gallery.fx(() -> {
            var toasts = new Toasts();
            var went = new ArrayList<ViewId>();
            var news = new RunNews(toasts, went::add);
            news.follow(with(List.of()), ViewId.MARKET);
            news.follow(BOTH, ViewId.MARKET);
            links(toasts).stream().filter(link -> link.getText().equals("Show")).forEach(Hyperlink::fire);
            return went;
        });
        assertThat(gone).containsExactly(ViewId.SCENARIOS);
    }

    private static List<Hyperlink> links(Parent root) {
        var found = new ArrayList<Hyperlink>();
        for (var child : root.getChildrenUnmodifiable()) {
            if (child instanceof Hyperlink link) found.add(link);
            else if (child instanceof Parent parent) found.addAll(links(parent));
        }
        return found;
    }
}

package fathom.view.piece;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.view.Gallery;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ToastsTest {
    @BeforeAll
    static void start() throws Exception {
        Gallery.start();
    }

    @Test
    void equalOnesAreCountedAndAtMostThreeStay() throws Exception {
        int shown = Gallery.fx(() -> {
            var toasts = new Toasts();
            toasts.show(State.WARN, "A is late", "", 1);
            toasts.show(State.WARN, "A is late", "", 2);
            assertThat(toasts.getChildren()).hasSize(1);
            for (String name : new String[] {"B", "C", "D"}) toasts.show(State.WARN, name + " is late", "", 3);
            return toasts.getChildren().size();
        });
        assertThat(shown).isEqualTo(3);
    }
}

package fathom.view.piece;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.view.Gallery;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SegmentedTest {
    @BeforeAll
    static void start() throws Exception {
        Gallery.start();
    }

    @Test
    void mouseAndArrowsAlikeRunTheActionOfWhatIsChosen() throws Exception {
        List<String> chosen = Gallery.fx(() -> {
            var told = new ArrayList<String>();
            var choice = new Segmented<>(List.of("a", "b", "c"), s -> s, "a", told::add);
            var stage = new Stage();
            stage.setScene(new Scene(choice));
            stage.show();
            button(choice, 1).fire();
            button(choice, 1).requestFocus();
            Event.fireEvent(button(choice, 1), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false));
            assertThat(button(choice, 2).isSelected()).isTrue();
            stage.close();
            return told;
        });
        assertThat(chosen).containsExactly("b", "c");
    }

    @Test
    void oneIsAlwaysChosenAndChoosingItAgainIsNoNews() throws Exception {
        List<String> chosen = Gallery.fx(() -> {
            var told = new ArrayList<String>();
            var choice = new Segmented<>(List.of("a", "b"), s -> s, "a", told::add);
            button(choice, 0).fire();
            assertThat(button(choice, 0).isSelected()).isTrue();
            choice.choose("b");
            assertThat(button(choice, 1).isSelected()).isTrue();
            return told;
        });
        assertThat(chosen).isEmpty();
    }

    private static ToggleButton button(Segmented<?> choice, int index) {
        return (ToggleButton) choice.getChildren().get(index);
    }
}

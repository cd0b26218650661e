package fathom.view.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.view.Action;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class KeyTableTest {
    @Test
    void eighteenViewsHaveAKeyEachAndMoreHaveNone() {
        List<KeyCombination> keys = IntStream.range(0, 18).mapToObj(Keys::view).toList();
        assertThat(keys).doesNotHaveDuplicates().doesNotContainNull();
        assertThat(Keys.view(18)).isNull();
        assertThat(Keys.view(9)).isEqualTo(Keys.shortcut(KeyCode.DIGIT1, KeyCombination.SHIFT_DOWN));
    }

    @Test
    void aKeyBelongsToOneAction() {
        var table = new KeyTable();
        table.claim(List.of(action("theme", Keys.shortcut(KeyCode.T)), action("none", null), action("other", null)));
        table.claim(List.of(action("theme", Keys.shortcut(KeyCode.T))));
        assertThatThrownBy(() -> table.claim(List.of(action("tail", Keys.shortcut(KeyCode.T))))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is wanted by 'theme' and by 'tail'");
    }

    private static Action action(String id, KeyCombination key) {
        return new Action(id, id, "", Action.Group.DO, null, key, () -> {});
    }
}

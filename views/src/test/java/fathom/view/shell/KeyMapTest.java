package fathom.view.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.store.PreferenceKeeper;
import fathom.view.Action;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyMapTest {
    private final PreferenceKeeper preferences = PreferenceKeeper.unkept();
    private final KeyMap keys = new KeyMap(preferences);
    private final List<Action> shipped = List.of(action("theme", Keys.shortcut(KeyCode.T)), action("find", Keys.shortcut(KeyCode.K)), action("none", null));

    @Test
    void eighteenViewsHaveAKeyEachAndMoreHaveNone() {
        List<KeyCombination> views = IntStream.range(0, 18).mapToObj(Keys::view).toList();
        assertThat(views).doesNotHaveDuplicates().doesNotContainNull();
        assertThat(Keys.view(18)).isNull();
        assertThat(Keys.view(9)).isEqualTo(Keys.shortcut(KeyCode.DIGIT1, KeyCombination.SHIFT_DOWN));
    }

    @Test
    void aShippedKeyBelongsToOneAction() {
        assertThatCode(() -> KeyMap.check(List.of(shipped.getFirst(), shipped.getFirst(), shipped.getLast()))).doesNotThrowAnyException();
        assertThatThrownBy(() -> KeyMap.check(List.of(shipped.getFirst(), action("tail", Keys.shortcut(KeyCode.T))))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is wanted by 'theme' and by 'tail'");
    }

    @Test
    void theUsersKeysAreInForce() {
        preferences.change(p -> p.withKey("none", "F7").withKey("theme", "Shift+Shortcut+T").withKey("find", ""));
        assertThat(keys.apply(shipped)).extracting(Action::key).containsExactly(KeyCombination.valueOf("Shift+Shortcut+T"), null, KeyCombination.valueOf("F7"));
        assertThat(keys.faults()).isEmpty();
    }

    @Test
    void twoActionsMaySwapTheirKeys() {
        preferences.change(p -> p.withKey("theme", "Shortcut+K").withKey("find", "Shortcut+T"));
        assertThat(keys.apply(shipped)).extracting(Action::key).containsExactly(Keys.shortcut(KeyCode.K), Keys.shortcut(KeyCode.T), null);
        assertThat(keys.faults()).isEmpty();
    }

    @Test
    void aKeyThatIsTakenIsAFaultAndTheShippedOneStays() {
        preferences.change(p -> p.withKey("none", "Shortcut+K"));
        assertThat(keys.apply(shipped)).isEqualTo(shipped);
        assertThat(keys.faults()).singleElement().asString().endsWith("is 'find' as well as 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"T", "Space", "Shift+T", "nonsense", "Shortcut", "Shortcut+Shift", "Shortcut+"})
    void aKeyThatWritesTextOrIsNoneIsAFault(String text) {
        preferences.change(p -> p.withKey("theme", text));
        assertThat(keys.apply(shipped)).isEqualTo(shipped);
        assertThat(keys.faults()).containsExactly("'" + text + "' is no key for 'theme'");
    }

    private static Action action(String id, KeyCombination key) {
        return new Action(id, id, "", Action.Group.DO, null, key, () -> {});
    }
}

package fathom.view.shell;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** How keys are written: signs on a Mac, words elsewhere. */
final class Keys {
    private static final boolean MAC = System.getProperty("os.name").startsWith("Mac");

    private Keys() {}

    static KeyCombination shortcut(KeyCode code, KeyCombination.Modifier... more) {
        var modifiers = new KeyCombination.Modifier[more.length + 1];
        modifiers[0] = KeyCombination.SHORTCUT_DOWN;
        System.arraycopy(more, 0, modifiers, 1, more.length);
        return new KeyCodeCombination(code, modifiers);
    }

    static String text(KeyCombination key) {
        return MAC ? key.getDisplayText() : key.getDisplayText().replace("+", " ");
    }
}

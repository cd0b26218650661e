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

    /** Of the view at a place in the rail, from 0: the digits, then the digits with shift. Null beyond the eighteenth: the palette finds every view. */
    static KeyCombination view(int place) {
        if (place >= 18) return null;
        KeyCode digit = KeyCode.valueOf("DIGIT" + (place % 9 + 1));
        return place < 9 ? shortcut(digit) : shortcut(digit, KeyCombination.SHIFT_DOWN);
    }

    static String text(KeyCombination key) {
        return MAC ? key.getDisplayText() : key.getDisplayText().replace("+", " ");
    }
}

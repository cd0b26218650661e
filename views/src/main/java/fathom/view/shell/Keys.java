package fathom.view.shell;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

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

    /** The key itself, and those that a hand takes for it: plus is on the key of the equals sign with shift, and both signs are on the block of digits, too. */
    static List<KeyCombination> alike(KeyCombination key) {
        if (key.equals(shortcut(KeyCode.PLUS))) {
            return List.of(key, shortcut(KeyCode.PLUS, KeyCombination.SHIFT_DOWN), shortcut(KeyCode.EQUALS), shortcut(KeyCode.EQUALS, KeyCombination.SHIFT_DOWN), shortcut(KeyCode.ADD));
        }
        if (key.equals(shortcut(KeyCode.MINUS))) return List.of(key, shortcut(KeyCode.SUBTRACT));
        return key.equals(shortcut(KeyCode.DIGIT0)) ? List.of(key, shortcut(KeyCode.NUMPAD0)) : List.of(key);
    }

    /** Of what was pressed, as a preference keeps it, e.g. {@code Shift+Shortcut+T}. */
    static String name(KeyEvent e) {
        boolean control = e.isControlDown() && MAC, meta = e.isMetaDown() && !MAC;
        return (e.isShiftDown() ? "Shift+" : "") + (control ? "Ctrl+" : "") + (e.isAltDown() ? "Alt+" : "") + (meta ? "Meta+" : "") + (e.isShortcutDown() ? "Shortcut+" : "") + e.getCode().getName();
    }

    static String text(KeyCombination key) {
        return MAC ? key.getDisplayText() : key.getDisplayText().replaceAll("\\+(?=.)", " ");
    }
}

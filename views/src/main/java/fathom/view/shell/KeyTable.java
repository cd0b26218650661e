package fathom.view.shell;

import fathom.view.Action;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCombination;

/** Which action has which key. A key that two actions want would silently do one of them: it is refused when the window is built. */
final class KeyTable {
    private final Map<KeyCombination, String> owners = new HashMap<>();

    /** @throws IllegalStateException one sentence that names both actions, when a key is taken */
    void claim(List<Action> actions) {
        for (Action action : actions) {
            if (action.key() == null) continue;
            String owner = owners.putIfAbsent(action.key(), action.id());
            if (owner != null && !owner.equals(action.id())) {
                throw new IllegalStateException("the key %s is wanted by '%s' and by '%s'".formatted(Keys.text(action.key()), owner, action.id()));
            }
        }
    }
}

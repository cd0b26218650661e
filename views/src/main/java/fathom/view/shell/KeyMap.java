package fathom.view.shell;

import fathom.store.PreferenceKeeper;
import fathom.view.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;

/** Which action has which key: the one it ships with, or the one the user gave it. A key stands once; one that two actions want would silently do one of them. */
final class KeyMap {
    private final PreferenceKeeper preferences;
    private List<String> faults = List.of();

    KeyMap(PreferenceKeeper preferences) {
        this.preferences = preferences;
    }

    /** @throws IllegalStateException one sentence that names both, when two actions ship with the same key */
    static void check(List<Action> shipped) {
        Map<KeyCombination, String> owners = new HashMap<>();
        for (Action action : shipped) {
            if (action.key() == null) continue;
            String owner = owners.putIfAbsent(action.key(), action.id());
            if (owner != null && !owner.equals(action.id())) {
                throw new IllegalStateException("the key %s is wanted by '%s' and by '%s'".formatted(Keys.text(action.key()), owner, action.id()));
            }
        }
    }

    /** The actions with the keys that are in force. A user's key that cannot be, or that another action has, is a fault: the shipped one stays. */
    List<Action> apply(List<Action> shipped) {
        var found = new ArrayList<String>();
        var wanted = new ArrayList<Action>();
        for (Action a : shipped) {
            String text = preferences.current().keys().get(a.id());
            var key = text == null ? Optional.ofNullable(a.key()) : parse(text);
            if (text != null && !text.isEmpty() && key.isEmpty()) found.add("'" + text + "' is no key for '" + a.title() + "'");
            wanted.add(key.isEmpty() && text != null && !text.isEmpty() ? a : a.withKey(key.orElse(null)));
        }
        for (boolean again = true; again; ) {
            again = false;
            for (int i = 0; i < wanted.size(); i++) {
                Action a = wanted.get(i), ships = shipped.get(i);
                if (a.key() == null || a.key().equals(ships.key())) continue;
                var other = owner(a, wanted);
                if (other.isEmpty()) continue;
                found.add(Keys.text(a.key()) + " is '" + other.get().title() + "' as well as '" + a.title() + "'");
                wanted.set(i, ships);
                again = true;
            }
        }
        faults = List.copyOf(found);
        return wanted;
    }

    /** Of the last {@link #apply}, one sentence each. */
    List<String> faults() {
        return faults;
    }

    /** Which other action has the key of this one. */
    static Optional<Action> owner(Action of, List<Action> all) {
        Predicate<Action> has = a -> of.key().equals(a.key()) && !a.id().equals(of.id());
        return all.stream().filter(has).findFirst();
    }

    /** Empty when it is no key, or one that text is written with. */
    static Optional<KeyCombination> parse(String name) {
        try {
            return KeyCombination.valueOf(name) instanceof KeyCodeCombination key && isAllowed(key) ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) { // the latter for an empty name
            return Optional.empty();
        }
    }

    /** Letters alone write text, and space, tab and the arrows work inside of a view. */
    private static boolean isAllowed(KeyCodeCombination key) {
        boolean held = key.getShortcut() == ModifierValue.DOWN || key.getControl() == ModifierValue.DOWN || key.getAlt() == ModifierValue.DOWN || key.getMeta() == ModifierValue.DOWN;
        return !key.getCode().isModifierKey() && (held || key.getCode().isFunctionKey()) && key.getCode() != KeyCode.UNDEFINED;
    }

    /** @param key null for none, which is not the same as the shipped one */
    void change(Action action, KeyCombination key) {
        preferences.change(p -> p.withKey(action.id(), key == null ? "" : key.getName()));
    }
}

package fathom.view;

import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/**
 * Something the operator can do. One list of these feeds keys, palette and key sheet.
 *
 * @param id     stable, e.g. {@code go.market}
 * @param title  what the palette finds it by
 * @param detail beside the title in grey; may be empty
 * @param key    null for none
 */
public record Action(String id, String title, String detail, Group group, Feather icon, KeyCombination key, Runnable run) {
    public enum Group {
        GO_TO("Go to"), DO("Do"), SCENARIO("Start a scenario"), HELP("Help");

        private final String label;

        Group(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param other null for none */
    public Action withKey(KeyCombination other) {
        return new Action(id, title, detail, group, icon, other, run);
    }
}

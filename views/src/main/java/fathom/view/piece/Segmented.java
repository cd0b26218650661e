package fathom.view.piece;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A choice of one among a few, side by side. Arrows move inside. */
public final class Segmented<T> extends HBox {
    private final ToggleGroup group = new ToggleGroup();
    private final List<T> choices;
    private Toggle chosen;

    public Segmented(List<T> choices, Function<? super T, String> label, T first, Consumer<? super T> onChoose) {
        this.choices = List.copyOf(choices);
        getStyleClass().add("segmented");
        setMaxHeight(Region.USE_PREF_SIZE);
        for (T choice : choices) {
            var button = new ToggleButton(label.apply(choice));
            button.setToggleGroup(group);
            button.setMinWidth(Region.USE_PREF_SIZE);
            getChildren().add(button);
        }
        getChildren().getFirst().getStyleClass().add("first");
        getChildren().getLast().getStyleClass().add("last");
        choose(first);
        group.selectedToggleProperty().subscribe(now -> selected(now, onChoose));
    }

    /** By mouse, key or arrow alike; one is always chosen. */
    private void selected(Toggle now, Consumer<? super T> onChoose) {
        if (now == null) group.selectToggle(chosen);
        if (now == null || now == chosen) return;
        chosen = now;
        onChoose.accept(choices.get(group.getToggles().indexOf(now)));
    }

    /** For where choosing moved this itself. */
    public void focusChosen() {
        ((ToggleButton) chosen).requestFocus();
    }

    /** Without running the action. */
    public void choose(T choice) {
        int at = choices.indexOf(choice);
        if (at < 0) return;
        chosen = group.getToggles().get(at);
        group.selectToggle(chosen);
    }
}

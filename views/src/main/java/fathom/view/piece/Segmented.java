package fathom.view.piece;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A choice of one among a few, side by side. Arrows move inside. */
public final class Segmented<T> extends HBox {
    private final ToggleGroup group = new ToggleGroup();

    public Segmented(List<T> choices, Function<? super T, String> label, T first, Consumer<? super T> onChoose) {
        getStyleClass().add("segmented");
        setMaxHeight(Region.USE_PREF_SIZE);
        for (T choice : choices) {
            var button = new ToggleButton(label.apply(choice));
            button.setUserData(choice);
            button.setToggleGroup(group);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(e -> {
                button.setSelected(true);
                onChoose.accept(choice);
            });
            getChildren().add(button);
        }
        getChildren().getFirst().getStyleClass().add("first");
        getChildren().getLast().getStyleClass().add("last");
        choose(first);
    }

    /** Without running the action. */
    public void choose(T choice) {
        group.getToggles().stream().filter(t -> t.getUserData().equals(choice)).findFirst().ifPresent(group::selectToggle);
    }
}

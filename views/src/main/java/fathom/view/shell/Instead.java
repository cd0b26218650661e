package fathom.view.shell;

import fathom.view.piece.Empty;
import fathom.view.piece.Glyph;
import fathom.view.piece.State;
import javafx.scene.control.Button;

/** What stands where a view cannot: what is so, and why. */
final class Instead extends Empty {
    private static final double SIGN = 28;

    Instead(State state, String what, String why) {
        super(what, why);
        getChildren().addFirst(new Glyph(state, SIGN));
        setId("instead");
        setAccessibleText(what + ". " + why);
    }

    /** What may be done about it. */
    Instead button(String words, String id, Runnable action) {
        var button = new Button(words);
        button.setId(id);
        button.getStyleClass().addAll("main", "large");
        button.setOnAction(e -> action.run());
        getChildren().add(button);
        return this;
    }
}

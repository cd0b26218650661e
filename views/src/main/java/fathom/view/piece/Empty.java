package fathom.view.piece;

import fathom.style.Token;
import fathom.style.Type;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

/** Instead of an empty grid: why there is nothing, when there last was, one link. */
public class Empty extends VBox {
    public Empty(String why, String last) {
        setAlignment(Pos.CENTER);
        setSpacing(4);
        getChildren().add(Labels.of(why, Type.PANEL, Token.T1));
        if (!last.isEmpty()) getChildren().add(Labels.of(last, Type.BODY, Token.T3));
    }

    public Empty link(String words, Runnable action) {
        var link = new Hyperlink(words);
        link.setOnAction(e -> action.run());
        getChildren().add(link);
        return this;
    }
}

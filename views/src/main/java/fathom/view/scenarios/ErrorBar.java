package fathom.view.scenarios;

import fathom.style.Token;
import fathom.style.Type;
import fathom.view.piece.Glyph;
import fathom.view.piece.Labels;
import fathom.view.piece.State;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** One sentence on what went wrong, until it is closed. */
final class ErrorBar extends HBox {
    private final Label words = Labels.of("", Type.BODY, Token.T1);
    private Runnable onClose = () -> {};
    private boolean open;

    ErrorBar() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var close = new Hyperlink("Close");
        close.setOnAction(e -> close());
        words.setId("scenario-error");
        getStyleClass().addAll("panel", "bad");
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(8);
        setPadding(new Insets(0, 12, 0, 16));
        getChildren().addAll(new Glyph(State.BAD), words, gap, close);
    }

    void onClose(Runnable action) {
        onClose = action;
    }

    void show(String sentence) {
        open = true;
        words.setText(sentence);
        setAccessibleText(sentence);
    }

    void close() {
        open = false;
        onClose.run();
    }

    boolean isOpen() {
        return open;
    }
}

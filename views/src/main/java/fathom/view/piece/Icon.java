package fathom.view.piece;

import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.feather.FeatherIkonHandler;

/**
 * A letter of Ikonli's Feather face, 16 pixels high unless a style sheet says otherwise. Ikonli's own {@code FontIcon} writes its size and face into each icon as an
 * inline style, and these alone would bring the parser of style sheets into the start.
 */
public final class Icon extends Text {
    static {
        try (var face = new FeatherIkonHandler().getFontResourceAsStream()) {
            if (Font.loadFont(face, 16) == null) throw new IllegalStateException("the font of the icons cannot be read");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Icon(Feather icon) {
        super(Character.toString(icon.getCode()));
        getStyleClass().setAll("icon");
    }
}

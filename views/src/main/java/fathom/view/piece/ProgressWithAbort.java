package fathom.view.piece;

import fathom.style.Token;
import fathom.style.Type;
import fathom.view.format.Format;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** A run as it goes: what it does now, elapsed of total, what is left, its phases; abort beside it, always in sight. */
public final class ProgressWithAbort extends HBox {
    private final Caption now = new Caption();
    private final Caption times = new Caption(Type.BODY, Token.T3, 176, true);
    private final PhaseBar bar = new PhaseBar();

    public ProgressWithAbort(Runnable abort) {
        var line = new HBox(8, now, times);
        HBox.setHgrow(now, Priority.ALWAYS);
        var middle = new VBox(4, line, bar);
        middle.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(middle, Priority.ALWAYS);
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(16);
        getChildren().addAll(middle, new HoldButton("Hold to abort", "Keep holding to abort", Feather.SQUARE, Duration.seconds(1), abort));
    }

    /** @param doing the phase in words; times in seconds */
    public void show(String doing, List<PhaseBar.Phase> phases, double elapsed, double total) {
        now.show(doing);
        times.show(Rich.num(Format.minutes(elapsed)).bold().withInk(Token.T1), " of ", Rich.num(Format.minutes(total)), " left ",
                Rich.num(Format.minutes(Math.max(0, total - elapsed))));
        bar.show(phases, elapsed, total);
    }
}

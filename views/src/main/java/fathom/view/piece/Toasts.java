package fathom.view.piece;

import fathom.style.Token;
import fathom.style.Type;
import fathom.view.format.Format;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** News at the bottom right, three at most, the latest lowest. Good news leaves by itself; warnings stay until they are read. Equal ones are counted. */
public final class Toasts extends VBox {
    private static final int AT_MOST = 3;
    private static final double WIDTH = 392;

    private final Duration stay;

    public Toasts() {
        this(Duration.seconds(6));
    }

    Toasts(Duration stay) {
        this.stay = stay;
        setSpacing(8);
        setPadding(new Insets(8));
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /** @param at epoch nanoseconds; @param linkText empty for no link */
    public void show(State state, String title, String text, long at, String linkText, Runnable link) {
        for (Toast t : toasts()) {
            if (t.state == state && t.title.equals(title)) {
                t.again(text, at);
                return;
            }
        }
        getChildren().add(new Toast(state, title, text, at, linkText, link));
        if (getChildren().size() > AT_MOST) getChildren().removeFirst();
    }

    public void show(State state, String title, String text, long at) {
        show(state, title, text, at, "", () -> {});
    }

    private List<Toast> toasts() {
        return getChildren().stream().map(Toast.class::cast).toList();
    }

    private final class Toast extends VBox {
        private final State state;
        private final String title;
        private final Label body = Labels.of("", Type.BODY, Token.T2);
        private final Label when = Labels.of("", Type.SMALL_NUM, Token.T3);
        private int seen;

        Toast(State state, String title, String text, long at, String linkText, Runnable link) {
            this.state = state;
            this.title = title;
            getStyleClass().addAll("toast", state.css());
            setSpacing(2);
            setMinWidth(WIDTH);
            setMaxWidth(WIDTH);
            body.setWrapText(true);
            body.setMinWidth(0);
            body.managedProperty().bind(body.textProperty().isNotEmpty());
            getChildren().addAll(line(8, new Glyph(state), Labels.of(title, Type.PANEL, Token.T1), gap(), when), body);
            boolean leaves = state == State.OK || state == State.RUNNING;
            var foot = line(12);
            if (!linkText.isEmpty()) foot.getChildren().add(action(linkText, link));
            if (!leaves) foot.getChildren().addAll(action("Read", () -> {}), gap(), Labels.of("stays until read", Type.BODY, Token.T3));
            if (!foot.getChildren().isEmpty()) getChildren().add(foot);
            again(text, at);
            if (leaves) {
                var pause = new PauseTransition(stay);
                pause.setOnFinished(e -> leave());
                pause.play();
            }
        }

        private void again(String text, long at) {
            seen++;
            body.setText(seen > 1 ? text + (text.isEmpty() ? "" : " ") + "Seen " + seen + " times." : text);
            when.setText(Format.time(at));
        }

        private Hyperlink action(String words, Runnable run) {
            var link = new Hyperlink(words);
            link.setOnAction(e -> {
                leave();
                run.run();
            });
            return link;
        }

        private void leave() {
            Toasts.this.getChildren().remove(this);
        }

        private static HBox line(double spacing, Node... nodes) {
            var line = new HBox(spacing, nodes);
            line.setAlignment(Pos.CENTER_LEFT);
            return line;
        }

        private static Region gap() {
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            return gap;
        }
    }
}

package fathom.view.engines;

import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.platform.Command;
import fathom.platform.Command.StartEngine;
import fathom.platform.Command.StopEngine;
import fathom.platform.Platform;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.Frame;
import fathom.view.format.Format;
import fathom.view.piece.Caption;
import fathom.view.piece.HoldButton;
import fathom.view.piece.Icon;
import fathom.view.piece.Labels;
import fathom.view.piece.Rich;
import fathom.view.piece.State;
import fathom.view.piece.UnderWay;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Which engine it is, how it is and since when, and what can be done with it. */
final class EngineHead extends HBox {
    private final Label name = Labels.of("", Type.SUBJECT, Token.T1);
    private final HBox chip = new HBox();
    private final Caption about = new Caption(), since = new Caption(Type.BODY, Token.T2, 190, false);
    private final Button back = new Button("All engines", new Icon(Feather.ARROW_LEFT));
    private final HoldButton stop;
    private final Button start = new Button("Start", new Icon(Feather.PLAY));
    private final HBox buttons = new HBox(8);
    private State chipState, edge;
    private String chipWord = "";
    private final Platform platform;
    private EngineId shown;
    private EngineStatus.State offered;

    /** @param back leaves the detail */
    EngineHead(Platform platform, Runnable back) {
        this.platform = platform;
        getStyleClass().add("panel");
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(16);
        setPadding(new Insets(0, 12, 0, 18));
        this.back.setOnAction(e -> back.run());
        stop = new HoldButton("Hold to stop", Feather.SQUARE, this::stop);
        name.setId("engine-name");
        stop.setId("stop-engine");
        start.setId("start-engine");
        start.setOnAction(e -> order(start, new StartEngine(shown)));
        var title = new HBox(10, name, chip, since);
        title.setAlignment(Pos.CENTER_LEFT);
        chip.setAlignment(Pos.CENTER_LEFT);
        var words = new VBox(title, about);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(words, buttons);
    }

    private void stop() {
        order(stop, new StopEngine(shown));
    }

    private void order(Node button, Command command) {
        UnderWay.show(platform.perform(command), button);
    }

    /** @param alone whether the list is out of sight, so that there must be a way back */
    void show(Frame frame, EngineRow row, boolean alone) {
        EngineStatus e = row.status();
        Labels.set(name, row.id().label());
        chip(row.state(), row.word());
        long from = row.since() != 0 ? row.since() : e.since();
        since.show(from == 0 ? Rich.EMPTY : Rich.of(row.since() != 0 ? "for " : "up ", Rich.num(coarse(frame.age(from)))));
        about.show(row.id().computes() + ", port ", Rich.num(Integer.toString(row.id().port())), e.reason().isEmpty() ? "" : "; " + e.reason(),
                e.summary().isEmpty() ? "" : "; " + e.summary());
        if (row.id().equals(shown) && offered == e.state() && buttons.getChildren().contains(back) == alone) return;
        shown = row.id();
        offered = e.state();
        buttons.getChildren().clear();
        if (alone) buttons.getChildren().add(back);
        switch (e.state()) {
            case RUNNING -> buttons.getChildren().add(stop);
            case STOPPED, FAILED -> buttons.getChildren().add(start);
            case NOT_BUILT -> {}
        }
    }

    private void chip(State state, String word) {
        if (state == chipState && word.equals(chipWord)) return;
        chipState = state;
        chipWord = word;
        chip.getChildren().setAll(Labels.chip(state, word));
        if (edge != null) getStyleClass().remove(edge.css());
        edge = state.isNotable() ? state : null;
        if (edge != null) getStyleClass().add(edge.css());
    }

    /** Whole seconds. */
    static String coarse(double nanos) {
        return nanos < 60e9 ? (long) (nanos / 1e9) + " s" : Format.age(nanos);
    }
}

package fathom.view.shell;

import fathom.market.FeedStatus;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.ViewDefinition;
import fathom.view.piece.Icon;
import fathom.view.piece.Labels;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The view's name and question, its tools, the way to everything, pause. The same place in every view. */
final class Head extends HBox {
    static final double HEIGHT = 40;

    private final Label name = Labels.of("", Type.VIEW, Token.T1);
    private final Label question = new Label();
    private final HBox tools = new HBox(8);
    private final Button pause = new Button("Pause", new Icon(Feather.PAUSE));
    private final Label findKey = Labels.key("");
    private boolean paused;

    Head(Runnable onFind, Runnable onPause) {
        getStyleClass().add("head");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        question.getStyleClass().addAll(Type.BODY.css(), "t3");
        question.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.setMinWidth(USE_PREF_SIZE);
        pause.setId("pause");
        pause.setMinWidth(88);
        pause.setOnAction(e -> onPause.run());
        getChildren().addAll(name, question, gap, tools, find(onFind), pause);
    }

    private HBox find(Runnable onFind) {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var find = new HBox(new Icon(Feather.SEARCH), Labels.of("Find or run", Type.BODY, Token.T3), gap, findKey);
        find.getStyleClass().add("find");
        find.setId("find");
        find.setMinSize(208, 24);
        find.setMaxSize(208, 24);
        find.setFocusTraversable(true);
        find.setAccessibleRole(AccessibleRole.BUTTON);
        find.setAccessibleText("Find or run");
        find.setOnMouseClicked(e -> onFind.run());
        find.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) onFind.run();
        });
        return find;
    }

    /** @param of the view, to stand beside the find field */
    void show(ViewDefinition view, List<Node> of) {
        name.setText(view.title());
        question.setText(view.question());
        tools.getChildren().setAll(of);
    }

    void show(FeedStatus feed) {
        boolean now = feed.state() == FeedStatus.State.PAUSED;
        if (now == paused) return;
        paused = now;
        pause.setText(now ? "Resume" : "Pause");
        pause.setGraphic(new Icon(now ? Feather.PLAY : Feather.PAUSE));
    }

    /** @param key that finds; null for none */
    void findKey(KeyCombination key) {
        Labels.set(findKey, key == null ? "" : Keys.text(key));
        findKey.setVisible(key != null);
    }

    boolean isPaused() {
        return paused;
    }
}

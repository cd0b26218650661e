package fathom.view.piece;

import fathom.style.Token;
import fathom.style.Type;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What this machine or platform cannot tell, and why: a dashed box, never a 0. */
public final class AbsentBox extends HBox {
    /** @param nameWidth pixels, so that the reasons of several stand under each other */
    public AbsentBox(String name, String reason, double nameWidth) {
        getStyleClass().add("absent-box");
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(8);
        setMinHeight(24);
        setPrefHeight(24);
        Label what = Labels.of(name, Type.BODY, Token.T2);
        what.setMinWidth(nameWidth);
        var why = new Label(reason);
        why.getStyleClass().addAll(Type.BODY.css(), "t3");
        HBox.setHgrow(why, Priority.ALWAYS);
        getChildren().addAll(new Glyph(State.ABSENT), what, why);
        setAccessibleText(name + " absent: " + reason);
    }
}

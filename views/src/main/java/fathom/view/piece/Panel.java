package fathom.view.piece;

import fathom.measure.Provenance;
import fathom.style.Type;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A titled box: title, mark, hint, then tools at the right; a line; the content. */
public final class Panel extends BorderPane {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double TITLE = 31, EDGE = 3;
    /** Places in the title bar: the hint, and how many nodes stand before the tools. */
    private static final int HINT = 3, FIXED = 5;

    private final Label title;
    private final Label hint = text("", Type.BODY, "t3");
    private final Mark mark = new Mark(Provenance.MEASURED);
    private final Glyph glyph = new Glyph(null);
    private final Region gap = new Region(), edgeLine = new Region();
    private final HBox bar;
    private State edge;

    public Panel(String title) {
        this.title = text(title, Type.PANEL, "t1");
        HBox.setHgrow(gap, Priority.ALWAYS);
        bar = new HBox(glyph, this.title, mark, hint, gap);
        glyph.setManaged(false);
        bar.getStyleClass().add("title-bar");
        bar.setMinHeight(TITLE);
        bar.setPrefHeight(TITLE);
        bar.setMaxHeight(TITLE);
        hint.setMinWidth(0);
        getStyleClass().add("panel");
        setMinSize(0, 0);
        setTop(bar);
        edgeLine.setManaged(false);
        edgeLine.setVisible(false);
        edgeLine.setMouseTransparent(true);
        getChildren().add(edgeLine);
        setAccessibleText(title);
    }

    public Panel(String title, Node content) {
        this(title);
        content(content);
    }

    private static Label text(String words, Type type, String ink) {
        var label = new Label(words);
        label.getStyleClass().addAll(type.css(), ink);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    public Panel content(Node node) {
        setCenter(node);
        return this;
    }

    public Panel title(String words) {
        if (!words.equals(title.getText())) title.setText(words);
        return this;
    }

    public Panel hint(String words) {
        if (!words.equals(hint.getText())) hint.setText(words);
        return this;
    }

    /** A hint with numbers in it, instead of the words; it takes the room up to the tools. */
    public Panel hint(Caption caption) {
        HBox.setHgrow(caption, Priority.ALWAYS);
        bar.getChildren().set(HINT, caption);
        gap.setManaged(false);
        return this;
    }

    /** The provenance that all its values share. */
    public Panel mark(Provenance provenance) {
        mark.show(provenance);
        return this;
    }

    /** At the right of the title, from left to right. */
    public Panel tools(Node... nodes) {
        bar.getChildren().remove(FIXED, bar.getChildren().size());
        bar.getChildren().addAll(nodes);
        return this;
    }

    /** The shape of a state before the title; null for none. */
    public Panel state(State state) {
        glyph.show(state);
        glyph.setManaged(state != null);
        return this;
    }

    /** Three pixels at the left, only for what wants a look; null for none. */
    public Panel edge(State state) {
        if (state == edge) return this;
        edge = state;
        edgeLine.setVisible(state != null);
        if (state != null) edgeLine.getStyleClass().setAll("edge", state.css());
        return this;
    }

    /** Above the content, which may paint to its left border. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        edgeLine.resizeRelocate(0, 0, EDGE, getHeight());
        edgeLine.toFront();
    }

    /** An accent border while the keyboard is inside. */
    public Panel chosen(boolean now) {
        pseudoClassStateChanged(CHOSEN, now);
        return this;
    }

    /** Without a title: a box for what has its own head. */
    public Panel bare() {
        setTop(null);
        return this;
    }
}

package fathom.view.piece;

import fathom.style.Token;
import fathom.style.Type;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The answer first: one word, one sentence, the worst causes with a way there, and a few counts. 72 pixels high, 80 on wide windows. */
public final class VerdictCard extends HBox {
    /** @param since how long, formatted; @param go shows it */
    public record Cause(State state, String name, Rich what, String since, Runnable go) {}

    /** @param of after it in grey, e.g. {@code /18}; may be empty */
    public record Count(String name, State state, String value, String of) {}

    private static final int SHOWN = 2;
    private static final double NARROW = 212, WIDE = 248, LEAST_NAME = 124;

    private final Glyph glyph = new Glyph(State.ABSENT, 28);
    private final Label word = Labels.of("Not known yet", Type.VERDICT, Token.T1);
    private final Label sentence = Labels.of("No figure has come so far.", Type.BODY, Token.T2);
    private final List<CauseRow> rows = new ArrayList<>();
    private final Counts counts = new Counts();
    private final VBox words = new VBox(word, sentence);
    private State edge;

    public VerdictCard() {
        getStyleClass().add("panel");
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(0, 4, 0, 20));
        setSpacing(14);
        words.setMinWidth(NARROW);
        words.setPrefWidth(NARROW);
        words.setAlignment(Pos.CENTER_LEFT);
        var line = new Region();
        line.getStyleClass().add("separator-v");
        line.setMaxHeight(48);
        var causes = new VBox();
        causes.setAlignment(Pos.CENTER_LEFT);
        causes.setMinWidth(0);
        HBox.setHgrow(causes, Priority.ALWAYS);
        for (int i = 0; i < SHOWN; i++) rows.add(new CauseRow());
        causes.getChildren().addAll(rows);
        getChildren().addAll(glyph, words, line, causes, counts);
        setMinSize(0, 72);
    }

    /** Room for longer sentences on wide windows. */
    public void wide(boolean wide) {
        words.setMinWidth(wide ? WIDE : NARROW);
        words.setPrefWidth(wide ? WIDE : NARROW);
        counts.cellWidth(wide ? 104 : 78);
    }

    /** @param causes worst first; what does not fit is counted by the sentence */
    public void show(State state, String verdict, String why, List<Cause> causes, List<Count> cells) {
        glyph.show(state);
        Labels.set(word, verdict);
        Labels.set(sentence, why);
        setAccessibleText(verdict + ". " + why);
        double names = causes.stream().limit(SHOWN).mapToDouble(c -> Math.ceil(Measure.width(c.name, Type.PANEL))).reduce(LEAST_NAME, Math::max);
        for (int i = 0; i < SHOWN; i++) rows.get(i).show(i < causes.size() ? causes.get(i) : null, names);
        counts.show(cells);
        if (state == edge) return;
        if (edge != null) getStyleClass().remove(edge.css());
        getStyleClass().add(state.css());
        edge = state;
    }

    public String verdict() {
        return word.getText();
    }

    private static final class CauseRow extends HBox {
        private final Glyph glyph = new Glyph(State.WARN);
        private final Label name = Labels.of("", Type.PANEL, Token.T1);
        private final Caption what = new Caption();
        private final Caption since = new Caption(Type.SMALL_NUM, Token.T3, 72, true);
        private final Hyperlink go = new Hyperlink("Show");
        private Cause cause;

        CauseRow() {
            setAlignment(Pos.CENTER_LEFT);
            setSpacing(8);
            setMinHeight(24);
            setMaxHeight(24);
            HBox.setHgrow(what, Priority.ALWAYS);
            go.setMinWidth(Region.USE_PREF_SIZE);
            go.setOnAction(e -> cause.go.run());
            getChildren().addAll(glyph, name, what, since, go);
            setVisible(false);
        }

        void show(Cause now, double nameWidth) {
            cause = now;
            setVisible(now != null);
            setManaged(now != null);
            if (now == null) return;
            glyph.show(now.state);
            Labels.set(name, now.name);
            if (name.getPrefWidth() != nameWidth) name.setPrefWidth(nameWidth);
            what.show(now.what);
            since.setManaged(!now.since.isEmpty());
            since.show(Rich.num(now.since));
        }
    }

    /** The counts at the right, side by side. */
    private static final class Counts extends Surface {
        private List<Count> counts = List.of();
        private double cell = 78;

        void cellWidth(double pixels) {
            if (pixels == cell) return;
            cell = pixels;
            requestLayout();
            wholly();
        }

        void show(List<Count> now) {
            if (now.equals(counts)) return;
            boolean resized = now.size() != counts.size();
            counts = now;
            if (resized) requestLayout();
            wholly();
        }

        @Override
        protected double computePrefWidth(double height) {
            return counts.size() * cell;
        }

        @Override
        protected double computeMinWidth(double height) {
            return computePrefWidth(height);
        }

        @Override
        protected double computePrefHeight(double width) {
            return 44;
        }

        @Override
        protected void paint(Pen pen, double width, double height, boolean whole) {
            double top = Math.floor((height - 40) / 2);
            for (int i = 0; i < counts.size(); i++) {
                Count c = counts.get(i);
                double x = i * cell + 12;
                pen.down(Token.LINE1, i * cell, top, 40);
                pen.glyph(c.state, x, top + 5, 10);
                pen.text(c.name, x + 14, top + 14, Type.BODY, Token.T2);
                double end = pen.text(c.value, x, top + 36, Type.SUM, c.state.isNotable() ? c.state.ink() : Token.T1);
                pen.text(c.of, end, top + 36, Type.NUM, Token.T3);
            }
        }
    }
}

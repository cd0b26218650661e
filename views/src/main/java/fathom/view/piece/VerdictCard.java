package fathom.view.piece;

import fathom.style.Token;
import fathom.style.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The answer first: one word, one sentence, the worst causes with a way there, and a few counts. 72 pixels high, 80 on wide windows, 120 where it is read from afar. */
public final class VerdictCard extends HBox {
    /** @param since how long, formatted; @param go shows it */
    public record Cause(State state, String name, Rich what, String since, Runnable go) {}

    /** @param of after it in grey, e.g. {@code /18}; may be empty */
    public record Count(String name, State state, String value, String of) {}

    private static final int SHOWN = 2;
    /** Beneath the names of the causes, which stand behind a glyph. */
    private static final double MORE_INSET = 20;
    private static final double NARROW = 212, WIDE = 248, FAR = 420, LEAST_NAME = 124;

    private final boolean far;
    private final Glyph glyph;
    private final Label word, sentence;
    private final List<CauseRow> rows = new ArrayList<>();
    private final Caption more;
    private final Counts counts;
    private final VBox words;
    private State edge;

    public VerdictCard() {
        this(false);
    }

    /** @param far whether it is read from two metres */
    public VerdictCard(boolean far) {
        this.far = far;
        glyph = new Glyph(State.ABSENT, far ? 64 : 28);
        word = Labels.of("Not known yet", far ? Type.FAR_VERDICT : Type.VERDICT, Token.T1);
        sentence = Labels.of("No figure has come so far.", far ? Type.FAR_BODY : Type.BODY, Token.T2);
        words = new VBox(word, sentence);
        counts = new Counts(far);
        more = new Caption(far ? Type.FAR_BODY : Type.SMALL, Token.T2, 0, false);
        getStyleClass().add("panel");
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(0, 4, 0, 20));
        setSpacing(14);
        words.setMinWidth(far ? FAR : NARROW);
        words.setPrefWidth(far ? FAR : NARROW);
        words.setAlignment(Pos.CENTER_LEFT);
        var line = new Region();
        line.getStyleClass().add("separator-v");
        line.setMaxHeight(far ? 88 : 48);
        var causes = new VBox();
        causes.setAlignment(Pos.CENTER_LEFT);
        causes.setMinWidth(0);
        HBox.setHgrow(causes, Priority.ALWAYS);
        for (int i = 0; i < SHOWN; i++) rows.add(new CauseRow(far));
        causes.getChildren().addAll(rows);
        causes.getChildren().add(more);
        more.inset(MORE_INSET);
        more.setMinHeight(far ? 30 : 16);
        more.setMaxHeight(far ? 30 : 16);
        more.setVisible(false);
        more.setManaged(false);
        getChildren().addAll(glyph, words, line, causes, counts);
        setMinSize(0, 72);
    }

    /** Room for longer sentences on wide windows. */
    public void wide(boolean wide) {
        if (far) return;
        words.setMinWidth(wide ? WIDE : NARROW);
        words.setPrefWidth(wide ? WIDE : NARROW);
        counts.cellWidth(wide ? 104 : 78);
    }

    /** @param causes worst first; those beyond the first are told in one line */
    public void show(State state, String verdict, String why, List<Cause> causes, List<Count> cells) {
        glyph.show(state);
        Labels.set(word, verdict);
        Labels.set(sentence, why);
        setAccessibleText(verdict + ". " + why);
        double names = causes.stream().limit(SHOWN).mapToDouble(c -> Math.ceil(Measure.width(c.name, far ? Type.FAR_STRONG : Type.PANEL))).reduce(LEAST_NAME, Math::max);
        for (int i = 0; i < SHOWN; i++) rows.get(i).show(i < causes.size() ? causes.get(i) : null, names);
        more(causes);
        counts.show(cells);
        if (state == edge) return;
        if (edge != null) getStyleClass().remove(edge.css());
        getStyleClass().add(state.css());
        edge = state;
    }

    private void more(List<Cause> causes) {
        boolean any = causes.size() > SHOWN;
        more.setVisible(any);
        more.setManaged(any);
        if (any) more.show(Rich.of(causes.size() - SHOWN + " more: " + causes.stream().skip(SHOWN).map(Cause::name).collect(Collectors.joining(", "))));
    }

    public String verdict() {
        return word.getText();
    }

    private static final class CauseRow extends HBox {
        private final Glyph glyph;
        private final Label name;
        private final Caption what, since;
        private final Hyperlink go = new Hyperlink("Show");
        private Cause cause;

        CauseRow(boolean far) {
            glyph = new Glyph(State.WARN, far ? 16 : 10);
            name = Labels.of("", far ? Type.FAR_STRONG : Type.PANEL, Token.T1);
            what = new Caption(far ? Type.FAR_BODY : Type.BODY, Token.T2, 0, false);
            since = new Caption(far ? Type.FAR_NUM : Type.SMALL_NUM, Token.T3, far ? 136 : 72, true);
            if (far) go.getStyleClass().add(Type.FAR_BODY.css());
            setAlignment(Pos.CENTER_LEFT);
            setSpacing(far ? 14 : 8);
            setMinHeight(far ? 40 : 24);
            setMaxHeight(far ? 40 : 24);
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
        private final boolean far;
        private double cell;

        Counts(boolean far) {
            this.far = far;
            cell = far ? 136 : 78;
        }

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
            return far ? 88 : 44;
        }

        @Override
        protected void paint(Pen pen, double width, double height, boolean whole) {
            double high = far ? 80 : 40, top = Math.floor((height - high) / 2);
            for (int i = 0; i < counts.size(); i++) {
                Count c = counts.get(i);
                double x = i * cell + (far ? 20 : 12), size = far ? 16 : 10, nameBase = top + (far ? 26 : 14), valueBase = top + (far ? 68 : 36);
                pen.down(Token.LINE1, i * cell, top, high);
                pen.glyph(c.state, x, nameBase - size + (far ? 2 : 1), size);
                pen.text(c.name, x + size + (far ? 8 : 4), nameBase, far ? Type.FAR_BODY : Type.BODY, Token.T2);
                double end = pen.text(c.value, x, valueBase, far ? Type.FAR_SUM : Type.SUM, c.state.isNotable() ? c.state.ink() : Token.T1);
                pen.text(c.of, end, valueBase, far ? Type.FAR_NUM : Type.NUM, Token.T3);
            }
        }
    }
}

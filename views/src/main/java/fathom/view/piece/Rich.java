package fathom.view.piece;

import fathom.style.Token;
import fathom.style.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A line of words with numbers in it: words in Inter, numbers in the mono face. For a canvas and for a scene. */
public record Rich(List<Span> spans) {
    public static final Rich EMPTY = new Rich(List.of());

    /** @param ink null for that of the line */
    public record Span(String text, boolean number, boolean strong, Token ink) {
        public Span withInk(Token other) {
            return new Span(text, number, strong, other);
        }

        public Span bold() {
            return new Span(text, number, true, ink);
        }

        public Type type(Type words) {
            Type face = !number || words.isMono() ? words : words == Type.FAR_BODY || words == Type.FAR_STRONG ? Type.FAR_NUM : words == Type.BODY || words == Type.PANEL ? Type.NUM : Type.SMALL_NUM;
            return strong ? face.strong() : face;
        }
    }

    /** @param parts strings, which are words, and {@link Span}s */
    public static Rich of(Object... parts) {
        return new Rich(Arrays.stream(parts).map(p -> p instanceof Span span ? span : word(p.toString())).toList());
    }

    /** Words in which whatever begins with a digit, or a sign before one, is a number. */
    public static Rich figures(String text) {
        return new Rich(Arrays.stream(text.split("(?<= )|(?= )")).map(w -> w.matches("[−+]?\\d.*") ? num(w) : word(w)).toList());
    }

    public static Span num(String text) {
        return new Span(text, true, false, null);
    }

    public static Span word(String text) {
        return new Span(text, false, false, null);
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    public String text() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    /** As nodes, for text that wraps. @param words type of the words; numbers follow in its size; @param ink of whatever has none of its own */
    public TextFlow flow(Type words, Token ink) {
        var flow = new TextFlow();
        for (Span span : spans) {
            var text = new Text(span.text());
            Token colour = span.ink() == null ? ink : span.ink();
            text.getStyleClass().addAll(span.type(words).css(), colour.ink());
            flow.getChildren().add(text);
        }
        return flow;
    }
}

package fathom.view.piece;

import fathom.measure.Provenance;
import java.util.function.Function;

/**
 * One column of a {@link DataTable}.
 *
 * @param width pixels with the gap of 8 after it; 0 for an equal part of what the others leave
 * @param mark  of all its values, or null
 */
public record Column<R>(String title, double width, Align align, Provenance mark, Function<? super R, ? extends Cell> cell) {
    public enum Align { LEFT, RIGHT }

    private static final double GLYPH = 26;

    /** The state's shape, 26 pixels, without a head; null for none. */
    public static <R> Column<R> glyph(Function<? super R, State> state) {
        return new Column<>("", GLYPH, Align.LEFT, null, row -> glyph(state.apply(row)));
    }

    private static Cell glyph(State state) {
        return state == null ? Cell.EMPTY : Cell.glyph(state);
    }

    /** Words, to the left. */
    public static <R> Column<R> words(String title, double width, Function<? super R, String> text) {
        return new Column<>(title, width, Align.LEFT, null, row -> Cell.words(text.apply(row)));
    }

    /** A number, to the right. */
    public static <R> Column<R> num(String title, double width, Function<? super R, String> text) {
        return new Column<>(title, width, Align.RIGHT, null, row -> Cell.num(text.apply(row)));
    }

    public static <R> Column<R> left(String title, double width, Function<? super R, ? extends Cell> cell) {
        return new Column<>(title, width, Align.LEFT, null, cell);
    }

    public static <R> Column<R> right(String title, double width, Function<? super R, ? extends Cell> cell) {
        return new Column<>(title, width, Align.RIGHT, null, cell);
    }

    public Column<R> withMark(Provenance provenance) {
        return new Column<>(title, width, align, provenance, cell);
    }

    boolean isGlyph() {
        return width == GLYPH && title.isEmpty();
    }
}

package fathom.view.piece;

import fathom.measure.Provenance;
import fathom.style.Token;
import fathom.view.format.Format;

/** What stands in one cell of a {@link DataTable}. Two equal cells look the same, so the second need not be painted. */
public sealed interface Cell {
    Cell EMPTY = new Words("", null, false, false);

    /** As copied and as tests read it. */
    String text();

    /** @param ink null for the row's own */
    record Words(String text, Token ink, boolean strong, boolean mono) implements Cell {
        public Words bold() {
            return new Words(text, ink, true, mono);
        }

        public Words ink(Token other) {
            return new Words(text, other, strong, mono);
        }

        /** Second in rank: t2. */
        public Words dim() {
            return ink(Token.T2);
        }

        /** Third in rank: t3. */
        public Words faint() {
            return ink(Token.T3);
        }
    }

    record Shape(State state) implements Cell {
        @Override
        public String text() {
            return state.word();
        }
    }

    record Marked(Provenance provenance) implements Cell {
        @Override
        public String text() {
            return provenance.mark();
        }
    }

    record Line(Rich rich) implements Cell {
        @Override
        public String text() {
            return rich.text();
        }
    }

    record Course(Trend trend, Token ink) implements Cell {
        @Override
        public String text() {
            return trend.values().length == 0 ? "" : Double.toString(trend.values()[trend.values().length - 1]);
        }
    }

    /**
     * A figure in front of a bar.
     *
     * @param share  0 to 1; @param tick 0 to 1, NaN for none
     * @param width  of the bar, pixels; 0 for the whole cell
     * @param figure right before the bar, may be empty
     */
    record Share(Rich figure, double share, double tick, double width, Token ink) implements Cell {
        @Override
        public String text() {
            return figure.isEmpty() ? Format.percent(share * 100, 0) : figure.text();
        }
    }

    /** A number on the ground of a heat map. @param step 0 to 6 */
    record Heat(String text, int step) implements Cell {}

    /** Two lines, for rows of 40 pixels: the second smaller. */
    record Pair(Words first, Words second) implements Cell {
        @Override
        public String text() {
            return first.text() + ", " + second.text();
        }
    }

    static Words words(String text) {
        return new Words(text, null, false, false);
    }

    static Words num(String text) {
        return new Words(text, null, false, true);
    }

    /** The sign's colour: teal above zero, rose below. */
    static Words gain(double value, int decimals) {
        String text = Format.change(value, decimals);
        return num(text).ink(text.charAt(0) == '+' ? Token.UP : text.charAt(0) == Format.MINUS ? Token.DOWN : null);
    }

    static Words none() {
        return num(Format.NONE).faint();
    }

    static Cell glyph(State state) {
        return new Shape(state);
    }

    static Cell mark(Provenance provenance) {
        return new Marked(provenance);
    }

    static Cell line(Object... parts) {
        return new Line(Rich.of(parts));
    }

    static Cell trend(Trend trend, Token ink) {
        return new Course(trend, ink);
    }

    static Cell share(Rich figure, double share, double tick, double width, Token ink) {
        return new Share(figure, share, tick, width, ink);
    }
}

package fathom.view.piece;

import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.skins.TileSkin;
import fathom.style.Token;
import fathom.style.Type;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Skin;
import javafx.scene.input.KeyCode;

/** A headline number: a TilesFX tile with a skin of ours, because its own cannot reach the drawing. 88 pixels high, 96 on wide windows, 136 where it is read from afar. */
public final class MetricTile extends Tile {
    private static final double NARROW_TREND = 72, WIDE_TREND = 96, WIDE_TILE = 96, FAR_TILE = 130, FAR_TREND = 112;

    private Metric metric = Metric.absent("", "nothing yet");
    private Face face;
    private final Tip tip = new Tip(this);
    private boolean chosen;

    public MetricTile() {
        super(SkinType.CUSTOM);
        getStyleClass().setAll("metric-tile");
        setMinSize(120, 88);
        setPrefSize(196, 88);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    }

    public MetricTile(Metric first) {
        this();
        show(first);
    }

    /** Repaints only when something of it differs. */
    public void show(Metric now) {
        if (now.equals(metric)) return;
        metric = now;
        setTitle(now.name());
        setUnit(now.unit());
        setDescription(now.value());
        setAccessibleText(now.spoken());
        tip.say(now.provenance().mark().isEmpty() ? "" : Mark.meaning(now.provenance()));
        if (face != null) face.refresh();
    }

    public Metric metric() {
        return metric;
    }

    /** It stands for something that can be chosen: by mouse, Enter or Space. */
    public MetricTile onChoose(Runnable action) {
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setOnMousePressed(e -> {
            requestFocus();
            action.run();
        });
        setOnKeyPressed(e -> {
            if (e.getCode() != KeyCode.ENTER && e.getCode() != KeyCode.SPACE) return;
            action.run();
            e.consume();
        });
        focusedProperty().subscribe(now -> {
            if (face != null) face.refresh();
        });
        return this;
    }

    public void chosen(boolean now) {
        if (now == chosen) return;
        chosen = now;
        if (face != null) face.refresh();
    }

    public boolean isChosen() {
        return chosen;
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new MetricSkin(this);
    }

    @Override
    public String getUserAgentStylesheet() {
        return null;
    }

    /** TilesFX insists on a skin of its own family; ours keeps nothing of it but the name and paints everything itself. */
    private static final class MetricSkin extends TileSkin {
        MetricSkin(MetricTile tile) {
            super(tile);
            tile.face = new Face(tile);
            getChildren().setAll(tile.face);
        }

        @Override
        protected void registerListeners() {}

        @Override
        protected void handleEvents(String type) {}

        @Override
        protected void resize() {}

        @Override
        protected void redraw() {}
    }

    /** What the skin paints. */
    private static final class Face extends Surface {
        private static final double INSET = 13;
        private final MetricTile tile;

        Face(MetricTile tile) {
            this.tile = tile;
        }

        void refresh() {
            wholly();
        }

        @Override
        protected void paint(Pen pen, double width, double height, boolean whole) {
            Metric m = tile.metric;
            boolean absent = m.state() == State.ABSENT, far = tile.getHeight() >= FAR_TILE;
            ground(pen, m.state(), width, height);
            double nameBase = far ? 29 : 20;
            double end = m.subject() == null ? pen.text(m.name(), INSET, nameBase, far ? Type.FAR_BODY : Type.BODY, Token.T2) : subject(pen, m);
            pen.mark(m.provenance(), end + 6, nameBase - 11);
            pen.textTo(m.age(), width - INSET, nameBase, Type.SMALL_NUM, m.state() == State.STALE ? Token.STALE : Token.T3);
            double valueBase = Math.round(height * 0.5) + (far ? 14 : 3);
            double valueEnd = pen.text(m.value(), INSET, valueBase, far ? Type.FAR_VALUE : Type.VALUE, valueInk(m.state()));
            pen.text(m.unit(), valueEnd + 6, valueBase, far ? Type.FAR_BODY : Type.BODY, Token.T2);
            pen.richTo(m.beside(), width - INSET, valueBase, Type.BODY, Token.T2);
            double factBase = height - 14, from = INSET;
            if (absent || m.state() == State.STALE) {
                pen.glyph(m.state(), INSET, factBase - 9, 10);
                from += 14;
            }
            Type small = far ? Type.BODY : Type.SMALL;
            Rich fact = Pen.fitting(m.fact(), width - INSET - from, small);
            double factEnd = pen.rich(fact, from, factBase, small, absent ? Token.T2 : m.state() == State.STALE ? Token.STALE : Token.T3);
            double wide = Math.min(far ? FAR_TREND : tile.getHeight() >= WIDE_TILE ? WIDE_TREND : NARROW_TREND, width - INSET - factEnd - 8), high = far ? 30 : 20;
            if (wide >= 32) {
                boolean alarm = m.state() == State.WARN || m.state() == State.BAD;
                Token ink = m.subject() != null ? m.subject().ink() : alarm ? m.state().ink() : m.state() == State.STALE ? Token.LINE3 : Token.T2;
                pen.trend(m.trend(), width - INSET - wide, height - 8 - high, wide, high, ink, alarm || m.subject() != null ? ink : Token.T1);
            }
        }

        /** Its colour, its name, how it is. */
        private static double subject(Pen pen, Metric m) {
            pen.fill(m.subject().ink(), INSET, 12, 8, 8);
            double end = pen.text(m.name(), INSET + 14, 20, Type.PANEL, Token.T1);
            pen.glyph(m.state(), end + 6, 11, 10);
            return pen.text(m.subject().how(), end + 20, 20, Type.SMALL, m.state().ink());
        }

        private static Token valueInk(State state) {
            return switch (state) {
                case WARN -> Token.WARN;
                case BAD -> Token.BAD;
                case STALE, ABSENT -> Token.T3;
                default -> Token.T1;
            };
        }

        private void ground(Pen pen, State state, double width, double height) {
            var g = pen.g();
            boolean absent = state == State.ABSENT;
            g.setFill(pen.color(absent ? Token.ABSENT_BG : Token.BG1));
            g.fillRoundRect(0, 0, width, height, 8, 8);
            if (state.isNotable()) pen.fill(state.ink(), 1, 1, 3, height - 2);
            g.setStroke(pen.color(tile.chosen || tile.isFocused() ? Token.ACCENT : absent ? Token.LINE3 : Token.LINE2));
            g.setLineWidth(1);
            if (absent) g.setLineDashes(3, 3);
            g.strokeRoundRect(0.5, 0.5, width - 1, height - 1, 8, 8);
            g.setLineDashes();
            if (tile.isFocused()) g.strokeRoundRect(1.5, 1.5, width - 3, height - 3, 6, 6);
        }
    }
}

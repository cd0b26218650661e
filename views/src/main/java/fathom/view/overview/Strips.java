package fathom.view.overview;

import fathom.state.Event;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.History;
import fathom.view.piece.Metric;
import fathom.view.piece.Pen;
import fathom.view.piece.State;
import fathom.view.piece.Surface;
import java.util.List;

/** Five minutes of each headline number on one axis of time: what it is, what it is now, its course; and what happened meanwhile. */
final class Strips extends Surface {
    private static final double LEFT = 184, RIGHT = 14, AXIS = 24, LANE = 24, INSET = 12, PAD = 10;
    private static final double[] SHARES = {0, 0.2, 0.4, 0.6, 0.8};

    private List<Metric> metrics = List.of();
    private List<Event> events = List.of();
    private long second;

    Strips() {
        setMinSize(0, 0);
    }

    /** @param at now, epoch nanoseconds */
    void show(List<Metric> now, List<Event> happened, long at) {
        if (at / 1_000_000_000L == second) return;
        second = at / 1_000_000_000L;
        metrics = List.copyOf(now);
        events = happened;
        wholly();
    }

    /** The values in order, as they can be read. */
    List<Metric> metrics() {
        return metrics;
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        double w = width - LEFT - RIGHT, strip = Math.floor((height - AXIS - LANE) / Math.max(1, metrics.size()));
        if (w < 60 || strip < 30) return;
        double bottom = strip * metrics.size() + LANE;
        for (double share : SHARES) pen.down(Token.GRID, LEFT + share * w, 0, bottom);
        for (int i = 0; i < metrics.size(); i++) strip(pen, metrics.get(i), i * strip, strip, w);
        happened(pen, strip * metrics.size(), w);
        for (double share : SHARES) pen.text("−" + Math.round((1 - share) * History.SECONDS / 60) + " min", LEFT + share * w, bottom + 16, Type.SMALL_NUM, Token.T3);
        pen.textTo("now", LEFT + w, bottom + 16, Type.SMALL_NUM, Token.T3);
    }

    private static void strip(Pen pen, Metric m, double y, double height, double w) {
        double middle = Math.floor(y + height / 2);
        double end = pen.text(m.name(), INSET, middle - 6, Type.BODY, Token.T2);
        pen.mark(m.provenance(), end + 6, middle - 17);
        boolean notable = m.state() == State.WARN || m.state() == State.BAD;
        double value = pen.text(m.value(), INSET, middle + 14, Type.SUM, notable ? m.state().ink() : m.state() == State.STALE || m.state() == State.ABSENT ? Token.T3 : Token.T1);
        pen.text(m.unit(), value + 6, middle + 14, Type.SMALL, Token.T3);
        // A course shorter than five minutes ends now and begins where it began.
        double[] course = m.trend().values();
        double part = Math.min(1, (double) course.length / History.SECONDS);
        if (course.length > 1) pen.trend(m.trend(), LEFT + (1 - part) * w, y + PAD, part * w, height - 2 * PAD, notable ? m.state().ink() : Token.T2, notable ? m.state().ink() : Token.T1);
        pen.across(Token.LINE1, INSET, y + height - 1, w + LEFT - INSET);
    }

    private void happened(Pen pen, double y, double w) {
        pen.text("what happened", INSET, Pen.baseline(y, LANE), Type.SMALL, Token.T3);
        for (Event e : events) {
            double share = 1 - (second - e.at() / 1e9) / History.SECONDS;
            if (share >= 0 && share <= 1) pen.glyph(State.of(e.state()), LEFT + share * w - 5, y + 7, 10);
        }
    }
}

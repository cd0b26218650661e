package fathom.view.engines;

import fathom.engine.EngineStatus;
import fathom.measure.Level;
import fathom.measure.Limit;
import fathom.measure.Quantity;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.History;
import fathom.view.format.Format;
import fathom.view.piece.Pen;
import fathom.view.piece.Surface;
import fathom.watch.Gauges;
import fathom.watch.Rules;
import java.util.List;

/** Five minutes of every engine, one lane each: on time, past the warning, past the limit; a gap where nothing was handled. */
final class StateLanes extends Surface {
    private static final double LEFT = 132, RIGHT = 14, TOP = 6, BOTTOM = 22, BAR = 6;

    /** What a second was. */
    enum Was {
        NOTHING(null), ON_TIME(Token.BG3), LATE(Token.WARN), PAST_LIMIT(Token.BAD);

        private final Token ink;

        Was(Token ink) {
            this.ink = ink;
        }

        /** @param nanos p99 of that second */
        static Was of(Limit limit, double nanos) {
            if (Double.isNaN(nanos)) return NOTHING;
            return switch (limit == null ? Level.OK : limit.judge(nanos / Quantity.nanos(limit.unit()))) {
                case OK, UNKNOWN -> ON_TIME;
                case WARN -> LATE;
                case BREACH -> PAST_LIMIT;
            };
        }
    }

    private List<EngineRow> rows = List.of();
    private Rules rules = Rules.STANDARD;
    private long at;
    private Object chosen;

    StateLanes() {
        setMinSize(0, 0);
    }

    /** @param at now, epoch nanoseconds; @param chosen id of the engine that stands out, or null */
    void show(List<EngineRow> now, Rules rules, long at, Object chosen) {
        this.rules = rules;
        long second = at / 1_000_000_000L;
        if (second == this.at && chosen == this.chosen && now.size() == rows.size()) return;
        rows = now;
        this.at = second;
        this.chosen = chosen;
        wholly();
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        double w = width - LEFT - RIGHT, lane = (height - TOP - BOTTOM) / Math.max(1, rows.size());
        if (w < 40 || lane < 8) return;
        for (double share : new double[] {0, 0.4, 0.8}) pen.down(Token.GRID, LEFT + share * w, TOP, height - TOP - BOTTOM);
        for (int i = 0; i < rows.size(); i++) {
            EngineRow row = rows.get(i);
            double middle = Math.floor(TOP + (i + 0.5) * lane);
            boolean built = row.status().state() != EngineStatus.State.NOT_BUILT;
            pen.text(row.id().label(), 12, middle + 4, row.id().equals(chosen) ? Type.PANEL : Type.BODY, built ? Token.T1 : Token.T3);
            if (built) lane(pen, rules.limit(Gauges.ENGINE_P99, row.id().id()), row.p99(), LEFT, middle - BAR / 2, w);
            else pen.text("not built", LEFT + 4, middle + 4, Type.SMALL, Token.T3);
        }
        for (double share : new double[] {0, 0.4, 0.8}) {
            String time = Format.time((at - Math.round((1 - share) * History.SECONDS)) * 1_000_000_000L);
            pen.text(time.substring(0, Math.min(5, time.length())), LEFT + share * w, height - 7, Type.SMALL_NUM, Token.T3);
        }
        pen.textTo("now", LEFT + w, height - 7, Type.SMALL_NUM, Token.T3);
    }

    /** Seconds of one kind are painted as one piece. */
    private static void lane(Pen pen, Limit limit, double[] p99, double x, double y, double w) {
        double second = w / History.SECONDS;
        int missing = History.SECONDS - p99.length;
        for (int from = 0; from < p99.length; ) {
            Was was = Was.of(limit, p99[from]);
            int to = from + 1;
            while (to < p99.length && Was.of(limit, p99[to]) == was) to++;
            if (was.ink != null) pen.fill(was.ink, x + (missing + from) * second, y, Math.max(1, (to - from) * second), BAR);
            from = to;
        }
    }
}

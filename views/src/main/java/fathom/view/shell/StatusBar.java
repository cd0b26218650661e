package fathom.view.shell;

import static fathom.view.piece.Rich.num;

import fathom.bus.InboxStats;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.Frame;
import fathom.view.Verdicts;
import fathom.view.format.Format;
import fathom.view.piece.Pen;
import fathom.view.piece.Rich;
import fathom.view.piece.State;
import fathom.view.piece.Step;
import fathom.view.piece.Surface;
import java.util.ArrayList;
import java.util.List;

/** What the console is connected to and how both do. What is least needed drops first when it gets narrow; the right end never moves. */
final class StatusBar extends Surface {
    static final double HEIGHT = 24;
    private static final double INSET = 14, AROUND = 15;
    private static final int ALWAYS = 0;

    /** @param rank 0 stays longest */
    private record Segment(State glyph, Rich text, int rank) {
        double width() {
            return Pen.width(text, Type.SMALL) + (glyph == null ? 0 : 14);
        }
    }

    private List<Segment> left = List.of(), right = List.of();

    StatusBar() {
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(0);
    }

    /** @param step of the window */
    void show(Frame frame, ScreenStats screen, Step step) {
        var state = frame.state();
        var runtime = Runtime.getRuntime();
        var l = List.of(new Segment(Verdicts.state(frame.verdict().word()), Rich.of(state.label()), ALWAYS),
                new Segment(null, Rich.of("feed ", num(Format.rate(frame.ticksPerSecond(), "msg"))), 1),
                new Segment(null, Rich.of("screen ", num(Format.unit(Format.number(screen.hertz(), 1), "Hz"))), 2),
                new Segment(null, Rich.of("frame p99 ", num(Format.latency(screen.frameP99()))), 3),
                new Segment(null, Rich.of("lost ", num(Format.whole(frame.lost()))), 1),
                new Segment(null, Rich.of("conflated for eyes ", num(Format.rate(frame.inboxesPerSecond(InboxStats::conflated), "msg"))), 6),
                new Segment(null, Rich.of("heap ", num(Format.memory(runtime.totalMemory() - runtime.freeMemory())), " of ", num(Format.memory(runtime.maxMemory()))), 5),
                new Segment(null, Rich.of("zoom ", num(Format.unit(Integer.toString(Look.zoom()), "%")), ", step " + step), Look.zoom() == 100 ? 7 : 4));
        var r = List.of(new Segment(null, Rich.of("up ", num(Format.clock(state.at() - state.startedAt()))), ALWAYS),
                new Segment(null, Rich.of(num(Format.date(state.at()) + " " + Format.time(state.at()) + " UTC")), ALWAYS));
        if (l.equals(left) && r.equals(right)) return;
        left = l;
        right = r;
        setAccessibleText(state.label() + ", " + Verdicts.text(frame.verdict().word()));
        wholly();
    }

    /** The clock stops with the frames; its platform is not known to be all right. */
    void standsStill() {
        if (left.isEmpty()) return;
        left = List.of(new Segment(State.STALE, Rich.of("no frames: the last values stand"), ALWAYS));
        wholly();
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        pen.fill(Token.BG2, 0, 0, width, height);
        pen.across(Token.LINE1, 0, 0, width);
        double x = width - INSET;
        for (int i = right.size() - 1; i >= 0; i--) {
            x -= right.get(i).width();
            draw(pen, right.get(i), x, height);
            x -= AROUND;
            pen.down(Token.LINE2, x, 6, 12);
            x -= AROUND;
        }
        double end = x, at = INSET;
        for (Segment s : fitting(end - INSET)) {
            if (at > INSET) {
                pen.down(Token.LINE2, at + AROUND, 6, 12);
                at += 2 * AROUND;
            }
            at = draw(pen, s, at, height);
        }
    }

    private List<Segment> fitting(double room) {
        var kept = new ArrayList<>(left);
        while (kept.size() > 1 && kept.stream().mapToDouble(s -> s.width() + 2 * AROUND).sum() > room) {
            int worst = 0;
            for (int i = 1; i < kept.size(); i++) if (kept.get(i).rank > kept.get(worst).rank) worst = i;
            kept.remove(worst);
        }
        return kept;
    }

    private static double draw(Pen pen, Segment s, double x, double height) {
        if (s.glyph != null) pen.glyph(s.glyph, x - 1, 7, 10);
        return pen.rich(s.text, x + (s.glyph == null ? 0 : 14), Pen.baseline(0, height), Type.SMALL, Token.T2);
    }
}

package fathom.view.piece;

import fathom.style.Token;
import fathom.style.Type;
import java.util.List;

/** How far a run is: a bar of 8 pixels with its phases marked and named below. */
public final class PhaseBar extends Surface {
    /** @param from and @param to in seconds of the run; @param measured whether it counts for the verdict; @param fault drawn amber */
    public record Phase(String name, double from, double to, boolean measured, boolean fault) {}

    private List<Phase> phases = List.of();
    private double elapsed, total;

    public PhaseBar() {
        setMinSize(0, 28);
        setPrefHeight(28);
        setMaxHeight(28);
    }

    /** All in seconds. */
    public void show(List<Phase> phases, double elapsed, double total) {
        if (phases.equals(this.phases) && elapsed == this.elapsed && total == this.total) return;
        this.phases = phases;
        this.elapsed = elapsed;
        this.total = total;
        setAccessibleText("%.0f of %.0f seconds".formatted(elapsed, total));
        wholly();
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        pen.fill(Token.BG3, 0, 0, width, 8);
        if (total <= 0) return;
        double scale = width / total, labelEnd = Double.NEGATIVE_INFINITY;
        for (Phase p : phases) {
            double x = p.from * scale, end = Math.min(p.to, elapsed) * scale;
            if (p.fault) pen.fill(Token.WARN_BG, x, 0, (p.to - p.from) * scale, 8);
            if (end > x) pen.fill(p.fault ? Token.WARN : p.measured ? Token.C1 : Token.T3, x, 0, end - x, 8);
        }
        for (Phase p : phases) {
            double x = Math.round(p.from * scale);
            if (p.from > 0) pen.fill(Token.T1, x, 0, 1, 8);
            if (x < labelEnd + 8) continue;
            double at = Math.min(x, width - Pen.width(p.name, Type.SMALL));
            labelEnd = pen.text(p.name, at, 24, Type.SMALL, Token.T3);
        }
    }
}

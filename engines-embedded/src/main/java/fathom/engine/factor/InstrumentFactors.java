package fathom.engine.factor;

import fathom.model.Bar;
import fathom.model.Instrument;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/** The factors of one instrument, from one-second bars that are joined to longer ones. */
final class InstrumentFactors {
    /** Joined bars that are kept for questions about the past. */
    static final int KEPT = 240;

    /** @param end event time, epoch nanoseconds; @param figures by {@link BarField}'s order */
    record Joined(long end, double[] figures) {}

    final Instrument instrument;
    private final FactorProgram program;
    private final long interval;
    private final ArrayDeque<Joined> joined = new ArrayDeque<>(KEPT + 1);
    private FactorSeries series;
    private double[] values;
    private double[] before;
    private double grown;
    private double[] open;
    private long openEnd;

    InstrumentFactors(Instrument instrument, FactorProgram program, long interval) {
        this.instrument = instrument;
        this.program = program;
        this.interval = interval;
        restart();
    }

    /** As if nothing had come before. */
    void restart() {
        series = new FactorSeries(program);
        joined.clear();
        values = before = unknown();
        grown = Double.NaN;
        open = null;
    }

    private double[] unknown() {
        var none = new double[program.factors().size()];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    /** Takes a bar of one second; the one that ends an interval completes the joined bar, one of a later interval does so too. */
    void add(Bar bar) {
        long end = Math.ceilDiv(bar.eventTime(), interval) * interval;
        if (open != null && end > openEnd) close();
        if (!joined.isEmpty() && end <= joined.getLast().end) return; // overtaken by the end of its interval
        if (!joined.isEmpty() && end - joined.getLast().end > interval && open == null) restart();
        if (open == null) {
            openEnd = end;
            open = new double[] {bar.open(), bar.high(), bar.low(), bar.close(), 0, Double.NaN};
        }
        open[1] = Math.max(open[1], bar.high());
        open[2] = Math.min(open[2], bar.low());
        open[3] = bar.close();
        open[4] += bar.volume();
        if (bar.eventTime() == end) close();
    }

    private void close() {
        double last = joined.isEmpty() ? Double.NaN : joined.getLast().figures[3];
        grown = open[3] / last - 1;
        series.add(open);
        before = values;
        values = series.values();
        if (joined.size() == KEPT) joined.removeFirst();
        joined.addLast(new Joined(openEnd, open));
        open = null;
    }

    boolean isKnown() {
        return !joined.isEmpty();
    }

    /** When the last joined bar ended; 0 before the first. */
    long at() {
        return joined.isEmpty() ? 0 : joined.getLast().end;
    }

    long bars() {
        return series.bars();
    }

    /** At the last joined bar, in the order of the programme. */
    double[] values() {
        return values;
    }

    /** At the joined bar before it. */
    double[] before() {
        return before;
    }

    /** Return from that one to the last. */
    double grown() {
        return grown;
    }

    List<Joined> joined() {
        return List.copyOf(joined);
    }
}

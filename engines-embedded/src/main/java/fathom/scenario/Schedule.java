package fathom.scenario;

import fathom.scenario.ScenarioProfile.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * When each request is due, in nanoseconds from the start: the rate is constant or changes linearly within a phase, and request {@code k} is due
 * when its integral reaches {@code k}. Nothing that happens during a run changes it (open model).
 */
public final class Schedule {
    private static final double ROUNDING = 1e-6;

    /** @param before requests due before it; @param rate per second at its start; @param slope of the rate, per second squared */
    private record Segment(Phase phase, double start, double before, double rate, double slope) {
        double count(double seconds) {
            double t = Math.clamp(seconds - start, 0, phase.seconds());
            return before + t * (rate + slope * t / 2);
        }

        /** Solves count = request; this form of the root has no trouble with a slope of 0. */
        double due(double request) {
            double n = request - before;
            return n <= 0 ? start : start + 2 * n / (rate + Math.sqrt(Math.max(0, rate * rate + 2 * slope * n)));
        }

        double end() {
            return start + phase.seconds();
        }
    }

    private final List<Segment> segments = new ArrayList<>();
    private final int total;

    /** @param rate a second in a phase with a share of 1 */
    public Schedule(List<Phase> phases, double rate) {
        double start = 0, count = 0;
        for (Phase p : phases) {
            var segment = new Segment(p, start, count, rate * p.from(), rate * (p.to() - p.from()) / p.seconds());
            segments.add(segment);
            start = segment.end();
            count = segment.count(start);
        }
        total = (int) Math.ceil(count - ROUNDING);
    }

    public int total() {
        return total;
    }

    public long due(int request) {
        return (long) (of(request).due(request) * 1e9);
    }

    public boolean isMeasured(int request) {
        return of(request).phase.measured();
    }

    /** How many requests are due up to that moment. */
    public int dueBy(long nanos) {
        if (nanos < 0) return 0;
        return Math.min(total, (int) Math.floor(at(nanos).count(nanos / 1e9) + ROUNDING) + 1);
    }

    /** The phase at that moment; the last one after the end. */
    public Phase phaseAt(long nanos) {
        return at(nanos).phase;
    }

    /** Whether that moment lies in a measured phase. */
    public boolean isMeasuredAt(long nanos) {
        return nanos >= 0 && nanos < segments.getLast().end() * 1e9 && at(nanos).phase.measured();
    }

    /** Requests that are due in measured phases. */
    public int measured() {
        double count = 0;
        for (Segment s : segments) if (s.phase.measured()) count += s.count(s.end()) - s.before;
        return (int) Math.round(count);
    }

    private Segment of(int request) {
        for (int i = segments.size() - 1; i > 0; i--) if (request >= segments.get(i).before - ROUNDING) return segments.get(i);
        return segments.getFirst();
    }

    private Segment at(long nanos) {
        double seconds = nanos / 1e9;
        for (Segment s : segments) if (seconds < s.end()) return s;
        return segments.getLast();
    }
}

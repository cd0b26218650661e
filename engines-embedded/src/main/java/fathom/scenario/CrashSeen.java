package fathom.scenario;

import fathom.engine.Answer;
import fathom.engine.marketdata.ConsolidatedBook;
import fathom.model.Instrument;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The crash as the MarketData engine saw it, from its answers, held against what was published. */
final class CrashSeen implements Consumer<Answer>, Watch {
    private final List<Instrument> instruments;
    private final CrashTicks ticks;
    private final double match;
    private final Set<String> bases = new HashSet<>();
    private final Map<Instrument, Extremes> seen = new HashMap<>();

    /** @param match how far above the lowest published price the lowest seen one may be, as a share of it */
    CrashSeen(List<Instrument> instruments, CrashTicks ticks, double match) {
        this.instruments = instruments;
        this.ticks = ticks;
        this.match = match;
        instruments.forEach(i -> bases.add(i.base()));
    }

    @Override
    public synchronized void accept(Answer answer) {
        if (!(answer.body() instanceof ConsolidatedBook book) || !bases.contains(book.base())) return;
        for (var row : book.rows()) seen.computeIfAbsent(row.book().instrument(), i -> new Extremes()).add(row.book());
    }

    @Override
    public synchronized void observe(Observations into) {
        if (seen.isEmpty()) return;
        var published = ticks.published();
        var unfallen = new HashSet<String>();
        var unrecovered = new HashSet<String>();
        double least = Double.POSITIVE_INFINITY;
        for (Instrument i : instruments) {
            var truth = published.getOrDefault(i, new Extremes());
            var view = seen.getOrDefault(i, new Extremes());
            if (!(view.lowest() <= truth.lowest() * (1 + match))) unfallen.add(i.base());
            if (view.sequence() < 0 || view.sequence() != truth.sequence()) unrecovered.add(i.base());
            least = Math.min(least, fall(truth, view));
        }
        into.put(Metric.FALL_MISSED, unfallen.size());
        into.put(Metric.RECOVERY_MISSED, unrecovered.size());
        into.put(Metric.FALL_LEAST, least);
    }

    /** Per cent of the opening price; 0 for what was never seen. */
    private static double fall(Extremes truth, Extremes view) {
        double fall = 100 * (1 - view.lowest() / truth.opening());
        return Double.isNaN(fall) ? 0 : fall;
    }

    @Override
    public synchronized void facts(Map<String, Double> into) {
        var published = ticks.published();
        var falls = new DoubleSummaryStatistics();
        var ends = new ArrayList<Double>();
        seen.forEach((instrument, view) -> {
            var truth = published.get(instrument);
            if (truth == null) return;
            falls.accept(fall(truth, view));
            ends.add(100 * view.last() / truth.opening());
        });
        into.put("symbols", (double) bases.size());
        into.put("symbols.seen", (double) falls.getCount());
        if (falls.getCount() == 0) return;
        into.put("fall.most", falls.getMax());
        ends.sort(null);
        into.put("price.end.least", ends.getFirst());
        into.put("price.end.most", ends.getLast());
    }
}

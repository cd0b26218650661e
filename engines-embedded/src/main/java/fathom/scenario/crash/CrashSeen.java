package fathom.scenario.crash;

import fathom.engine.Answer;
import fathom.model.ConsolidatedBook;
import fathom.model.Instrument;
import fathom.scenario.Fact;
import fathom.scenario.Observations;
import fathom.scenario.Watch;
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
    private final CrashTicks ticks;
    private final double match;
    private final Set<String> bases;
    private final Map<Instrument, Extremes> seen = new HashMap<>();

    /** @param match how far above the lowest published price the lowest seen one may be, as a share of it */
    CrashSeen(Set<String> bases, CrashTicks ticks, double match) {
        this.bases = bases;
        this.ticks = ticks;
        this.match = match;
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
        for (String base : bases) if (published.keySet().stream().noneMatch(i -> i.base().equals(base))) unfallen.add(base);
        for (Instrument i : published.keySet()) {
            if (!bases.contains(i.base())) continue;
            var truth = published.get(i);
            var view = seen.getOrDefault(i, new Extremes());
            if (!(view.lowest() <= truth.lowest() * (1 + match))) unfallen.add(i.base());
            if (view.sequence() < 0 || view.sequence() != truth.sequence()) unrecovered.add(i.base());
            least = Math.min(least, fall(truth, view));
        }
        into.put(CrashMetrics.FALL_MISSED, unfallen.size());
        into.put(CrashMetrics.RECOVERY_MISSED, unrecovered.size());
        into.put(CrashMetrics.FALL_LEAST, least);
    }

    /** Per cent of the opening price; 0 for what was never seen. */
    private static double fall(Extremes truth, Extremes view) {
        double fall = 100 * (1 - view.lowest() / truth.opening());
        return Double.isNaN(fall) ? 0 : fall;
    }

    @Override
    public synchronized List<Fact> facts() {
        var published = ticks.published();
        var falls = new DoubleSummaryStatistics();
        var ends = new DoubleSummaryStatistics();
        seen.forEach((instrument, view) -> {
            var truth = published.get(instrument);
            if (truth == null || !bases.contains(instrument.base())) return;
            falls.accept(fall(truth, view));
            ends.accept(100 * view.last() / truth.opening());
        });
        var facts = new ArrayList<>(List.of(Fact.count("symbols", bases.size()), Fact.count("books seen falling", falls.getCount())));
        if (falls.getCount() == 0) return facts;
        facts.add(Fact.of("deepest fall seen", falls.getMax(), "%"));
        facts.add(Fact.of("lowest price at the end, of the opening", ends.getMin(), "%"));
        facts.add(Fact.of("highest price at the end, of the opening", ends.getMax(), "%"));
        return facts;
    }
}

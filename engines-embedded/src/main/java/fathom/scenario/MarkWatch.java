package fathom.scenario;

import fathom.desk.PortfolioMark;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Whether the desk's portfolios went on being marked. Its resolution is that of its looks, a fifth of a second. */
final class MarkWatch implements Watch {
    private final Supplier<List<PortfolioMark>> portfolios;
    private List<Long> marked = List.of();
    private long changedAt;
    private double longest = Double.NaN;

    /** @param start epoch nanoseconds */
    MarkWatch(Supplier<List<PortfolioMark>> portfolios, long start) {
        this.portfolios = portfolios;
        this.changedAt = start;
    }

    @Override
    public void look(long now) {
        var latest = portfolios.get().stream().map(PortfolioMark::at).toList();
        if (latest.isEmpty()) return;
        longest = Double.isNaN(longest) ? now - changedAt : Math.max(longest, now - changedAt);
        if (latest.equals(marked)) return;
        marked = latest;
        changedAt = now;
    }

    @Override
    public void observe(Observations into) {
        into.put(Metric.MARKS_GAP, longest);
    }

    @Override
    public void facts(Map<String, Double> into) {
        into.put("portfolios", (double) marked.size());
    }
}

package fathom.scenario;

import fathom.model.PortfolioMark;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Whether the desk's portfolios went on being marked. Its resolution is that of its looks, a fifth of a second. */
public final class MarkWatch implements Watch {
    private final Supplier<List<PortfolioMark>> portfolios;
    private final BooleanSupplier feeding;
    private List<Long> marked = List.of();
    private long changedAt;
    private double longest = Double.NaN;

    /** @param feeding whether there is anything to mark with: a recording that ends is no fault of the desk; @param start epoch nanoseconds */
    public MarkWatch(Supplier<List<PortfolioMark>> portfolios, BooleanSupplier feeding, long start) {
        this.portfolios = portfolios;
        this.feeding = feeding;
        this.changedAt = start;
    }

    @Override
    public void look(long now) {
        var latest = portfolios.get().stream().map(PortfolioMark::at).toList();
        if (latest.isEmpty()) return;
        if (!feeding.getAsBoolean()) {
            changedAt = now;
            return;
        }
        longest = Double.isNaN(longest) ? now - changedAt : Math.max(longest, now - changedAt);
        if (latest.equals(marked)) return;
        marked = latest;
        changedAt = now;
    }

    @Override
    public void observe(Observations into) {
        into.put(Metrics.MARKS_GAP, longest);
    }

    @Override
    public List<Fact> facts() {
        return List.of(Fact.count("portfolios of the desk", marked.size()));
    }
}

package fathom.scenario.crash;

import fathom.model.PortfolioMark;
import fathom.scenario.Observations;
import fathom.scenario.Watch;
import java.util.List;
import java.util.function.Supplier;

/** {@link CrashMetrics#DRAWDOWN}. */
final class DrawdownWatch implements Watch {
    private final Supplier<List<PortfolioMark>> portfolios;
    private double most = Double.NaN;

    DrawdownWatch(Supplier<List<PortfolioMark>> portfolios) {
        this.portfolios = portfolios;
    }

    @Override
    public void look(long now) {
        for (PortfolioMark mark : portfolios.get()) {
            if (mark.at() > 0 && Double.isFinite(mark.drawdown())) most = Double.isNaN(most) ? mark.drawdown() : Math.max(most, mark.drawdown());
        }
    }

    @Override
    public void observe(Observations into) {
        into.put(CrashMetrics.DRAWDOWN, most);
    }
}

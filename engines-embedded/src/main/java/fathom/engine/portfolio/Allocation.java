package fathom.engine.portfolio;

import fathom.bus.MessageType;
import fathom.bus.TopicFamily.Stage;
import fathom.bus.TopicFamily;
import fathom.engine.ReturnMatrix;
import java.util.List;

/**
 * What the optimisers would hold, beside what the portfolio holds.
 *
 * @param at      event time, epoch nanoseconds
 * @param samples returns behind the covariance; @param interval of one return, nanoseconds
 * @param current value over NAV by asset; the rest is cash
 * @param leftOut assets that could have been held but for something, each in one sentence that begins with its name
 * @param why     one sentence when there are too few returns; {@code methods} is empty then
 */
public record Allocation(String portfolio, long at, int samples, long interval, List<String> assets, double[] current, List<Method> methods,
                         List<String> leftOut, String why) {
    public static final TopicFamily<Allocation> TOPICS = TopicFamily.of("portfolio.allocation", Stage.ENGINES, "Allocations", MessageType.PORTFOLIO_UPDATE,
            Allocation.class, "allocation").latestOnScreen();

    /**
     * All of it NaN where the method has no solution: max Sharpe when no asset earned anything in the window.
     *
     * @param weights by asset, sum 1, none below 0; @param volatility a year, per cent; @param expectedReturn mean of the window, per cent a year
     * @param sharpe  expected return over volatility, annualised
     */
    public record Method(String name, double[] weights, double volatility, double expectedReturn, double sharpe) {
        public boolean isSolved() {
            return !Double.isNaN(volatility);
        }
    }

    static Allocation unknown(String portfolio, long at, int samples, List<String> assets, double[] current, String why) {
        return new Allocation(portfolio, at, samples, ReturnMatrix.INTERVAL, assets, current, List.of(), List.of(), why);
    }

    public boolean isKnown() {
        return why.isEmpty();
    }
}

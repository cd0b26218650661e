package fathom.scenario;

import fathom.bus.Bus;
import fathom.engine.EngineStatus;
import fathom.market.FeedSink;
import fathom.model.PortfolioMark;
import fathom.scenario.ScenarioContext.Target;
import java.util.List;

/**
 * A market of a scenario's own, with a bus, fresh engines and a desk of its own: nothing of it reaches the platform's, and nothing of it is left once it is
 * closed.
 */
public interface MarketApart extends AutoCloseable {
    Bus bus();

    /** Where its market data goes in. By one thread. */
    FeedSink feed();

    /** Waits until its engines have taken what was fed so far, but not for long. */
    void settle();

    List<EngineStatus> engines();

    List<PortfolioMark> portfolios();

    /** What each of its engines can be asked. @param assets of its market */
    List<Target> targets(List<String> assets);

    @Override
    void close();
}

package fathom.scenario;

import fathom.bus.Bus;
import fathom.desk.DeskConfig;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.hardware.HardwareSnapshot;
import fathom.market.FeedStatus;
import fathom.measure.Clock;
import fathom.model.PortfolioMark;
import fathom.watch.DeskVerdict;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a scenario may use of the platform it loads. Every method is safe from any thread and returns at once. */
public interface ScenarioContext {
    Bus bus();

    Clock clock();

    /** What each running engine can be asked; empty when none runs. Read once, when a run begins. */
    List<Target> targets();

    /** All engines with their counters, running or not. */
    List<EngineStatus> engines();

    /** The latest mark of each portfolio; empty while there is none. */
    List<PortfolioMark> portfolios();

    /** The latest look at the machine; null before the first. */
    HardwareSnapshot hardware();

    /** How the platform's own feed stands. */
    FeedStatus feed();

    /** How the desk was judged last; not known where nobody judges it. */
    default DeskVerdict verdict() {
        return DeskVerdict.UNKNOWN;
    }

    /** Opens a market apart from the platform's: whatever prices a scenario makes up belong there. @param desk of that market */
    MarketApart apart(DeskConfig desk);

    /**
     * What there is on the platform and a run must not change, by kind: inboxes, topics, engines that run, portfolios. Without what comes and goes by itself.
     */
    Map<String, Set<String>> inventory();

    /**
     * One engine under load.
     *
     * @param kind     of question
     * @param subjects asked about in turn; empty where the kind needs none
     */
    record Target(EngineId engine, String kind, List<String> subjects) {
        public Target {
            subjects = List.copyOf(subjects);
        }
    }
}

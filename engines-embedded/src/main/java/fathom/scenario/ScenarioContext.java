package fathom.scenario;

import fathom.bus.Bus;
import fathom.desk.PortfolioMark;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.hardware.HardwareSnapshot;
import fathom.measure.Clock;
import fathom.measure.Provenance;
import java.util.List;

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

    /** Event time that the platform's feed has reached, epoch nanoseconds; a recording's own when one is replayed. Cheap: asked a thousand times a second. */
    long eventTime();

    /** Of the market data that the platform runs on. */
    Provenance market();

    /** Makes the market that a crash happens in. */
    CrashMarket crashMarket();

    /**
     * One engine under load.
     *
     * @param kind     of question, the first of {@link fathom.engine.Engine#questions}
     * @param subjects asked about in turn; empty where the kind needs none
     */
    record Target(EngineId engine, String kind, List<String> subjects) {
        public Target {
            subjects = List.copyOf(subjects);
        }
    }
}

package fathom.scenario.crash;

import fathom.measure.Provenance;
import fathom.scenario.Fact;
import fathom.scenario.MarketApart;
import fathom.scenario.TimedWork;
import fathom.scenario.Watch;
import fathom.scenario.load.QuestionLoad;
import java.util.List;

/** Questions to the engines of a market apart, whose ticks the same thread publishes. */
record CrashWorkload(QuestionLoad load, CrashTicks crash, MarketApart apart, List<Watch> watches) implements QuestionLoad.Workload {
    @Override
    public List<TimedWork> works() {
        return List.of(crash, load.asking());
    }

    @Override
    public Provenance market() {
        return Provenance.SIMULATED;
    }

    @Override
    public List<Fact> live() {
        return crash.live();
    }

    @Override
    public void close() {
        load.close();
        apart.close();
    }
}

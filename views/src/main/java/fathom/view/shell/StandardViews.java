package fathom.view.shell;

import static fathom.view.ViewDefinition.of;

import fathom.bus.BusesState;
import fathom.desk.DeskState;
import fathom.engine.EnginesState;
import fathom.engine.JobsState;
import fathom.engine.ResultsState;
import fathom.hardware.MachineState;
import fathom.market.MarketState;
import fathom.scenario.RunsState;
import fathom.state.News;
import fathom.view.Frame;
import fathom.view.ViewDefinition;
import fathom.view.ViewDefinition.Badge;
import fathom.view.ViewGroup;
import fathom.view.ViewId;
import fathom.view.Views;
import fathom.view.arbitrage.ArbitrageView;
import fathom.view.buses.BusesView;
import fathom.view.engines.EnginesView;
import fathom.view.hardware.HardwareView;
import fathom.view.market.MarketView;
import fathom.view.overview.OverviewView;
import fathom.view.piece.State;
import fathom.view.portfolios.PortfoliosView;
import fathom.view.scenarios.ScenariosView;
import java.util.Set;
import org.kordamp.ikonli.feather.Feather;

/** The views that come with Fathom, in the order of the rail. */
public final class StandardViews {
    public static final Views ALL = Views.of(
            of(ViewId.OVERVIEW, "Overview", "Is everything all right, and if not, where?", Feather.ACTIVITY, ViewGroup.FIRST,
                    Set.of(MarketState.class, EnginesState.class, BusesState.class, DeskState.class, MachineState.class, RunsState.class, News.class), c -> new OverviewView(c.go())),
            of(ViewId.ENGINES, "Engines", "Which engine is late, wrong or silent, and since when?", Feather.SERVER, ViewGroup.FIRST,
                    Set.of(EnginesState.class, JobsState.class, ResultsState.class, MarketState.class, DeskState.class, News.class), c -> new EnginesView(c.platform())),
            of(ViewId.BUSES, "Buses", "What flows where, how late, what waits, what failed over?", Feather.SHARE_2, ViewGroup.FIRST,
                    Set.of(BusesState.class, EnginesState.class), c -> new BusesView(c.platform())),
            of(ViewId.MARKET, "Market", "What do the venues quote right now, how fresh, how deep?", Feather.BAR_CHART_2, ViewGroup.DESK,
                    Set.of(MarketState.class, ResultsState.class), c -> new MarketView()),
            of(ViewId.ARBITRAGE, "Arbitrage", "What could be taken now, net, for how long, and what was missed?", Feather.REPEAT, ViewGroup.DESK,
                    Set.of(DeskState.class, MarketState.class), c -> new ArbitrageView()),
            of(ViewId.PORTFOLIOS, "Portfolios", "What do we own, what is it worth, what is the risk against its limits?", Feather.BRIEFCASE, ViewGroup.DESK,
                    Set.of(DeskState.class, ResultsState.class, MarketState.class), c -> new PortfoliosView()),
            of(ViewId.HARDWARE, "Hardware", "What does the machine have left?", Feather.CPU, ViewGroup.MACHINE, Set.of(MachineState.class), c -> new HardwareView()),
            of(ViewId.SCENARIOS, "Scenarios", "What can I start, what is running, did it pass?", Feather.PLAY_CIRCLE, ViewGroup.MACHINE,
                    Set.of(RunsState.class, EnginesState.class, MachineState.class, MarketState.class), c -> new ScenariosView(c.platform(), c.open()))
                    .withBadge(StandardViews::scenarios));

    private StandardViews() {}

    private static Badge scenarios(Frame frame) {
        var current = RunsState.of(frame.state()).current();
        return current != null && current.isRunning() ? new Badge(State.RUNNING, 0) : ViewDefinition.causes(frame, ViewId.SCENARIOS);
    }
}

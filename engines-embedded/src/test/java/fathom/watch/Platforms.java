package fathom.watch;

import fathom.bus.BusStats;
import fathom.bus.BusesState;
import fathom.bus.InboxCounts;
import fathom.bus.InboxDelays;
import fathom.bus.InboxStats;
import fathom.desk.DeskState;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.hardware.HardwareSnapshot;
import fathom.hardware.MachineState;
import fathom.market.FeedStatus.VenueCounts;
import fathom.market.FeedStatus;
import fathom.market.MarketState;
import fathom.measure.Latency;
import fathom.measure.Provenance;
import fathom.measure.Reading;
import fathom.model.Venue;
import fathom.state.PlatformState;
import java.util.List;
import java.util.Map;

/** Small states of a platform that has run for long and has nothing wrong, and what may be wrong with it. */
public final class Platforms {
    public static final long SECOND = 1_000_000_000L, START = 1_785_506_531L * SECOND, NOW = START + 600 * SECOND;

    private Platforms() {}

    public static PlatformState calm(long at) {
        return PlatformState.of(at, START, "test", List.of(new MarketState(feed(FeedStatus.State.RUNNING, at), Map.of(), List.of(), Map.of()), new EnginesState(List.of(risk(1_000_000))),
                new BusesState(List.of(new BusStats("Local", "in process", 1, List.of(inbox("risk", 1_000_000), inbox("desk", 1_000_000), inbox("console", 1_000_000)), List.of()))),
                DeskState.EMPTY.withTickToMark(latency(1_000_000)), machine(at, 40)));
    }

    public static FeedStatus feed(FeedStatus.State state, long heard) {
        var venues = List.of(new VenueCounts(Venue.BINANCE, 1, 0, 0, 0, 0, heard), new VenueCounts(Venue.COINBASE, 1, 0, 0, 0, 0, heard));
        return new FeedStatus(state, Provenance.SIMULATED, "test", heard, Double.NaN, 1, 100, 0, venues, state == FeedStatus.State.FAILED ? "line 7 is no JSON" : "");
    }

    public static Latency latency(long p99) {
        return new Latency(100, p99 / 2, p99 / 2, p99, p99, p99);
    }

    public static InboxStats inbox(String name, long p99) {
        return new InboxStats(name, new InboxCounts(100, 100, 0, 0, 0, 0, 0), 0, new InboxDelays(latency(p99), latency(p99)));
    }

    public static EngineStatus risk(long p99) {
        return new EngineStatus(EngineId.RISK, EngineStatus.State.RUNNING, START, "", "", 0, inbox("risk", p99));
    }

    public static EngineStatus risk(EngineStatus.State state, String reason) {
        return new EngineStatus(EngineId.RISK, state, NOW, reason, "", 0, null);
    }

    public static MachineState machine(long at, double busy) {
        var plate = new HardwareSnapshot.Machine("box", "cpu", "os", 1, 2, 1 << 30);
        return new MachineState(new HardwareSnapshot(at, plate, List.of(busy, busy), List.of(Reading.of("swap.used", 7, "B", Provenance.MEASURED, at))));
    }

    public static PlatformState with(PlatformState s, EngineStatus risk) {
        return s.with(new EnginesState(List.of(risk)));
    }
}

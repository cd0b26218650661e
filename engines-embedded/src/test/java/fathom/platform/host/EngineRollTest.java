package fathom.platform.host;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.InboxCounts;
import fathom.bus.InboxDelays;
import fathom.bus.InboxStats;
import fathom.bus.local.LocalBus;
import fathom.engine.EngineContract;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus.State;
import fathom.engine.EngineStatus;
import fathom.measure.Latency;
import fathom.platform.Catalogue;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EngineRollTest {
    private static EngineStatus risk(State state, long since, long handled, long p99) {
        var late = new Latency(handled, p99 / 2, p99, p99, p99, p99);
        return new EngineStatus(EngineId.RISK, state, since, state == State.RUNNING ? "" : "why", "3 portfolios", handled / 2,
                new InboxStats("risk", new InboxCounts(handled + 4, handled, 1, 2, 1, 1, 0), handled * 10, new InboxDelays(late, late)), EngineContract.UNKNOWN);
    }

    private static HostReport report(String process, EngineStatus... engines) {
        return new HostReport(new HostId(process, process, 7, 1), 99, false, List.of(engines), null);
    }

    private static EngineStatus called(List<EngineStatus> own, HostReport... others) {
        List<EngineStatus> all = new EngineRoll(Catalogue.STANDARD).call(own, List.of(others));
        assertThat(all).extracting(EngineStatus::id).containsExactlyElementsOf(Catalogue.STANDARD.ids());
        return all.get(Catalogue.STANDARD.ids().indexOf(EngineId.RISK));
    }

    @Test
    void whatRunsHereIsSaidAsItIs() {
        EngineStatus own = risk(State.RUNNING, 5, 100, 1_000);
        assertThat(called(List.of(own))).isSameAs(own);
    }

    @Test
    void whatRunsElsewhereSaysWhereAndWhenItWasRead() {
        EngineStatus e = called(List.of(), report("desk2", risk(State.RUNNING, 5, 100, 1_000)));
        assertThat(e.summary()).isEqualTo("3 portfolios; in desk2 pid 7");
        assertThat(e.at()).isEqualTo(99);
        assertThat(e.inbox().handled()).isEqualTo(100);
    }

    @Test
    void copiesAddUpAndTheSlowestIsShown() {
        EngineStatus e = called(List.of(risk(State.RUNNING, 9, 100, 5_000)), report("desk2", risk(State.RUNNING, 5, 10, 1_000)));
        assertThat(e.state()).isEqualTo(State.RUNNING);
        assertThat(e.since()).isEqualTo(5);
        assertThat(e.published()).isEqualTo(55);
        assertThat(e.inbox().handled()).isEqualTo(110);
        assertThat(e.inbox().accepted()).isEqualTo(e.inbox().handled() + e.inbox().waiting() + e.inbox().conflated() + e.inbox().dropped());
        assertThat(e.inbox().done().p99()).isEqualTo(5_000);
        assertThat(e.summary()).isEqualTo("3 portfolios; in desk2 pid 7 and this process");
    }

    @Test
    void oneThatRunsCountsMoreThanOneThatDoesNot() {
        EngineStatus e = called(List.of(risk(State.FAILED, 9, 100, 5_000)), report("desk2", risk(State.RUNNING, 5, 10, 1_000)));
        assertThat(e.state()).isEqualTo(State.RUNNING);
        assertThat(e.inbox().handled()).isEqualTo(10);
        assertThat(called(List.of(), report("desk2", risk(State.FAILED, 5, 10, 1_000))).reason()).isEqualTo("why");
    }

    @Test
    void whoIsMissingIsMissedSinceTheFirstLook() {
        var roll = new EngineRoll(Catalogue.STANDARD);
        EngineStatus first = roll.call(List.of(), List.of()).get(Catalogue.STANDARD.ids().indexOf(EngineId.RISK));
        assertThat(first.state()).isEqualTo(State.STOPPED);
        assertThat(first.reason()).isEqualTo("no process announces it");
        assertThat(roll.call(List.of(), List.of()).get(Catalogue.STANDARD.ids().indexOf(EngineId.RISK)).since()).isEqualTo(first.since()).isPositive();
        roll.call(List.of(risk(State.RUNNING, 5, 1, 1)), List.of());
        assertThat(roll.call(List.of(), List.of()).get(Catalogue.STANDARD.ids().indexOf(EngineId.RISK)).since()).isGreaterThan(first.since());
        assertThat(roll.call(List.of(), List.of()).get(Catalogue.STANDARD.ids().indexOf(EngineId.THGNN)).state()).isEqualTo(State.NOT_BUILT);
    }

    @Test
    void listeningEndsWhenAllWasHeardOrTheTimeIsOver() throws Exception {
        try (var bus = new LocalBus("Test")) {
            Set<EngineId> most = new HashSet<>(Catalogue.STANDARD.builtIds());
            most.remove(EngineId.RISK);
            try (var some = new Host(HostId.create(), bus, Catalogue.STANDARD, most, null, Hosts.Listener.NONE)) {
                some.start();
                assertThat(EngineRoll.listen(bus, Catalogue.STANDARD, Duration.ofMillis(1_200))).filteredOn(e -> e.state() == State.RUNNING).hasSize(most.size());
                try (var rest = new Host(HostId.create(), bus, Catalogue.STANDARD, Set.of(EngineId.RISK), null, Hosts.Listener.NONE)) {
                    rest.start();
                    long began = System.nanoTime();
                    assertThat(EngineRoll.listen(bus, Catalogue.STANDARD, Duration.ofSeconds(60))).filteredOn(e -> e.state() == State.RUNNING).hasSize(Catalogue.STANDARD.built().size());
                    assertThat(System.nanoTime() - began).as("it need not wait for the end of its time").isLessThan(30_000_000_000L);
                }
            }
        }
    }
}

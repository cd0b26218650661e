package fathom.view.engines;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.InboxCounts;
import fathom.bus.InboxDelays;
import fathom.bus.InboxStats;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.measure.Latency;
import fathom.view.EngineHealth;
import fathom.view.Frame;
import fathom.view.Limits;
import fathom.view.SampleState;
import fathom.view.Silence;
import fathom.view.piece.State;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EngineModelsTest {
    private static final Silence HEARD = new Silence("", "", 0), SILENT = new Silence("the feed is silent", "silent", 9e9);
    private static final long LATER = 2 * Limits.WARM_UP;
    private final Frame frame = EngineSamples.frame(10);

    private static EngineStatus running(Latency done) {
        return new EngineStatus(EngineId.RISK, EngineStatus.State.RUNNING, 1, "", "", 0, new InboxStats("risk", new InboxCounts(1, 1, 0, 0, 0, 0, 0), 0, new InboxDelays(done, done)));
    }

    private static Latency p99(long nanos) {
        return new Latency(10, 1, 1, nanos, nanos, nanos);
    }

    @Test
    void anEngineIsLateByItsP99() {
        assertThat(EngineHealth.of(running(p99(Limits.ENGINE_WARN - 1)), LATER, HEARD).state()).isEqualTo(State.OK);
        assertThat(EngineHealth.of(running(p99(Limits.ENGINE_WARN)), LATER, HEARD).state()).isEqualTo(State.WARN);
        assertThat(EngineHealth.of(running(p99(Limits.ENGINE_LIMIT + 1)), LATER, SILENT).state()).isEqualTo(State.BAD);
        assertThat(EngineHealth.of(running(p99(1)), LATER, SILENT).state()).isEqualTo(State.STALE);
        assertThat(EngineHealth.of(running(p99(Limits.ENGINE_LIMIT + 1)), Limits.WARM_UP, HEARD).state()).as("while it warms up").isEqualTo(State.NO_VERDICT);
        assertThat(EngineHealth.of(running(Latency.NONE), LATER, HEARD).state()).isEqualTo(State.IDLE);
        assertThat(EngineHealth.of(EngineStatus.notBuilt(EngineId.ML), LATER, HEARD).state()).isEqualTo(State.ABSENT);
    }

    @Test
    void allEighteenAreListedInTheirOrder() {
        assertThat(EngineRow.of(frame)).extracting(EngineRow::id).containsExactly(EngineId.values());
        assertThat(EngineRow.of(frame)).filteredOn(r -> r.id() == EngineId.VPIN).extracting(EngineRow::word).containsExactly("failed");
        assertThat(EngineRow.of(frame)).filteredOn(r -> r.id() == EngineId.ML).extracting(EngineRow::word, EngineRow::state).containsExactly(
                org.assertj.core.groups.Tuple.tuple("not built", State.ABSENT));
    }

    @Test
    void whatIsWrongHasItsBeginning() {
        assertThat(EngineRow.of(frame)).filteredOn(r -> r.id() == EngineId.ANALYTICS).allSatisfy(r -> assertThat(r.since()).isPositive());
        assertThat(EngineRow.of(frame)).filteredOn(r -> r.id() == EngineId.RISK).allSatisfy(r -> assertThat(r.since()).isZero());
    }

    @Test
    void aSecondWithoutAMessageIsNeitherOnTimeNorLate() {
        assertThat(StateLanes.Was.of(Double.NaN)).isEqualTo(StateLanes.Was.NOTHING);
        assertThat(StateLanes.Was.of(1e3)).isEqualTo(StateLanes.Was.ON_TIME);
        assertThat(StateLanes.Was.of(Limits.ENGINE_WARN)).isEqualTo(StateLanes.Was.LATE);
        assertThat(StateLanes.Was.of(Limits.ENGINE_LIMIT + 1.0)).isEqualTo(StateLanes.Was.PAST_LIMIT);
    }

    @Test
    void routesAddUpTheTopicsThatMatch() {
        var row = EngineRow.of(frame).stream().filter(r -> r.id() == EngineId.MARKETDATA).findFirst().orElseThrow();
        var routes = RouteTable.rows(frame, "marketdata", row.status().contract());
        assertThat(routes).extracting(RouteTable.Route::pattern).containsExactly("Consumes", "market_data.book.*", "market_data.gap.*", "market_data.trade.*",
                "engine.question.marketdata", "Publishes", "market_data.consolidated.*");
        assertThat(routes.get(1).topics()).isEqualTo(50);
        assertThat(routes.get(1).rate()).isEqualTo(50 * 165.0);
        assertThat(routes.get(1).whenFull()).isEqualTo("keep latest");
    }

    @Test
    void outputsAreThoseOfTheEnginesOwnTopics() {
        var risk = EngineRow.of(frame).stream().filter(r -> r.id() == EngineId.RISK).findFirst().orElseThrow();
        var outputs = Outputs.of(frame.state(), risk.status().contract());
        assertThat(outputs).extracting(Outputs.Output::subject).containsExactly("arbitrage", "growth", "large-cap");
        assertThat(outputs.getFirst().what().text()).contains("VaR 95").contains("1.310");
        assertThat(EngineDetail.askable("BINANCE.BTC-USDT")).isEqualTo("BTC");
        assertThat(EngineDetail.askable("large-cap")).isEqualTo("large-cap");
    }

    record Inner(double volumeShare, long at) {}

    record Body(String name, double nothing, List<Inner> rows, double[] weights, Map<String, Integer> counts) {}

    @Test
    void anyAnswerUnfoldsIntoLines() {
        var lines = Unfolded.of(new Body("x", Double.NaN, List.of(new Inner(0.25, SampleState.START)), new double[] {0.5, 12}, Map.of("gaps", 3)));
        assertThat(lines).contains(new Unfolded.Line(0, "name", "x"), new Unfolded.Line(0, "nothing", "—"), new Unfolded.Line(0, "weights", "2"),
                new Unfolded.Line(1, "2", "12"), new Unfolded.Line(1, "gaps", "3"));
        assertThat(lines).anySatisfy(l -> assertThat(l).extracting(Unfolded.Line::name, Unfolded.Line::value).containsExactly("volume share", "0.2500"));
        assertThat(lines).anySatisfy(l -> assertThat(l.value()).startsWith("14:02:11"));
    }

    @Test
    void anAnswerTooLongIsCounted() {
        var many = IntStream.range(0, 1000).boxed().toList();
        assertThat(Unfolded.of(many)).hasSize(401).last().extracting(Unfolded.Line::name, Unfolded.Line::value).containsExactly("and more", "601");
    }
}

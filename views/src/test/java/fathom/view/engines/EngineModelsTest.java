package fathom.view.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fathom.bus.InboxCounts;
import fathom.bus.InboxDelays;
import fathom.bus.InboxStats;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.measure.Latency;
import fathom.measure.Limit;
import fathom.platform.Catalogue;
import fathom.state.PlatformState;
import fathom.view.Frame;
import fathom.view.SampleState;
import fathom.view.format.Format;
import fathom.view.Verdicts;
import fathom.view.piece.State;
import fathom.watch.EngineHealth;
import fathom.watch.Gauges;
import fathom.watch.Rules;
import fathom.watch.Sentry;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EngineModelsTest {
    private static final long WARN = 25_000_000L, LIMIT = 50_000_000L;
    private static final Limit LANE = Rules.STANDARD.limit(Gauges.ENGINE_P99, "risk");
    private final Frame frame = EngineSamples.frame(10);

    /** Of Risk, which has been up since {@code since}. */
    private static State state(EngineStatus.State run, Latency done, long since, boolean heard) {
        PlatformState s = SampleState.at(1500);
        var risk = new EngineStatus(EngineId.RISK, run, since, "", "", 0, new InboxStats("risk", new InboxCounts(1, 1, 0, 0, 0, 0, 0), 0, new InboxDelays(done, done)));
        var state = s.with(new EnginesState(List.of(risk))).asOf(heard ? s.at() : s.at() + 9_000_000_000L);
        return Verdicts.state(EngineHealth.of(new Sentry(Rules.STANDARD, Sentry.Listener.NONE).judged(state), risk));
    }

    private static State running(Latency done, boolean heard) {
        return state(EngineStatus.State.RUNNING, done, SampleState.START, heard);
    }

    private static Latency p99(long nanos) {
        return new Latency(10, 1, 1, nanos, nanos, nanos);
    }

    @Test
    void anEngineIsLateByItsP99() {
        assertThat(running(p99(WARN - 1), true)).isEqualTo(State.OK);
        assertThat(running(p99(WARN), true)).isEqualTo(State.WARN);
        assertThat(running(p99(LIMIT + 1), false)).isEqualTo(State.BAD);
        assertThat(running(p99(1), false)).isEqualTo(State.STALE);
        assertThat(state(EngineStatus.State.RUNNING, p99(LIMIT + 1), SampleState.at(1490).at(), true)).as("while it warms up").isEqualTo(State.NO_VERDICT);
        assertThat(running(Latency.NONE, true)).isEqualTo(State.IDLE);
        assertThat(state(EngineStatus.State.NOT_BUILT, Latency.NONE, 0, true)).isEqualTo(State.ABSENT);
    }

    @Test
    void allEighteenAreListedInTheirOrder() {
        assertThat(EngineRow.of(frame)).extracting(EngineRow::id).containsExactlyElementsOf(Catalogue.STANDARD.ids());
        assertThat(EngineRow.of(frame)).filteredOn(r -> r.id().equals(EngineId.VPIN)).extracting(EngineRow::word).containsExactly("failed");
        assertThat(EngineRow.of(frame)).filteredOn(r -> r.id().equals(EngineId.ML)).extracting(EngineRow::word, EngineRow::state).containsExactly(
                org.assertj.core.groups.Tuple.tuple("not built", State.ABSENT));
    }

    @Test
    void whatIsWrongHasItsBeginning() {
        assertThat(EngineRow.of(frame)).filteredOn(r -> r.id().equals(EngineId.ANALYTICS)).allSatisfy(r -> assertThat(r.since()).isPositive());
        assertThat(EngineRow.of(frame)).filteredOn(r -> r.id().equals(EngineId.RISK)).allSatisfy(r -> assertThat(r.since()).isZero());
    }

    @Test
    void aSecondWithoutAMessageIsNeitherOnTimeNorLate() {
        assertThat(StateLanes.Was.of(LANE, Double.NaN)).isEqualTo(StateLanes.Was.NOTHING);
        assertThat(StateLanes.Was.of(LANE, 1e3)).isEqualTo(StateLanes.Was.ON_TIME);
        assertThat(StateLanes.Was.of(LANE, WARN)).isEqualTo(StateLanes.Was.LATE);
        assertThat(StateLanes.Was.of(LANE, LIMIT + 1.0)).isEqualTo(StateLanes.Was.PAST_LIMIT);
    }

    @Test
    void routesAddUpTheTopicsThatMatch() {
        var row = EngineRow.of(frame).stream().filter(r -> r.id().equals(EngineId.MARKETDATA)).findFirst().orElseThrow();
        var routes = RouteTable.rows(frame, "marketdata", row.status().contract());
        assertThat(routes).extracting(RouteTable.Route::pattern).containsExactly("Consumes", "market_data.book.*", "market_data.gap.*", "market_data.trade.*",
                "engine.question.marketdata", "Publishes", "market_data.consolidated.*");
        assertThat(routes.get(1).topics()).isEqualTo(50);
        assertThat(routes.get(1).rate()).isEqualTo(50 * 165.0);
        assertThat(routes.get(1).whenFull()).isEqualTo("keep latest");
    }

    @Test
    void outputsAreThoseOfTheEnginesOwnTopics() {
        var risk = EngineRow.of(frame).stream().filter(r -> r.id().equals(EngineId.RISK)).findFirst().orElseThrow();
        var outputs = Outputs.of(frame.state(), risk.status().contract());
        assertThat(outputs).extracting(Outputs.Output::subject).containsExactly("arbitrage", "growth", "large-cap");
        assertThat(outputs.getFirst().what().text()).contains("VaR 95").contains("1.310");
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
    void lengthsOfTimeAreToldInTheirUnit() {
        record Body(long at, long age, long interval, long horizon, long samples) {}
        assertThat(Unfolded.of(new Body(0, -1, 831_000, 86_400_000_000_000L, 1_000_000_000))).extracting(Unfolded.Line::name, Unfolded.Line::value).containsExactly(
                tuple("at", "—"), tuple("age", "—"), tuple("interval", "831 µs"), tuple("horizon", Format.age(86_400_000_000_000L)), tuple("samples", "1,000,000,000"));
    }

    @Test
    void anAnswerTooLongIsCounted() {
        var many = IntStream.range(0, 1000).boxed().toList();
        assertThat(Unfolded.of(many)).hasSize(401).last().extracting(Unfolded.Line::name, Unfolded.Line::value).containsExactly("and more", "601");
    }
}

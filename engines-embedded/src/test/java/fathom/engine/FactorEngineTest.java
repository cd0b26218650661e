package fathom.engine;

import static fathom.engine.PortfolioFixtures.SECOND;
import static fathom.engine.PortfolioFixtures.START;
import static fathom.engine.PortfolioFixtures.envelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.PortfolioFixtures.Recorder;
import fathom.engine.factor.BarField;
import fathom.engine.factor.FactorCatalogue;
import fathom.engine.factor.FactorEngine;
import fathom.engine.factor.FactorProgram;
import fathom.engine.factor.FactorReport;
import fathom.engine.factor.FactorScore;
import fathom.engine.factor.FactorSeries;
import fathom.engine.factor.FactorValues;
import fathom.model.Bar;
import fathom.model.Instrument;
import fathom.model.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The factors of a market as its bars come, with timers in event time. */
class FactorEngineTest {
    private static final List<Instrument> SIX = Stream.of("A", "B", "C", "D", "E", "F").map(b -> Instrument.spot(Venue.KRAKEN, b)).toList();
    private static final int JOINED = 5;

    private final FactorEngine engine = new FactorEngine();
    private final Timers timers = new Timers();
    private final Recorder out = new Recorder();

    FactorEngineTest() {
        engine.open(new EngineContext() {
            @Override
            public Timers timers() {
                return timers;
            }

            @Override
            public JobReport submit(String name, Work work) {
                throw new AssertionError("no job is begun by itself");
            }
        });
    }

    private void send(Bar bar) {
        timers.advance(bar.eventTime(), out);
        engine.onMessage(envelope(bar), out);
    }

    /** @return bars of the first instrument */
    private List<Bar> market(long from, int seconds, long seed) {
        var random = new Random(seed);
        var first = new ArrayList<Bar>();
        for (int t = 0; t < seconds; t++) {
            for (Instrument i : SIX) {
                double open = 50 + 100 * random.nextDouble(), close = open * (0.99 + random.nextDouble() / 50);
                var bar = new Bar(i, from + t * SECOND, SECOND, open, Math.max(open, close) * 1.001, Math.min(open, close) * 0.999, close, 1 + random.nextInt(9), 1);
                if (i == SIX.getFirst()) first.add(bar);
                send(bar);
            }
        }
        return first;
    }

    private Object ask(String kind, String subject, Map<String, String> set) throws Exception {
        Object answer = engine.answer(new Question(kind, subject, set, Table.NONE, "test"), FactorEngine.DEFINITION.question(kind).orElseThrow().settings(set));
        return answer instanceof Work work ? work.run((share, doing) -> { }) : answer;
    }

    @Test
    void aReportComesForEveryFiveSecondsAndScoresAgainstTheNextReturn() throws Exception {
        assertThat(engine.warmingUp()).isEqualTo("waits for the first bar");
        market(START, 32, 1);
        var reports = out.published.stream().map(p -> (FactorReport) p.payload()).toList();
        assertThat(reports).extracting(FactorReport::at).containsExactly(START + 5 * SECOND, START + 10 * SECOND, START + 15 * SECOND, START + 20 * SECOND, START + 25 * SECOND, START + 30 * SECOND);
        assertThat(reports).allSatisfy(r -> assertThat(r.instruments()).isEqualTo(6));
        assertThat(reports.getFirst().why()).startsWith("needs two joined bars");
        assertThat(reports.getLast().intervals()).isEqualTo(5);
        assertThat(reports.getLast().best()).hasSize(10).allSatisfy(s -> assertThat(s.mean()).isBetween(-1.0, 1.0));
        assertThat(ask("report", "", Map.of())).isEqualTo(reports.getLast());
        assertThat(engine.warmingUp()).startsWith("the longest windows need ");
    }

    @Test
    void valuesAreThoseOfTheJoinedBars() throws Exception {
        List<Bar> bars = market(START, 325, 2);
        var series = new FactorSeries(new FactorProgram(FactorCatalogue.STANDARD.only("alpha158").factors()));
        for (int t = 0; t + JOINED <= bars.size(); t += JOINED) {
            var five = bars.subList(t, t + JOINED);
            var bar = new double[BarField.values().length];
            bar[0] = five.getFirst().open();
            bar[1] = five.stream().mapToDouble(Bar::high).max().orElseThrow();
            bar[2] = five.stream().mapToDouble(Bar::low).min().orElseThrow();
            bar[3] = five.getLast().close();
            bar[4] = five.stream().mapToDouble(Bar::volume).sum();
            bar[5] = Double.NaN;
            series.add(bar);
        }
        var values = (FactorValues) ((List<?>) ask("values", "KRAKEN.A-" + SIX.getFirst().quote(), Map.of("factors", "alpha158"))).getFirst();
        assertThat(values.bars()).isEqualTo(65);
        assertThat(values.values().values().stream().mapToDouble(Double::doubleValue).toArray()).containsExactly(series.values());
        assertThat(values.values().get("ROC60")).isFinite();
        assertThat(engine.warmingUp()).isEmpty();
        var own = (FactorValues) ((List<?>) ask("values", "A", Map.of("formula", "$close/Ref($close, 60)"))).getFirst();
        assertThat(1 / own.values().get("own")).isCloseTo(values.values().get("ROC60"), within(1e-9));
    }

    @Test
    void scoresAreTakenFromTheBarsThatAreKept() throws Exception {
        market(START, 60, 3);
        var computed = (Computed) ask("ic", "", Map.of("factors", "KMID"));
        assertThat((List<?>) computed.result()).singleElement().isInstanceOfSatisfying(FactorScore.class, s -> {
            assertThat(s.quality().dates()).isEqualTo(11);
            assertThat(s.quality().ic()).isBetween(-1.0, 1.0);
        });
        assertThat(computed.conventions()).containsKey("information coefficient");
    }

    @Test
    void aRewoundMarketBeginsAnewAndWhatIsNoBarIsCounted() throws Exception {
        market(START, 60, 4);
        market(START - 3_600 * SECOND, 12, 5);
        assertThat(((FactorValues) ((List<?>) ask("values", "A", Map.of("factors", "KMID"))).getFirst()).bars()).isBetween(1L, 2L);
        send(new Bar(SIX.getFirst(), START - 3_580 * SECOND, SECOND, 1, 1, 1, Double.NaN, 1, 1));
        assertThat(engine.summary()).contains("price not above 0");
        assertThatIllegalArgumentException().isThrownBy(() -> ask("values", "A", Map.of("factors", "KMIDDLE"))).withMessageContaining("no factor and no family 'KMIDDLE'");
        assertThatIllegalArgumentException().isThrownBy(() -> ask("values", "A", Map.of("formula", "Mean($close"))).withMessageNotContaining("Exception");
    }
}

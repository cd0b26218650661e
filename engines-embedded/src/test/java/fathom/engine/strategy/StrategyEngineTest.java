package fathom.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.Computed;
import fathom.engine.Question;
import fathom.engine.Stage;
import fathom.engine.Table;
import fathom.engine.TableReader;
import fathom.model.Bar;
import fathom.model.Instrument;
import fathom.model.Venue;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StrategyEngineTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Instrument BTC = Instrument.spot(Venue.BINANCE, "BTC");

    private final StrategyEngine engine = new StrategyEngine();
    private final Stage stage = new Stage(engine);

    private Object ask(String kind, String subject, Map<String, String> set, Table input) {
        return engine.answer(new Question(kind, subject, set, input, "me"), StrategyEngine.DEFINITION.question(kind).orElseThrow().settings(set));
    }

    static Bar bar(Instrument instrument, long second, double open, double close) {
        return new Bar(instrument, second * SECOND, SECOND, open, Math.max(open, close), Math.min(open, close), close, 1, 1);
    }

    private double walk(Random random, long from, int n, double price) {
        for (int i = 0; i < n; i++) {
            double close = price * Math.exp(random.nextGaussian() * 0.01);
            stage.put(bar(BTC, from + i, price, close));
            price = close;
        }
        return price;
    }

    @Test
    void itSaysWhenAStrategyWantsSomethingElseAndWhy() {
        walk(new Random(1), 100, 300, 100);
        var said = stage.said(StrategySignal.class);
        assertThat(said).extracting(StrategySignal::strategy).contains("sma-cross", "ema-cross", "macd-cross", "momentum", "mean-reversion", "breakout", "volatility-target");
        assertThat(said).allSatisfy(s -> {
            assertThat(s.subject()).isEqualTo("BINANCE.BTC-USDT");
            assertThat(s.reason()).isNotBlank();
            assertThat(s.isKnown()).isTrue();
        });
        assertThat(engine.warmingUp()).isEmpty();
        var latest = (List<?>) ask("signals", "BTC", Map.of(), Table.NONE);
        assertThat(latest).hasSize(7);
        for (Object signal : latest) assertThat(said.stream().filter(s -> s.strategy().equals(((StrategySignal) signal).strategy())).toList().getLast()).isEqualTo(signal);
    }

    /** Bar by bar it says what it says about all of them at once. */
    @Test
    void streamAndTableAgree() {
        var text = new StringBuilder("time,open,high,low,close,volume\n");
        var random = new Random(2);
        double price = 100;
        for (int i = 0; i < 400; i++) {
            Bar bar = bar(BTC, i + 1, price, price = price * Math.exp(random.nextGaussian() * 0.01));
            stage.put(bar);
            text.append(1_700_000_000L + i).append(',').append(bar.open()).append(',').append(bar.high()).append(',').append(bar.low()).append(',').append(bar.close()).append(",1\n");
        }
        for (String id : List.of("sma-cross", "macd-cross", "mean-reversion", "breakout")) {
            var computed = (Computed) ask("history", "", Map.of("strategy", id), TableReader.read(text.toString()));
            var history = (SignalList) computed.result();
            assertThat(computed.inputs().count()).isEqualTo(400);
            assertThat(computed.inputs().sha256()).hasSize(64);
            assertThat(history.signals()).extracting(SignalList.Entry::reason)
                    .containsExactlyElementsOf(stage.said(StrategySignal.class).stream().filter(s -> s.strategy().equals(id)).map(StrategySignal::reason).toList());
        }
    }

    @Test
    void aGapStartsAllAnew() {
        double price = walk(new Random(3), 100, 60, 100);
        assertThat((List<?>) ask("signals", "", Map.of(), Table.NONE)).anySatisfy(s -> assertThat(((StrategySignal) s).isKnown()).isTrue());
        walk(new Random(4), 500, 5, price);
        assertThat((List<?>) ask("signals", "", Map.of(), Table.NONE)).allSatisfy(s -> assertThat(((StrategySignal) s).isKnown()).isFalse());
        assertThat(engine.warmingUp()).contains("there are 5");
    }

    @Test
    void aBarThatNoMarketMakesIsCounted() {
        stage.put(new Bar(BTC, SECOND, SECOND, 10, 9, 8, 8.5, 0, 0));
        assertThat(engine.summary()).contains("1 refused");
    }

    @Test
    void everyStrategyIsDeclared() {
        assertThat((List<?>) ask("rules", "", Map.of(), Table.NONE)).hasSize(Strategies.STANDARD.size()).allSatisfy(r -> assertThat(((StrategyRule) r).rule()).isNotBlank());
    }

    @Test
    void quotesOfAMarketMaker() {
        assertThat(((MarketMaker.Quotes) ask("quotes", "", Map.of("mid", "100"), Table.NONE)).spread()).isCloseTo(1.69077, within(5e-6));
        assertThatThrownBy(() -> ask("quotes", "", Map.of(), Table.NONE)).hasMessageContaining("mid");
    }

    @Test
    void twoPricesThatAreBroughtAlong() {
        var text = new StringBuilder("time,A,B\n");
        var random = new Random(8);
        double b = 100, residual = 0;
        for (int i = 0; i < 300; i++) {
            b += random.nextGaussian();
            residual = 0.5 * residual + random.nextGaussian();
            text.append(1_700_000_000L + i).append(',').append(500 + 2 * b + residual).append(',').append(b + 200).append('\n');
        }
        var computed = (Computed) ask("cointegration", "", Map.of(), TableReader.read(text.toString()));
        assertThat(((Cointegration) computed.result()).isCointegrated()).isTrue();
        assertThat(computed.inputs().from()).isEqualTo(1_700_000_000L * SECOND);
    }

    @Test
    void whatIsNoTableOfBarsIsSaidWithItsRow() {
        for (String[] c : new String[][] {{"time,close\n2020-01-01,1\n", "no column 'open'"}, {"time,value\n2020-01-02,1\n2020-01-01,1\n", "row 2 of the input is not later"},
                {"time,value\nyesterday,1\n", "'yesterday' is no time"}, {"time,value\n2020-01-01,-1\n", "row 1 of the input: a bar's low is above 0"},
                {"time,A,B\n2020-01-01,1,1\n", "trades 1 price, the input has the columns A, B"}, {"value\n1\n", "no column 'time'"}, {"time,value\n2020-01-01,NaN\n", "is no number"}}) {
            assertThatThrownBy(() -> ask("history", "", Map.of(), TableReader.read(c[0]))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(c[1]);
        }
        assertThatThrownBy(() -> ask("history", "", Map.of(), Table.NONE)).hasMessageContaining("brought along");
        assertThatThrownBy(() -> ask("signals", "XYZ", Map.of(), Table.NONE)).hasMessageContaining("XYZ");
    }

    @Test
    void timesAreReadInAnyUsualForm() {
        long day = 1_577_836_800L * SECOND;
        for (String time : List.of("2020-01-01", "2020-01-01T00:00:00Z", "2020-01-01 00:00:00", "1577836800", "1577836800000", "1577836800000000", "1577836800000000000", "2020-01-01T01:00:00+01:00")) {
            assertThat(BarTable.read(TableReader.read("time,value\n" + time + ",1\n"), 1).getFirst()[0].from()).as(time).isEqualTo(day);
        }
    }
}

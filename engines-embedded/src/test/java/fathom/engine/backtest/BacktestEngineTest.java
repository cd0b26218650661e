package fathom.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.Computed;
import fathom.engine.Question;
import fathom.engine.Stage;
import fathom.engine.Table;
import fathom.engine.TableReader;
import fathom.engine.Work;
import fathom.model.Bar;
import fathom.model.Instrument;
import fathom.model.Venue;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BacktestEngineTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Instrument BTC = Instrument.spot(Venue.BINANCE, "BTC"), ETH = Instrument.spot(Venue.BINANCE, "ETH");

    private final BacktestEngine engine = new BacktestEngine();
    private final Stage stage = new Stage(engine);

    private Object ask(String kind, String subject, Map<String, String> set, Table input) {
        return engine.answer(new Question(kind, subject, set, input, "me"), BacktestEngine.DEFINITION.question(kind).orElseThrow().settings(set));
    }

    private static Object done(Object answer) throws Exception {
        return ((Computed) ((Work) answer).run((share, doing) -> {})).result();
    }

    private void bars(Instrument instrument, long seed, int n) {
        var random = new Random(seed);
        double price = 100;
        for (int i = 0; i < n; i++) {
            double close = price * Math.exp(random.nextGaussian() * 0.01);
            stage.put(new Bar(instrument, (1000 + i) * SECOND, SECOND, price, Math.max(price, close), Math.min(price, close), close, 1, 1));
            price = close;
        }
    }

    private static String table(long seed, int n) {
        var text = new StringBuilder("time,open,high,low,close,volume\n");
        var random = new Random(seed);
        double price = 100;
        for (int i = 0; i < n; i++) {
            double close = price * Math.exp(random.nextGaussian() * 0.01);
            text.append(1_700_000_000L + i * 86_400L).append(',').append(price).append(',').append(Math.max(price, close)).append(',').append(Math.min(price, close)).append(',').append(close).append(",1\n");
            price = close;
        }
        return text.toString();
    }

    @Test
    void barsThatAreBroughtAlongAreTestedInWholeUnitsToTheLastTrade() {
        var computed = (Computed) ask("run", "", Map.of("strategy", "sma-cross", "fast", "5", "slow", "20", "cash", "10000", "fee", "0.001"), TableReader.read(table(5, 500)));
        var report = (BacktestReport) computed.result();
        assertThat(report.trades()).hasSize(report.statistics().trades()).allSatisfy(t -> assertThat(t.size()).isEqualTo(Math.rint(t.size())));
        assertThat(report.parameters()).isEqualTo(Map.of("fast", 5.0, "slow", 20.0));
        assertThat(10_000 + report.trades().stream().mapToDouble(RoundTrip::profit).sum()).isCloseTo(report.statistics().finalEquity(), within(1e-6));
        assertThat(report.equity()).hasSize(500).endsWith(report.statistics().finalEquity());
        assertThat(computed.inputs().count()).isEqualTo(500);
        assertThat(computed.inputs().sha256()).isEqualTo(TableReader.read(table(5, 500)).sha256());
        assertThat(computed.conventions()).containsEntry("units", "whole").containsEntry("bars in a year", "252.0");
    }

    @Test
    void thePlatformsOwnBarsAreTradedInPartsAndCountedBySeconds() {
        bars(BTC, 1, 300);
        var computed = (Computed) ask("run", "BTC", Map.of("cash", "50"), Table.NONE);
        var report = (BacktestReport) computed.result();
        assertThat(report.subject()).isEqualTo("BINANCE.BTC-USDT");
        assertThat(report.statistics().trades()).isPositive();
        assertThat(computed.conventions()).containsEntry("units", "parts").containsEntry("bars in a year", "3.1536E7");
    }

    @Test
    void aPairTakesTheBarsThatBothHave() {
        bars(BTC, 1, 200);
        bars(ETH, 2, 150);
        var report = (BacktestReport) ((Computed) ask("run", "", Map.of("strategy", "pairs"), Table.NONE)).result();
        assertThat(report.bars()).isEqualTo(150);
        assertThat(report.subject()).isEqualTo("BINANCE.BTC-USDT and BINANCE.ETH-USDT");
        assertThatThrownBy(() -> ask("run", "BTC", Map.of("strategy", "pairs"), Table.NONE)).hasMessageContaining("pairs needs 2 instruments");
    }

    @Test
    void muchIsWorkedOutBesideTheEngine() throws Exception {
        var report = (BacktestReport) done(ask("run", "", Map.of(), TableReader.read(table(6, 5_001))));
        assertThat(report.bars()).isEqualTo(5_001);
        assertThat(report.equity()).hasSizeLessThanOrEqualTo(BacktestReport.POINTS).endsWith(report.statistics().finalEquity());
        var sweep = (SweepReport) done(ask("sweep", "", Map.of("grid", "fast=5/10,slow=20/40/5", "finish", "keep"), TableReader.read(table(7, 400))));
        assertThat(sweep.trials()).isEqualTo(4);
        assertThat(sweep.overfitting().choices()).isEqualTo(70);
        var walk = (WalkForwardReport) done(ask("walk-forward", "", Map.of("grid", "fast=5/10", "train", "200", "test", "50"), TableReader.read(table(8, 400))));
        assertThat(walk.steps()).hasSize(4);
        assertThat(walk.steps().getLast().to()).isEqualTo((1_700_000_000L + 400 * 86_400L) * SECOND);
    }

    @Test
    void whatMakesNoSenseIsSaidInOneSentence() {
        assertThatThrownBy(() -> ask("run", "", Map.of(), Table.NONE)).hasMessage("needs bars, and none came so far");
        assertThatThrownBy(() -> ask("run", "", Map.of("fast", "30"), TableReader.read(table(1, 50)))).hasMessageContaining("the fast length must be below");
        assertThatThrownBy(() -> ask("run", "", Map.of("strategy", "sma"), TableReader.read(table(1, 50)))).hasMessageContaining("'strategy' cannot be 'sma'");
        assertThatThrownBy(() -> done(ask("sweep", "", Map.of("grid", "fast:5"), TableReader.read(table(1, 50))))).hasMessageContaining("name=value/value");
        assertThatThrownBy(() -> done(ask("sweep", "", Map.of("grid", "window=5"), TableReader.read(table(1, 50))))).hasMessageContaining("window");
        assertThatThrownBy(() -> done(ask("walk-forward", "", Map.of(), TableReader.read(table(1, 50))))).hasMessageContaining("needs at least 310 bars");
    }

    @Test
    void itSaysHowLongItWarmsUp() {
        bars(BTC, 1, 10);
        assertThat(engine.warmingUp()).contains("60 bars, there are 10");
        bars(BTC, 1, 200);
        assertThat(engine.warmingUp()).isEmpty();
        assertThat(engine.summary()).contains("200 bars of 1 instruments");
    }
}

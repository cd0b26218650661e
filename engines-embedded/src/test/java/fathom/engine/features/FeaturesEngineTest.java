package fathom.engine.features;

import static fathom.engine.RandomTape.BINANCE;
import static fathom.engine.RandomTape.ETH;
import static fathom.engine.RandomTape.KRAKEN;
import static fathom.engine.RandomTape.SECOND;
import static fathom.engine.RandomTape.START;
import static fathom.engine.RandomTape.book;
import static fathom.engine.RandomTape.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fathom.bus.MessageType;
import fathom.bus.Topics;
import fathom.engine.EventClock;
import fathom.engine.RandomTape;
import fathom.engine.Stage;
import fathom.model.Bar;
import fathom.model.Feature;
import fathom.model.FeatureVector;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Side;
import fathom.model.Trade;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FeaturesEngineTest {
    private final FeaturesEngine engine = new FeaturesEngine();
    private final Stage stage = new Stage(engine);

    private static List<Object> tape(long seed, double seconds) {
        return RandomTape.of(seed, seconds, 60).stream().filter(m -> !(m instanceof Gap)).toList();
    }

    private List<Bar> bars(Instrument i) {
        return stage.said(Bar.class).stream().filter(b -> b.instrument().equals(i)).toList();
    }

    @Test
    void aBarHoldsTheMidsAndTradesOfItsSecond() {
        stage.put(book(BINANCE, START + 1, 99, 101));
        stage.put(book(BINANCE, START + 2, 103, 105));
        stage.put(trade(BINANCE, START + 3, 1, 200, 0.5, Side.BUY));
        stage.put(book(BINANCE, START + 4, 97, 99));
        stage.put(trade(BINANCE, START + 5, 2, 10, 0.25, Side.SELL));
        stage.put(book(BINANCE, START + SECOND - 1, 101, 103));
        assertThat(stage.said()).isEmpty();
        stage.put(book(BINANCE, START + SECOND, 500, 502));
        assertThat(bars(BINANCE)).containsExactly(new Bar(BINANCE, START, SECOND, 100, 104, 98, 102, 0.75, 2));
        assertThat(stage.said().getFirst().topic()).isEqualTo(Topics.BARS.topic(BINANCE));
        assertThat(stage.said().getFirst().type()).isEqualTo(MessageType.MARKET_DATA);
        assertThat(stage.said().getLast().topic()).isEqualTo(Topics.FEATURES.topic(BINANCE));
    }

    @Test
    void aQuietInstrumentGetsFlatBarsAtTheSameTime() {
        stage.put(book(ETH, START, 9, 11));
        stage.put(book(BINANCE, START + 1, 99, 101));
        stage.put(book(BINANCE, START + 3 * SECOND, 109, 111));
        assertThat(stage.said(Bar.class)).extracting(Bar::instrument).containsExactly(ETH, BINANCE, ETH, BINANCE, ETH, BINANCE);
        assertThat(bars(ETH)).containsExactly(new Bar(ETH, START, SECOND, 10, 10, 10, 10, 0, 0),
                new Bar(ETH, START + SECOND, SECOND, 10, 10, 10, 10, 0, 0), new Bar(ETH, START + 2 * SECOND, SECOND, 10, 10, 10, 10, 0, 0));
    }

    @Test
    void theNextBarOpensAtTheLastClose() {
        stage.put(book(BINANCE, START, 99, 101));
        stage.put(book(BINANCE, START + SECOND, 109, 111));
        stage.put(book(BINANCE, START + 2 * SECOND, 109, 111));
        assertThat(bars(BINANCE).getLast()).isEqualTo(new Bar(BINANCE, START + SECOND, SECOND, 100, 110, 100, 110, 0, 0));
    }

    @Test
    void tradesPriceAnInstrumentWithoutABook() {
        stage.put(trade(KRAKEN, START, 1, 10, 1, Side.BUY));
        stage.put(trade(KRAKEN, START + 1, 2, 12, 3, Side.SELL));
        stage.put(trade(KRAKEN, START + SECOND, 3, 11, 1, Side.BUY));
        assertThat(bars(KRAKEN)).containsExactly(new Bar(KRAKEN, START, SECOND, 10, 12, 10, 12, 4, 2));
        assertThat(stage.said(FeatureVector.class).getLast().value(Feature.MID)).isNaN();
    }

    @Test
    void aCrossedBookGivesNoPrice() {
        stage.put(book(BINANCE, START, 99, 101));
        stage.put(book(BINANCE, START + 1, 150, 140));
        stage.put(book(ETH, START + SECOND, 9, 11));
        assertThat(bars(BINANCE)).containsExactly(new Bar(BINANCE, START, SECOND, 100, 100, 100, 100, 0, 0));
        assertThat(stage.said(FeatureVector.class).getLast().value(Feature.MID)).isNaN();
    }

    @Test
    void bookFeaturesDescribeTheBookInForceAtTheEnd() {
        stage.put(book(BINANCE, START, 1, 2));
        stage.put(book(BINANCE, START + 1, 99, 3, 101, 1));
        stage.put(book(BINANCE, START + SECOND, 1, 2));
        FeatureVector v = stage.said(FeatureVector.class).getLast();
        assertThat(v.at()).isEqualTo(START + SECOND);
        assertThat(v.value(Feature.MID)).isEqualTo(100);
        assertThat(v.value(Feature.SPREAD_BP)).isEqualTo(200);
        assertThat(v.value(Feature.MICROPRICE)).isEqualTo(100.5);
        assertThat(v.value(Feature.IMBALANCE)).isEqualTo(0.5);
        assertThat(v.value(Feature.RETURN_BP)).isNaN();
    }

    @Test
    void windowsStaySilentUntilTheyAreFullAndThenAgreeWithThePublishedBars() {
        stage.putAll(tape(1, 70));
        var vectors = stage.said(FeatureVector.class).stream().filter(v -> v.instrument().equals(BINANCE)).toList();
        assertThat(vectors.get(58).value(Feature.PARKINSON)).isNaN();
        assertThat(vectors.get(59).value(Feature.PARKINSON)).isPositive();
        assertThat(vectors.get(59).value(Feature.REALIZED)).isNaN();
        assertThat(vectors.get(60).value(Feature.REALIZED)).isPositive();
        assertThat(vectors.get(60).values()).doesNotContain(Double.NaN);
        assertThat(vectors.get(60).bars()).isEqualTo(61);

        List<Bar> window = bars(BINANCE).subList(1, 61);
        double[] close = bars(BINANCE).subList(0, 61).stream().mapToDouble(Bar::close).toArray();
        double perSecond = Estimators.parkinson(window.stream().mapToDouble(Bar::high).toArray(), window.stream().mapToDouble(Bar::low).toArray());
        double year = Math.sqrt(31_536_000);
        assertThat(vectors.get(60).value(Feature.PARKINSON)).isCloseTo(100 * year * perSecond, within(1e-9));
        assertThat(vectors.get(60).value(Feature.REALIZED)).isCloseTo(100 * year * Estimators.closeToClose(close), within(1e-9));
        assertThat(vectors.get(60).value(Feature.RETURN_BP)).isCloseTo((close[60] / close[59] - 1) * 1e4, within(1e-9));
    }

    @Test
    void tradeFeaturesWeighTheTradesOfTheWindow() {
        stage.put(trade(BINANCE, START, 1, 100, 3, Side.BUY));
        stage.put(trade(BINANCE, START + 30 * SECOND, 2, 104, 1, Side.SELL));
        for (int s = 31; s <= 61; s++) stage.put(book(ETH, START + s * SECOND, 9, 11));
        var vectors = stage.said(FeatureVector.class).stream().filter(v -> v.instrument().equals(BINANCE)).toList();
        assertThat(vectors.get(58).value(Feature.VWAP)).isNaN();
        assertThat(vectors.get(59).value(Feature.VWAP)).isEqualTo(101);
        assertThat(vectors.get(59).value(Feature.TRADE_IMBALANCE)).isEqualTo(0.5);
        assertThat(vectors.get(60).value(Feature.VWAP)).isEqualTo(104);
        assertThat(vectors.get(60).value(Feature.TRADE_IMBALANCE)).isEqualTo(-1);
    }

    @Test
    void aFlatWindowHasNoScore() {
        for (int s = 0; s <= 61; s++) stage.put(book(BINANCE, START + s * SECOND, 0.05, 0.15));
        FeatureVector v = stage.said(FeatureVector.class).getLast();
        assertThat(v.value(Feature.ZSCORE)).isNaN();
        assertThat(v.value(Feature.REALIZED)).isZero();
        assertThat(v.value(Feature.ENTROPY)).isZero();
        assertThat(v.value(Feature.VWAP)).isNaN();
    }

    @Test
    void anInstrumentThatFellSilentIsNotCalledCalm() {
        stage.put(book(BINANCE, START, 99, 101));
        for (int s = 1; s <= 70; s++) stage.put(book(ETH, START + s * SECOND, 9, 11));
        var vectors = stage.said(FeatureVector.class).stream().filter(v -> v.instrument().equals(BINANCE)).toList();
        assertThat(vectors).hasSize(61);
        assertThat(vectors.get(59).value(Feature.MID)).isEqualTo(100);
        assertThat(vectors.get(60).values()).containsOnly(Double.NaN);
        assertThat(bars(BINANCE)).as("no bar is cut from silence").hasSize(61);
        stage.put(book(BINANCE, START + 70 * SECOND, 199, 201));
        stage.put(book(BINANCE, START + 71 * SECOND, 199, 201));
        assertThat(bars(BINANCE).getLast()).isEqualTo(new Bar(BINANCE, START + 70 * SECOND, SECOND, 200, 200, 200, 200, 0, 0));
        FeatureVector anew = stage.said(FeatureVector.class).stream().filter(v -> v.instrument().equals(BINANCE)).toList().getLast();
        assertThat(anew.value(Feature.RETURN_BP)).isNaN();
        assertThat(anew.value(Feature.MID)).isEqualTo(200);
    }

    @Test
    void whatIsNoBookAndNoTradeIsRefusedAndCounted() {
        stage.put(book(BINANCE, START, 99, 101));
        stage.put(book(BINANCE, START + 1, 99, Double.NaN));
        stage.put(book(BINANCE, START + 2, 99, -1, 101, 1));
        stage.put(trade(BINANCE, START + 3, 1, Double.NaN, 1, Side.BUY));
        stage.put(trade(BINANCE, START + 4, 1, 100, 1, null));
        stage.put(book(ETH, START + 10 * EventClock.HOLE, 9, 11));
        stage.put(book(ETH, START + SECOND, 9, 11));
        assertThat(bars(BINANCE)).containsExactly(new Bar(BINANCE, START, SECOND, 100, 100, 100, 100, 0, 0));
        assertThat(engine.summary()).endsWith(", 5 refused (1 far from all others in time, 1 no side, 2 price not above 0, 1 size not above 0)");
    }

    @Test
    void noVolumeIsLost() {
        List<Object> tape = tape(3, 30);
        stage.putAll(tape);
        stage.put(book(BINANCE, START + 40 * SECOND, 1, 2));
        double traded = tape.stream().filter(Trade.class::isInstance).mapToDouble(t -> ((Trade) t).size()).sum();
        assertThat(stage.said(Bar.class).stream().mapToDouble(Bar::volume).sum()).isCloseTo(traded, within(1e-9));
    }

    @Test
    void barsAreRegularAndContainTheirPrices() {
        stage.putAll(tape(4, 20));
        stage.put(book(BINANCE, START + 20 * SECOND, 1, 2));
        for (Instrument i : List.of(BINANCE, KRAKEN, ETH)) {
            List<Bar> bars = bars(i);
            assertThat(bars).extracting(Bar::start).containsExactlyElementsOf(LongStream.range(0, 20).boxed().map(s -> START + s * SECOND).toList());
            assertThat(bars).allMatch(b -> b.low() <= Math.min(b.open(), b.close()) && b.high() >= Math.max(b.open(), b.close()));
        }
    }

    /** No look-ahead: what it says about the beginning does not depend on what comes later. Same input, same output. */
    @Test
    void aPrefixOfTheTapeGivesAPrefixOfTheOutput() {
        List<Object> tape = tape(5, 90);
        List<String> whole = new Stage(new FeaturesEngine()).putAll(tape).transcript();
        assertThat(new Stage(new FeaturesEngine()).putAll(tape).transcript()).isEqualTo(whole);
        for (int cut : new int[] {1, tape.size() / 3, tape.size() - 1}) {
            List<String> part = new Stage(new FeaturesEngine()).putAll(tape.subList(0, cut)).transcript();
            assertThat(part).as("first %d messages", cut).isEqualTo(whole.subList(0, part.size()));
        }
    }

    @Test
    void aHoleInTheFeedIsNotFilledWithFlatBars() {
        stage.put(book(BINANCE, START, 99, 101));
        stage.put(book(BINANCE, START + SECOND, 99, 101));
        long later = START + SECOND + 3_600 * SECOND;
        stage.put(book(BINANCE, later - 1, 299, 301));
        stage.put(book(BINANCE, later, 199, 201));
        assertThat(bars(BINANCE)).hasSize(2);
        stage.put(book(BINANCE, later + SECOND, 199, 201));
        assertThat(bars(BINANCE).getLast()).isEqualTo(new Bar(BINANCE, later, SECOND, 200, 200, 200, 200, 0, 0));
        assertThat(stage.said(FeatureVector.class).getLast().bars()).isEqualTo(1);
    }

    @Test
    void aRewindStartsTheSeriesAnew() {
        stage.put(book(BINANCE, START, 99, 101));
        stage.put(book(BINANCE, START + SECOND, 99, 101));
        long earlier = START - EventClock.HOLE - SECOND;
        stage.put(book(BINANCE, earlier - 1, 79, 81));
        stage.put(book(BINANCE, earlier, 49, 51));
        stage.put(book(BINANCE, earlier + SECOND, 59, 61));
        assertThat(bars(BINANCE).getLast()).isEqualTo(new Bar(BINANCE, earlier, SECOND, 50, 50, 50, 50, 0, 0));
        assertThat(stage.said(FeatureVector.class).getLast().value(Feature.RETURN_BP)).isNaN();
    }

    @Test
    void anOvertakenTradeCountsInTheOpenBarAndIsReported() {
        stage.put(book(BINANCE, START, 99, 101));
        stage.put(book(BINANCE, START + SECOND, 99, 101));
        stage.put(trade(BINANCE, START + SECOND - 1, 1, 100, 2, Side.BUY));
        stage.put(book(BINANCE, START + 2 * SECOND, 99, 101));
        assertThat(bars(BINANCE)).extracting(Bar::volume).containsExactly(0.0, 2.0);
        assertThat(engine.summary()).isEqualTo("1 instruments, 2 bars, 1 late trades");
    }

    @Test
    void answersWithVectorsAndBars() {
        stage.putAll(tape(6, 5));
        assertThat((List<?>) stage.ask("features", "BTC")).hasSize(2).allMatch(FeatureVector.class::isInstance);
        assertThat((List<?>) stage.ask("features", "COINBASE.ETH-USD")).hasSize(1);
        assertThat((List<?>) stage.ask("bars", "BINANCE.BTC-USDT")).isEqualTo(bars(BINANCE));
        assertThatIllegalArgumentException().isThrownBy(() -> stage.ask("features", "DOGE"));
        assertThatIllegalArgumentException().isThrownBy(() -> stage.ask("weather", "BTC")).withMessageContaining("weather");
    }

    @Test
    void refusesWhatIsNoMarketData() {
        assertThatIllegalArgumentException().isThrownBy(() -> stage.put("hello"));
        assertThatIllegalArgumentException().isThrownBy(() -> new FeaturesEngine(0));
    }
}

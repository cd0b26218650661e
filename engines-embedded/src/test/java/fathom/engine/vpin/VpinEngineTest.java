package fathom.engine.vpin;

import static fathom.engine.RandomTape.BINANCE;
import static fathom.engine.RandomTape.ETH;
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
import fathom.model.Side;
import fathom.model.Trade;
import fathom.model.VpinReading;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;

class VpinEngineTest {
    private final VpinEngine engine = new VpinEngine();
    private final Stage stage = new Stage(engine);

    private List<VpinReading> readings() {
        return stage.said(VpinReading.class);
    }

    /** Four trades of size 1 a second, each in a bar of its own. */
    private static List<Trade> line(int count, IntToDoubleFunction price) {
        return IntStream.range(0, count).mapToObj(i -> trade(BINANCE, START + i * SECOND / 4, i, price.applyAsDouble(i), 1, Side.BUY)).toList();
    }

    @Test
    void saysAFirstFigureAfterAboutAMinute() {
        for (double perSecond : new double[] {2, 10, 50}) {
            var fresh = new Stage(new VpinEngine());
            fresh.putAll(RandomTape.trades(9, 180, perSecond));
            VpinReading first = fresh.said(VpinReading.class).stream().filter(r -> !Double.isNaN(r.vpin())).findFirst().orElseThrow();
            assertThat((first.at() - START) / (double) SECOND).as("seconds at %s trades/s", perSecond).isBetween(40.0, 90.0);
            assertThat(first.vpin()).isBetween(0.0, 1.0);
            assertThat(first.window()).isEqualTo(50);
            assertThat(first.sigma()).isPositive();
            assertThat(first.bar()).isEqualTo(SECOND / 4);
        }
    }

    @Test
    void publishesEachClosedBucketOnTheTopicOfTheInstrument() {
        stage.putAll(RandomTape.trades(9, 180, 10));
        assertThat(stage.said()).isNotEmpty().allMatch(s -> s.topic() == Topics.VPIN.topic(BINANCE) && s.type() == MessageType.VPIN_CALCULATION);
        assertThat(readings()).extracting(VpinReading::buckets).isSorted().doesNotHaveDuplicates();
        assertThat(readings()).allMatch(r -> Math.abs(r.buy() + r.sell() - r.bucketVolume()) < 1e-9);
        assertThat(readings()).filteredOn(r -> r.buckets() < 50).allMatch(r -> Double.isNaN(r.vpin()) && Double.isNaN(r.cdf()));
        assertThat(readings()).filteredOn(r -> r.buckets() >= 50).isNotEmpty().allMatch(r -> r.vpin() >= 0 && r.vpin() <= 1);
    }

    @Test
    void bucketsHoldWhatWasTraded() {
        List<Trade> tape = RandomTape.trades(10, 300, 10);
        stage.putAll(tape);
        // buckets that a bar closed together with another one are not published; they are as large as the one that was
        double closed = 0;
        long before = 0;
        for (VpinReading r : readings()) {
            closed += (r.buckets() - before) * r.bucketVolume();
            before = r.buckets();
        }
        double traded = tape.stream().mapToDouble(Trade::size).sum();
        assertThat(closed).isLessThanOrEqualTo(traded).isGreaterThan(traded - 2 * readings().getLast().bucketVolume() - 20);
    }

    @Test
    void aTapeThatOnlyRisesIsToxicAndAFlatOneIsNot() {
        stage.putAll(line(400, i -> 100 + i));
        assertThat(readings().getLast().vpin()).isEqualTo(1);
        var flat = new Stage(new VpinEngine());
        flat.putAll(line(400, i -> 100));
        assertThat(flat.said(VpinReading.class).getLast().vpin()).isZero();
    }

    /** Buckets as large as a bar and changes of plus and minus one: each bucket has an imbalance of 2 Φ(1/σ) − 1. */
    @Test
    void agreesWithTheClosedFormOnAnAlternatingTape() {
        var parameters = new VpinParameters(SECOND / 4, 20, 5 * SECOND, 30 * SECOND, PriceChange.BETWEEN_BARS);
        var alternating = new Stage(new VpinEngine(parameters));
        alternating.putAll(line(400, i -> 100 + i % 2));
        VpinReading last = alternating.said(VpinReading.class).getLast();
        assertThat(last.bucketVolume()).isCloseTo(1, within(1e-9));
        assertThat(last.sigma()).isCloseTo(1, within(0.01));
        assertThat(last.vpin()).isCloseTo(2 * new NormalDistribution().cumulativeProbability(1 / last.sigma()) - 1, within(0.01));
        assertThat(last.buckets()).isBetween(396L, 400L);
    }

    @Test
    void theUnitOfPriceDoesNotMatter() {
        List<Trade> tape = RandomTape.trades(12, 200, 10);
        stage.putAll(tape);
        var scaled = new Stage(new VpinEngine());
        scaled.putAll(tape.stream().map(t -> trade(BINANCE, t.receivedAt(), t.id(), t.price() * 1024, t.size(), t.taker())).toList());
        assertThat(scaled.said(VpinReading.class)).extracting(VpinReading::vpin).isEqualTo(readings().stream().map(VpinReading::vpin).toList());
    }

    @Test
    void aSurgeOfOneSidedTradingRaisesTheAlert() {
        stage.putAll(line(2_000, i -> 100 + i % 2));
        assertThat(readings().getLast().cdf()).isBetween(0.0, 1.0);
        double level = readings().getLast().vpin();
        IntStream.range(0, 200).forEach(i -> stage.put(trade(BINANCE, START + (2_000 + i) * SECOND / 4, i, 101 + 3 * i, 1, Side.BUY)));
        assertThat(readings().getLast().vpin()).isGreaterThan(level);
        assertThat(readings().getLast().cdf()).isGreaterThan(0.9);
        assertThat(readings().getLast().alert()).isTrue();
        assertThat(engine.summary()).endsWith("1 with a VPIN, 1 alerts");
    }

    @Test
    void aPrefixOfTheTapeGivesAPrefixOfTheOutput() {
        List<Object> tape = RandomTape.of(13, 200, 60).stream().filter(Trade.class::isInstance).toList();
        List<String> whole = stage.putAll(tape).transcript();
        assertThat(whole).isNotEmpty();
        assertThat(new Stage(new VpinEngine()).putAll(tape).transcript()).isEqualTo(whole);
        for (int cut : new int[] {tape.size() / 3, tape.size() / 2, tape.size() - 1}) {
            List<String> part = new Stage(new VpinEngine()).putAll(tape.subList(0, cut)).transcript();
            assertThat(part).as("first %d trades", cut).isEqualTo(whole.subList(0, part.size()));
        }
    }

    @Test
    void aRewindStartsAnew() {
        stage.putAll(line(400, i -> 100 + i));
        stage.put(trade(ETH, START - EventClock.HOLE, 1, 10, 1, Side.BUY));
        assertThat((List<?>) stage.ask("vpin", "")).as("one trade alone proves no rewind").hasSize(1);
        stage.put(trade(ETH, START - EventClock.HOLE + 1, 2, 10, 1, Side.BUY));
        assertThatIllegalArgumentException().isThrownBy(() -> stage.ask("vpin", "BTC"));
        assertThat((List<?>) stage.ask("vpin", "")).hasSize(1);
    }

    @Test
    void answersBeforeTheFirstBucketThatNothingIsKnown() {
        stage.put(trade(BINANCE, START, 1, 100, 1, Side.BUY));
        VpinReading reading = (VpinReading) ((List<?>) stage.ask("vpin", "BTC")).getFirst();
        assertThat(reading.buckets()).isZero();
        assertThat(reading.vpin()).isNaN();
        assertThat(reading.alert()).isFalse();
    }

    @Test
    void nothingThatMovesIsNoAlert() {
        for (IntToDoubleFunction price : List.<IntToDoubleFunction>of(i -> 100, i -> 100 + i, i -> 100 + 0.1 * i)) {
            var still = new Stage(new VpinEngine());
            still.putAll(line(3_000, price));
            assertThat(still.said(VpinReading.class)).hasSizeGreaterThan(500).noneMatch(VpinReading::alert);
            assertThat(still.said(VpinReading.class).getLast().cdf()).isCloseTo(0.5, within(0.03));
        }
    }

    @Test
    void whatIsNoPriceOrSizeIsRefusedAndCounted() {
        List<Trade> tape = RandomTape.trades(14, 200, 10);
        List<String> clean = new Stage(new VpinEngine()).putAll(tape).transcript();
        double[] bad = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -1, 1e300};
        for (int i = 0; i < tape.size(); i++) {
            Trade t = tape.get(i);
            stage.put(trade(BINANCE, t.receivedAt(), 0, bad[i % bad.length], 1, Side.BUY));
            stage.put(trade(BINANCE, t.receivedAt(), 0, 100, bad[i % bad.length], Side.BUY));
            stage.put(t);
        }
        assertThat(stage.transcript()).isEqualTo(clean);
        assertThat(engine.summary()).endsWith(", %d refused (%d price not above 0, %d size not above 0)".formatted(2 * tape.size(), tape.size(), tape.size()));
    }

    @Test
    void oneHugeTradeIsBoundedWorkAndCountsWhole() {
        stage.putAll(line(400, i -> 100 + i % 2));
        VpinReading before = readings().getLast();
        stage.put(trade(BINANCE, START + 101 * SECOND, 1, 110, 1e15, Side.BUY));
        stage.put(trade(BINANCE, START + 102 * SECOND, 2, 110, 1, Side.BUY));
        VpinReading after = readings().getLast();
        assertThat((after.buckets() - before.buckets()) * before.bucketVolume()).isCloseTo(1e15, within(1e3));
        assertThat(after.vpin()).isBetween(0.0, 1.0);
        stage.put(trade(BINANCE, START + 103 * SECOND, 3, 110, 1e30, Side.BUY));
        stage.put(trade(BINANCE, START + 104 * SECOND, 4, 110, 1, Side.BUY));
        assertThat(readings().getLast().buckets()).isGreaterThan(after.buckets());
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatIllegalArgumentException().isThrownBy(() -> stage.put(book(BINANCE, START, 1, 2)));
        assertThatIllegalArgumentException().isThrownBy(() -> stage.ask("vpin", "DOGE"));
    }
}

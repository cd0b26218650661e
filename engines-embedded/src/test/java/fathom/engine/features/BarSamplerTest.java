package fathom.engine.features;

import static fathom.engine.RandomTape.BINANCE;
import static fathom.engine.RandomTape.START;
import static fathom.engine.RandomTape.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.RandomTape;
import fathom.model.Side;
import fathom.model.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BarSamplerTest {
    private static List<SampledBar> bars(BarSampling sampling, double threshold, List<Trade> trades) {
        var sampler = new BarSampler(sampling, threshold);
        var bars = new ArrayList<SampledBar>();
        for (Trade trade : trades) {
            SampledBar bar = sampler.add(trade);
            if (bar != null) bars.add(bar);
        }
        return bars;
    }

    @Test
    void byHand() {
        var tape = List.of(trade(BINANCE, START, 1, 10, 2, Side.BUY), trade(BINANCE, START + 1, 2, 12, 3, Side.SELL), trade(BINANCE, START + 2, 3, 9, 1, Side.BUY),
                trade(BINANCE, START + 3, 4, 11, 9, Side.BUY));
        assertThat(bars(BarSampling.TRADES, 2, tape)).containsExactly(new SampledBar(START, START + 1, 10, 12, 10, 12, 5, 56, 2, 0),
                new SampledBar(START + 2, START + 3, 9, 11, 9, 11, 10, 108, 2, 2));
        assertThat(bars(BarSampling.VOLUME, 6, tape)).containsExactly(new SampledBar(START, START + 2, 10, 12, 9, 9, 6, 65, 3, 0),
                new SampledBar(START + 3, START + 3, 11, 11, 11, 11, 9, 99, 1, 9));
        assertThat(bars(BarSampling.MONEY, 50, tape)).containsExactly(new SampledBar(START, START + 1, 10, 12, 10, 12, 5, 56, 2, -16),
                new SampledBar(START + 2, START + 3, 9, 11, 9, 11, 10, 108, 2, 108));
    }

    @Test
    void everyTradeIsInOneBarAndEveryBarIsFull() {
        for (long seed = 1; seed <= 20; seed++) {
            List<Trade> tape = RandomTape.trades(seed, 200, 10);
            for (BarSampling sampling : BarSampling.values()) {
                double threshold = switch (sampling) {
                    case TRADES, TRADE_IMBALANCE, VOLUME_IMBALANCE, MONEY_IMBALANCE -> 10;
                    case VOLUME -> 10;
                    case MONEY -> 500_000;
                };
                var bars = bars(sampling, threshold, tape);
                assertThat(bars).as("%s, seed %d", sampling, seed).hasSizeGreaterThan(sampling.isImbalance() ? 1 : 5);
                long taken = bars.stream().mapToLong(SampledBar::trades).sum();
                assertThat(bars.stream().mapToDouble(SampledBar::volume).sum()).isCloseTo(tape.stream().limit(taken).mapToDouble(Trade::size).sum(), within(1e-6));
                assertThat(bars).allMatch(b -> b.low() <= Math.min(b.open(), b.close()) && b.high() >= Math.max(b.open(), b.close()) && b.start() <= b.end());
                if (sampling == BarSampling.VOLUME) assertThat(bars).allMatch(b -> b.volume() >= 10 - 1e-9 && b.volume() < 12);
                if (sampling == BarSampling.MONEY) assertThat(bars).allMatch(b -> b.notional() >= 500_000 * (1 - 1e-9));
            }
        }
    }

    /** The unit of price does not matter, that of size neither where the threshold follows. */
    @Test
    void unitsDoNotMatter() {
        List<Trade> tape = RandomTape.trades(7, 200, 10);
        List<Trade> scaled = tape.stream().map(t -> trade(BINANCE, t.receivedAt(), t.id(), t.price() * 1024, t.size() / 8, t.taker())).toList();
        assertThat(bars(BarSampling.VOLUME, 1.25, scaled)).extracting(SampledBar::end).isEqualTo(bars(BarSampling.VOLUME, 10, tape).stream().map(SampledBar::end).toList());
        assertThat(bars(BarSampling.MONEY_IMBALANCE, 20, scaled)).extracting(SampledBar::end)
                .isEqualTo(bars(BarSampling.MONEY_IMBALANCE, 20, tape).stream().map(SampledBar::end).toList());
    }

    @Test
    void oneSidedTradingEndsImbalanceBarsSooner() {
        var random = new Random(3);
        var sampler = new BarSampler(BarSampling.TRADE_IMBALANCE, 50);
        var balanced = new ArrayList<Long>();
        var oneSided = new ArrayList<Long>();
        for (int i = 0; i < 20_000; i++) {
            boolean late = i >= 10_000;
            SampledBar bar = sampler.add(trade(BINANCE, START + i, i, 100, 1, random.nextDouble() < (late ? 0.95 : 0.6) ? Side.BUY : Side.SELL));
            if (bar != null) (late ? oneSided : balanced).add(bar.trades());
        }
        double before = balanced.stream().skip(1).mapToLong(Long::longValue).average().orElseThrow();
        double firstLate = oneSided.stream().skip(1).limit(2).mapToLong(Long::longValue).average().orElseThrow();
        assertThat(firstLate).isLessThan(before);
        assertThat(oneSided).allMatch(n -> n >= 1 && n < 1_000);
    }

    @Test
    void refusesWhatIsNoTradeAndNoThreshold() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BarSampler(BarSampling.VOLUME, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new BarSampler(BarSampling.VOLUME, Double.NaN));
        var sampler = new BarSampler(BarSampling.VOLUME, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> sampler.add(trade(BINANCE, START, 1, 0, 1, Side.BUY))).withMessageContaining("price not above 0");
        assertThatIllegalArgumentException().isThrownBy(() -> sampler.add(trade(BINANCE, START, 1, 1, 1, null))).withMessageContaining("no side");
    }
}

package fathom.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.backtest.MarketEvent.Print;
import fathom.engine.backtest.MarketEvent.Quote;
import fathom.engine.backtest.QuotingBacktest.Rules;
import fathom.engine.strategy.MarketMaker.Quotes;
import fathom.engine.strategy.MarketMaker;
import fathom.model.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotingBacktestTest {
    private static final Quoter AT_THE_TOUCH = (best, inventory) -> new Quotes(best.bid(), best.ask(), (best.bid() + best.ask()) / 2);

    private static Quote quote(long at, double bid, double ask) {
        return new Quote(at, bid, 10, ask, 10);
    }

    @Test
    void itWaitsBehindWhatWasThere() {
        var rules = new Rules(1000, 2, 10, 0, 0, 0);
        var outcome = QuotingBacktest.run(AT_THE_TOUCH, rules, List.of(quote(0, 99, 101), quote(1, 99, 101), new Print(2, 99, 10, Side.SELL), new Print(3, 99, 1, Side.SELL),
                new Print(4, 101, 12, Side.BUY), quote(5, 99, 101)));
        assertThat(outcome.result().fills()).isEqualTo(2);
        assertThat(outcome.result().open()).singleElement().satisfies(t -> assertThat(t.size()).isEqualTo(-1));
        assertThat(outcome.result().equity()[outcome.result().equity().length - 1]).isCloseTo(1000 + 1 * 2 + 1 * 1, within(1e-9));
    }

    @Test
    void ordersComeALatencyLater() {
        List<MarketEvent> events = List.of(quote(0, 99, 101), new Print(50, 98, 1, Side.SELL), new Print(100, 98, 1, Side.SELL));
        assertThat(QuotingBacktest.run(AT_THE_TOUCH, new Rules(1000, 2, 10, 0, 100, 0), events).result().fills()).isEqualTo(1);
        assertThat(QuotingBacktest.run(AT_THE_TOUCH, new Rules(1000, 2, 10, 0, 101, 0), events).result().fills()).isZero();
    }

    @Test
    void anOrderThatWouldCrossIsRefused() {
        var outcome = QuotingBacktest.run((best, inventory) -> new Quotes(101, 102, 101.5), new Rules(1000, 1, 10, 0, 0, 0), List.of(quote(0, 99, 101), quote(1, 99, 101)));
        assertThat(outcome.crossing()).isPositive();
        assertThat(outcome.result().fills()).isZero();
    }

    private static List<MarketEvent> market(long seed, int n) {
        var random = new Random(seed);
        var events = new ArrayList<MarketEvent>();
        double mid = 100;
        for (int i = 0; i < n; i++) {
            if (random.nextInt(3) == 0) {
                boolean buys = random.nextBoolean();
                events.add(new Print(i * 1000L, Math.round(mid * 100) / 100.0 + (buys ? 0.02 : -0.02), 1 + random.nextInt(20), buys ? Side.BUY : Side.SELL));
            } else {
                mid = Math.max(50, mid + random.nextGaussian() * 0.01);
                double rounded = Math.round(mid * 100) / 100.0;
                events.add(new Quote(i * 1000L, rounded - 0.01, 1 + random.nextInt(10), rounded + 0.01, 1 + random.nextInt(10)));
            }
        }
        return events;
    }

    @Test
    void theInventoryStaysWithinItsBoundsAndTheAccountsAgree() {
        var maker = new MarketMaker(0.1, 0.05, 50);
        var rules = new Rules(10_000, 1, 5, 0.0001, 2000, 1000);
        for (int seed = 0; seed < 20; seed++) {
            var most = new double[1];
            var result = QuotingBacktest.run((best, inventory) -> {
                most[0] = Math.max(most[0], Math.abs(inventory));
                return maker.quotes((best.bid() + best.ask()) / 2, inventory, 1);
            }, rules, market(seed, 3000)).result();
            assertThat(most[0]).isLessThanOrEqualTo(5);
            assertThat(result.fills()).isPositive();
            assertThat(result.fees()).isCloseTo(result.turnover() * 0.0001, within(1e-9));
        }
    }

    @Test
    void anotherFutureLeavesThePastAsItWas() {
        List<MarketEvent> one = market(1, 2000), other = new ArrayList<>(one.subList(0, 1200));
        other.addAll(market(2, 2000).subList(1200, 2000));
        var rules = new Rules(10_000, 1, 5, 0, 3000, 0);
        var first = QuotingBacktest.run(AT_THE_TOUCH, rules, one).result();
        var second = QuotingBacktest.run(AT_THE_TOUCH, rules, other).result();
        int n = (int) Arrays.stream(first.at()).filter(t -> t < 1200 * 1000L).count();
        assertThat(Arrays.copyOf(first.equity(), n)).isEqualTo(Arrays.copyOf(second.equity(), n));
    }

    @Test
    void whatCannotBeRunIsRefused() {
        var rules = new Rules(1000, 1, 5, 0, 0, 0);
        assertThatThrownBy(() -> QuotingBacktest.run(AT_THE_TOUCH, rules, List.of())).hasMessageContaining("at least one quote");
        assertThatThrownBy(() -> QuotingBacktest.run(AT_THE_TOUCH, rules, List.of(quote(2, 99, 101), quote(1, 99, 101)))).hasMessageContaining("follows");
        assertThatThrownBy(() -> quote(0, 101, 99)).hasMessageContaining("the ask must be above the bid");
        assertThatThrownBy(() -> new Rules(1000, 0, 5, 0, 0, 0)).hasMessageContaining("size of an order");
    }
}

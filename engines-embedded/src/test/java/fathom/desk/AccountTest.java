package fathom.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fathom.desk.PortfolioSpec.Holding;
import fathom.desk.PortfolioSpec.Limits;
import fathom.measure.Level;
import fathom.measure.Provenance;
import fathom.model.PortfolioMark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AccountTest {
    private static final Path FILLS = Path.of(System.getProperty("fathom.shared", "../shared"), "data", "known-answers", "23-pms-positions", "fills_fifo_lifo_average.json");
    private static final Limits LIMITS = new Limits(25, 2, 2);

    @Test
    void averageCostAsPublished() {
        assumeTrue(Files.isRegularFile(FILLS), "the known answers are not on this machine");
        JsonNode json = JsonMapper.shared().readTree(FILLS.toFile());
        var position = new Position("X", account());
        for (int i = 0; i < json.get("fills").size(); i++) {
            JsonNode fill = json.get("fills").get(i), expected = json.get("AVERAGE").get(i);
            position.trade(fill.get(1).doubleValue() * (fill.get(0).stringValue().equals("BUY") ? 1 : -1), fill.get(2).doubleValue());
            assertThat(position.realized()).as("after fill %d", i).isCloseTo(expected.get("realised").doubleValue(), within(1e-9));
            assertThat(position.quantity()).isEqualTo(expected.get("position").doubleValue());
            assertThat(position.average()).isCloseTo(expected.get("avg_price").doubleValue(), within(1e-9));
        }
    }

    @Test
    void aHoldingEntersAtItsFirstPriceWithoutProfit() {
        var account = new Account(new PortfolioSpec("p", "P", 1_000, List.of(new Holding("BTC", 2), new Holding("ETH", 3)), LIMITS));
        Position btc = account.firstQuoted("BTC", 100);
        assertThat(account.nav()).isEqualTo(1_000);
        btc.mark(110);
        assertThat(account.pnl()).isCloseTo(20, within(1e-9));
        assertThat(account.mark(1, Provenance.SIMULATED).unpriced()).containsExactly("ETH");
        account.firstQuoted("ETH", 50);
        assertThat(account.pnl()).as("a late quote changes nothing").isCloseTo(20, within(1e-9));
        assertThat(account.mark(1, Provenance.SIMULATED).unpriced()).isEmpty();
    }

    @Test
    void profitIsAdditiveAndTheRunningSumIsTheExactOne() {
        long seed = 11;
        var random = new SplittableRandom(seed);
        var account = account();
        String[] assets = {"A", "B", "C"};
        var prices = new double[] {10, 200, 3};
        var positions = new Position[3];
        for (int i = 0; i < 5_000; i++) {
            int a = random.nextInt(3);
            prices[a] *= 1 + (random.nextDouble() - 0.5) / 50;
            if (positions[a] != null) positions[a].mark(prices[a]);
            if (random.nextInt(4) == 0) {
                double size = random.nextDouble(5) * (random.nextBoolean() ? 1 : -1);
                positions[a] = account.book(assets[a], size, prices[a] * (1 + (random.nextDouble() - 0.5) / 100), random.nextDouble());
                positions[a].mark(prices[a]);
            }
            double running = account.nav();
            PortfolioMark mark = account.mark(i, Provenance.SIMULATED);
            assertThat(mark.pnl()).as("seed %d step %d", seed, i).isCloseTo(mark.realized() + mark.unrealized() - mark.fees(), within(1e-6));
            assertThat(mark.nav()).isCloseTo(running, within(1e-6)).isCloseTo(mark.cash() + mark.net(), within(1e-6));
            assertThat(mark.drawdown()).isNotNegative();
        }
    }

    @Test
    void limitsSayWhatIsUsedOrWhyNot() {
        var account = account();
        account.book("BTC", 30, 100, 0).mark(100);
        var limits = account.mark(1, Provenance.SIMULATED).limits();
        assertThat(limits).extracting(PortfolioMark.LimitUse::name).containsExactly("VaR 95 %, one day", "largest position", "leverage");
        assertThat(limits.get(0).isKnown()).isFalse();
        assertThat(limits.get(0).why()).contains("Risk engine");
        assertThat(limits.get(1).used()).isCloseTo(30, within(1e-9));
        assertThat(limits.get(1).level()).isEqualTo(Level.BREACH);
        assertThat(limits.get(2).used()).isCloseTo(0.3, within(1e-9));
    }

    private static Account account() {
        return new Account(new PortfolioSpec("p", "P", 10_000, List.of(), LIMITS));
    }
}

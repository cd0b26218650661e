package fathom.engine.portfolio;

import static fathom.engine.PortfolioFixtures.START;
import static fathom.engine.PortfolioFixtures.bar;
import static fathom.engine.PortfolioFixtures.envelope;
import static fathom.engine.PortfolioFixtures.mark;
import static fathom.engine.PortfolioFixtures.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.bus.MessageType;
import fathom.engine.Covariances;
import fathom.engine.PortfolioFixtures.Recorder;
import fathom.engine.PortfolioFixtures;
import fathom.engine.Work;
import fathom.engine.Shrinkage;
import fathom.setting.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortfolioEngineTest {
    private static final String[] ASSETS = {"BTC", "ETH", "SOL", "USDT"};

    private final PortfolioEngine engine = new PortfolioEngine();
    private final Recorder out = new Recorder();

    private void send(Object payload) {
        engine.onMessage(envelope(payload), out);
    }

    private void bars(double[][] prices) {
        for (int t = 0; t < prices[0].length; t++) for (int i = 0; i < prices.length; i++) send(bar(ASSETS[i], t, prices[i][t]));
    }

    private Allocation allocation(String portfolio) {
        return (Allocation) engine.answer(question("allocation", portfolio), Settings.NONE);
    }

    @Test
    void answersBeforeAnythingArrived() {
        assertThat(allocation("").why()).isEqualTo("no portfolio has been marked yet");
        assertThat(allocation("growth").methods()).isEmpty();
        send(mark("growth", START, 1000, Map.of()));
        assertThat(allocation("growth").why()).isNotEmpty();
    }

    @Test
    void weighsWhatThePortfolioHolds() {
        double[][] prices = PortfolioFixtures.prices(1, 3, 201);
        send(mark("growth", START, 1000, Map.of("BTC", 600.0, "SOL", 300.0)));
        bars(prices);
        var allocation = allocation("growth");
        assertThat(allocation.isKnown()).isTrue();
        assertThat(allocation.assets()).containsExactly("BTC", "SOL");
        assertThat(allocation.current()).containsExactly(0.6, 0.3);
        assertThat(allocation.methods()).extracting(Allocation.Method::name).containsExactly("Minimum variance", "Max Sharpe", "HRP", "ERC");

        int n = allocation.samples();
        assertThat(n).isBetween(190, 200);
        var returns = new double[2][n];
        for (int t = 0; t < n; t++) {
            int second = (int) ((allocation.at() - START) / PortfolioFixtures.SECOND) - n + t;
            returns[0][t] = prices[0][second] / prices[0][second - 1] - 1;
            returns[1][t] = prices[2][second] / prices[2][second - 1] - 1;
        }
        double[] erc = EqualRiskContribution.weights(Shrinkage.constantVariance(returns).covariance());
        var method = allocation.methods().getLast();
        assertThat(method.weights()).containsExactly(erc, within(1e-12));
        double variance = Covariances.variance(Shrinkage.constantVariance(returns).covariance(), erc);
        assertThat(method.volatility()).isCloseTo(100 * Math.sqrt(variance * 31_536_000), within(1e-6));
        assertThat(method.sharpe()).isCloseTo(method.expectedReturn() / method.volatility(), within(1e-12));
    }

    @Test
    void withoutPositionsItWeighsAllAssetsButDollars() {
        send(mark("arbitrage", START, 1000, Map.of()));
        bars(PortfolioFixtures.prices(2, 4, 100));
        var allocation = allocation("arbitrage");
        assertThat(allocation.assets()).containsExactly("BTC", "ETH", "SOL");
        assertThat(allocation.current()).containsExactly(0, 0, 0);
        assertThat(allocation.methods()).hasSize(4);
    }

    @Test
    void drawsTheFrontierWithWhatIsHeld() throws Exception {
        assertThatThrownBy(() -> engine.answer(question("frontier", ""), Settings.NONE)).hasMessage("no portfolio has been marked yet");
        send(mark("growth", START, 1000, Map.of("BTC", 200.0, "SOL", 300.0)));
        bars(PortfolioFixtures.prices(11, 3, 201));
        var frontier = (FrontierReport) engine.answer(question("frontier", "growth"), Settings.NONE);
        assertThat(frontier.points()).hasSize(21);
        assertThat(frontier.current().weights()).containsExactly(new double[] {0.4, 0.6}, within(1e-12));
        double least = frontier.points().getFirst().volatility();
        assertThat(frontier.points()).allMatch(p -> p.volatility() >= least * (1 - 1e-9));
        assertThat(frontier.current().volatility()).isGreaterThanOrEqualTo(least);
        var tail = (TailWeights) ((Work) engine.answer(question("min-cvar", "growth"), Settings.NONE)).run((share, doing) -> { });
        assertThat(Arrays.stream(tail.weights()).sum()).isCloseTo(1, within(1e-9));
        var measures = ((MeasuresReport) engine.answer(question("measures", "growth"), Settings.NONE)).measures();
        assertThat(measures).hasSize(RiskMeasure.values().length).allMatch(m -> m.value() > 0);
    }

    @Test
    void publishesEveryTenSecondsOfEventTime() {
        send(mark("growth", START, 1000, Map.of("BTC", 100.0)));
        bars(PortfolioFixtures.prices(3, 1, 100));
        assertThat(out.published).hasSize(10);
        assertThat(out.last().topic()).isSameAs(Allocation.TOPICS.topic("growth"));
        assertThat(out.last().type()).isEqualTo(MessageType.PORTFOLIO_UPDATE);
        assertThat(out.published).extracting(p -> ((Allocation) p.payload()).why().isEmpty())
                .containsExactly(false, false, false, false, false, false, true, true, true, true);
    }

    @Test
    void saysWhatIsMissing() {
        send(mark("growth", START, 1000, Map.of("BTC", 100.0, "LINK", 100.0)));
        bars(PortfolioFixtures.prices(4, 1, 100));
        assertThat(allocation("growth").why()).isEqualTo("needs 60 one-second returns, has 0 of LINK");
    }

    @Test
    void anAssetThatStandsStillHasNoRiskToWeigh() {
        double[][] prices = PortfolioFixtures.prices(5, 1, 100);
        Arrays.fill(prices[0], 100);
        send(mark("growth", START, 1000, Map.of("BTC", 100.0)));
        bars(prices);
        assertThat(allocation("growth").why()).startsWith("BTC did not move in ");
    }

    @Test
    void anAssetThatDidNotMoveGetsNoWeight() {
        double[][] prices = PortfolioFixtures.prices(8, 3, 200);
        Arrays.fill(prices[1], 100);
        send(mark("held", START, 1000, Map.of("BTC", 100.0, "ETH", 100.0)));
        send(mark("free", START, 1000, Map.of()));
        bars(prices);
        assertThat(allocation("held").why()).startsWith("ETH did not move in ");
        assertThat(allocation("free").assets()).containsExactly("BTC", "SOL");
        assertThat(allocation("free").leftOut()).containsExactly("ETH did not move in 190 one-second returns");
    }

    @Test
    void anAssetThatFellSilentGetsNoWeight() {
        double[][] prices = PortfolioFixtures.prices(9, 3, 1000);
        send(mark("held", START, 1000, Map.of("BTC", 100.0, "ETH", 100.0)));
        send(mark("free", START, 1000, Map.of()));
        for (int t = 0; t < 1000; t++) for (int i = 0; i < 3; i++) if (i != 1 || t < 200) send(bar(ASSETS[i], t, prices[i][t]));
        assertThat(allocation("held").why()).isEqualTo("ETH has been silent for more than 60 seconds");
        assertThat(allocation("free").assets()).containsExactly("BTC", "SOL");
        assertThat(allocation("free").leftOut()).containsExactly("ETH has been silent for more than 60 seconds");
    }

    @Test
    void whatHasNoValueHasNoWeights() {
        bars(PortfolioFixtures.prices(10, 1, 100));
        for (double nav : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            send(mark("growth", START, nav, Map.of("BTC", 100.0)));
            send(bar("BTC", 111, 100));
            assertThat(allocation("growth").why()).as("NAV %s", nav).isNotEmpty();
        }
    }

    @Test
    void withoutAnyGainThereIsNoMaxSharpe() {
        var falling = new double[2][100];
        for (int t = 0; t < 100; t++) {
            falling[0][t] = 100 - 0.1 * t - (t % 2) * 0.01;
            falling[1][t] = 50 - 0.02 * t + (t % 3) * 0.01;
        }
        send(mark("growth", START, 1000, Map.of("BTC", 100.0, "ETH", 100.0)));
        bars(falling);
        var maxSharpe = allocation("growth").methods().get(1);
        assertThat(maxSharpe.isSolved()).isFalse();
        assertThat(maxSharpe.weights()).containsOnly(Double.NaN);
        assertThat(allocation("growth").methods()).filteredOn(Allocation.Method::isSolved).hasSize(3);
    }

    @Test
    void pricesTenTimesAsHighChangeNothing() {
        var other = new PortfolioEngineTest();
        double[][] prices = PortfolioFixtures.prices(6, 3, 100);
        send(mark("growth", START, 1000, Map.of()));
        bars(prices);
        for (double[] row : prices) for (int t = 0; t < row.length; t++) row[t] *= 10;
        other.send(mark("growth", START, 1000, Map.of()));
        other.bars(prices);
        for (int m = 0; m < 4; m++) {
            double[] weights = allocation("growth").methods().get(m).weights();
            assertThat(other.allocation("growth").methods().get(m).weights()).containsExactly(weights, within(1e-6));
        }
    }

    @Test
    void sameBarsInAnotherOrderWithinTheSecondsGiveTheSameAllocations() {
        var other = new PortfolioEngineTest();
        double[][] prices = PortfolioFixtures.prices(7, 3, 100);
        for (var run : List.of(this, other)) run.send(mark("growth", START, 1000, Map.of()));
        bars(prices);
        for (int t = 0; t < 100; t++) for (int i = 2; i >= 0; i--) other.send(bar(ASSETS[i], t, prices[i][t]));
        assertThat(other.out.published).usingRecursiveComparison().isEqualTo(out.published);
    }

    @Test
    void refusesWhatItCannotAnswer() {
        send(mark("growth", START, 1000, Map.of()));
        assertThatThrownBy(() -> allocation("grwth")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("growth");
        assertThatThrownBy(() -> engine.answer(question("wealth", ""), Settings.NONE)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("wealth");
        assertThatThrownBy(() -> send("text")).isInstanceOf(IllegalArgumentException.class);
    }
}

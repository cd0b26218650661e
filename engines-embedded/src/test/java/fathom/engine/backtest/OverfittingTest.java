package fathom.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.strategy.PriceBar;
import fathom.engine.strategy.Strategies;
import fathom.engine.strategy.StrategyKind;
import fathom.setting.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OverfittingTest {
    private static final StrategyKind KIND = Strategies.of("sma-cross");

    private static double[][] noise(long seed, int trials, int samples) {
        var random = new Random(seed);
        return IntStream.range(0, trials).mapToObj(i -> random.doubles(samples, -0.01, 0.01).toArray()).toArray(double[][]::new);
    }

    @Test
    void theBestOfNoiseIsEvenOdds() {
        double sum = 0;
        for (int seed = 0; seed < 200; seed++) sum += Overfitting.of(noise(seed, 10, 160), 8).probability();
        assertThat(sum / 200).isBetween(0.42, 0.58);
    }

    @Test
    void skillIsFoundAgain() {
        double[][] trials = noise(3, 10, 400);
        for (int i = 0; i < 400; i++) trials[4][i] += 0.005;
        var skill = Overfitting.of(trials, 8);
        assertThat(skill.choices()).isEqualTo(70);
        assertThat(skill.probability()).isZero();
        assertThat(skill.meanRank()).isEqualTo(1);
    }

    /** Each trial earns in one half what it loses in the other: whoever is best in one half is worst in the other. */
    @Test
    void whatOnlyFitsItsSampleIsCaught() {
        double[][] trials = {{0.02, 0.01, -0.02, -0.01}, {-0.02, -0.01, 0.02, 0.01}};
        var caught = Overfitting.of(trials, 2);
        assertThat(caught.probability()).isEqualTo(1);
        assertThat(caught.lossShare()).isEqualTo(1);
    }

    @Test
    void nothingThatATestNeedsIsLearntFrom() {
        var random = new Random(9);
        for (int run = 0; run < 50; run++) {
            int n = 30 + random.nextInt(100), embargo = random.nextInt(5);
            int[] ends = IntStream.range(0, n).map(i -> Math.min(n - 1, i + random.nextInt(6))).toArray();
            var folds = new PurgedFolds(ends, 6, embargo);
            var tested = new int[n];
            for (Split split : folds.combinations(2)) {
                for (int i : split.test()) tested[i]++;
                for (int i : split.train()) {
                    for (int j : split.test()) {
                        boolean meets = i <= ends[j] && j <= ends[i];
                        assertThat(meets).as("sample %s is learnt from, %s is tested", i, j).isFalse();
                    }
                }
                for (int j : split.test()) {
                    boolean lastOfGroup = Arrays.binarySearch(split.test(), j + 1) < 0;
                    if (lastOfGroup) for (int i : split.train()) assertThat(i > j && i <= j + embargo).isFalse();
                }
            }
            assertThat(tested).containsOnly(5);
        }
    }

    /** The example of the book: six groups, two of them tested. */
    @Test
    void combinationsAndPathsOfTheBook() {
        var folds = new PurgedFolds(IntStream.range(0, 60).toArray(), 6, 0);
        assertThat(folds.combinations(2)).hasSize(15);
        assertThat(folds.paths(2)).isEqualTo(5);
        assertThat(folds.folds()).hasSize(6).allSatisfy(s -> {
            assertThat(s.test()).hasSize(10);
            assertThat(s.train()).hasSize(50);
        });
    }

    @Test
    void aSweepOrdersItsTrialsAndDeflatesTheBest() {
        PriceBar[] bars = BarBacktestTest.walk(21, 500);
        var conditions = new Conditions(10_000, 0.0005, 0, 0, false, true, 252);
        List<Settings> grid = Grid.of(KIND, Map.of("fast", List.of("5", "10", "20"), "slow", List.of("10", "20", "40")));
        assertThat(grid).hasSize(6);
        var sweep = Sweep.of(KIND, grid, conditions, List.<PriceBar[]>of(bars), (share, doing) -> {});
        assertThat(sweep.trials()).isSortedAccordingTo((a, b) -> Double.compare(b.statistics().sharpe(), a.statistics().sharpe()));
        assertThat(sweep.deflated()).isBetween(0.0, 1.0);
        assertThat(sweep.overfitting().choices()).isEqualTo(70);
        var alone = Sweep.of(KIND, grid.subList(0, 1), conditions, List.<PriceBar[]>of(bars), (share, doing) -> {});
        assertThat(alone.deflated()).isNaN();
        assertThat(Sweep.of(KIND, grid, conditions, List.<PriceBar[]>of(bars), (share, doing) -> {})).usingRecursiveComparison().isEqualTo(sweep);
    }

    @Test
    void aWalkForwardTestsEveryBarAfterTheFirstTrainingOnce() {
        PriceBar[] bars = BarBacktestTest.walk(22, 500);
        var conditions = new Conditions(10_000, 0, 0, 0, false, false, 252);
        List<Settings> grid = Grid.of(KIND, Map.of("fast", List.of("5", "10"), "slow", List.of("20", "40")));
        var walk = WalkForward.of(KIND, grid, conditions, List.<PriceBar[]>of(bars), 200, 100, (share, doing) -> {});
        assertThat(walk.steps()).extracting(WalkForward.Step::from).containsExactly(200, 300, 400);
        assertThat(walk.steps().getLast().to()).isEqualTo(500);
        double growth = walk.steps().stream().mapToDouble(s -> s.tested().finalEquity() / 10_000).reduce(1, (a, b) -> a * b) - 1;
        assertThat(walk.growth()).isCloseTo(growth, within(1e-12));
        PriceBar[] other = BarBacktestTest.walk(23, 500);
        System.arraycopy(bars, 0, other, 0, 300);
        var shifted = WalkForward.of(KIND, grid, conditions, List.<PriceBar[]>of(other), 200, 100, (share, doing) -> {});
        assertThat(shifted.steps().getFirst()).usingRecursiveComparison().isEqualTo(walk.steps().getFirst());
        assertThat(shifted.steps().get(1).chosen()).isEqualTo(walk.steps().get(1).chosen());
    }

    @Test
    void whatCannotBeSaidIsRefused() {
        assertThatThrownBy(() -> Overfitting.of(noise(1, 1, 100), 8)).hasMessageContaining("at least two trials");
        assertThatThrownBy(() -> Overfitting.of(noise(1, 5, 100), 7)).hasMessageContaining("even");
        assertThatThrownBy(() -> Overfitting.of(noise(1, 5, 10), 8)).hasMessageContaining("at least 16");
        assertThatThrownBy(() -> new PurgedFolds(new int[] {0, 0}, 2, 0)).hasMessageContaining("ends before it");
        assertThatThrownBy(() -> new PurgedFolds(new int[] {0, 1}, 3, 0)).hasMessageContaining("number of groups");
        assertThatThrownBy(() -> Grid.of(KIND, Map.of("fast", List.of("50")))).hasMessageContaining("no combination");
        assertThatThrownBy(() -> Grid.of(KIND, Map.of("fst", List.of("5")))).hasMessageContaining("fast");
    }
}

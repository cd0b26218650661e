package fathom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.analytics.AnalyticsEngine;
import fathom.engine.factor.FactorEngine;
import fathom.engine.factor.FactorScore;
import fathom.engine.features.BarsReport;
import fathom.engine.features.FeaturesEngine;
import fathom.engine.features.SampledBar;
import fathom.engine.portfolio.PortfolioEngine;
import fathom.engine.portfolio.WeightsReport;
import fathom.engine.risk.RiskEngine;
import fathom.engine.risk.StressTest;
import fathom.engine.risk.VarFigures;
import fathom.engine.vpin.BucketsReport;
import fathom.engine.vpin.VolumeBucket;
import fathom.engine.vpin.VpinEngine;
import fathom.platform.Catalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an engine says of figures that were brought along: what must hold of any of them, and one sentence for those that are none. */
class BroughtInputTest {
    private static final List<String> NAMES = List.of("a", "b", "c", "d");

    private static double[][] returns(long seed) {
        var random = new Random(seed);
        return IntStream.range(0, NAMES.size()).mapToObj(i -> random.doubles(150).map(u -> (u - 0.45) / 20 * (i + 1)).toArray()).toArray(double[][]::new);
    }

    private static double[] prices(double[] returns, double first) {
        var prices = new double[returns.length + 1];
        prices[0] = first;
        for (int t = 0; t < returns.length; t++) prices[t + 1] = prices[t] * (1 + returns[t]);
        return prices;
    }

    private static VarFigures var(Table table, String... set) {
        return (VarFigures) Asked.about(RiskEngine.DEFINITION, "var", table, set).result();
    }

    private static Map<String, Double> weights(String method, List<String> names, double[][] returns) {
        return ((WeightsReport) Asked.about(PortfolioEngine.DEFINITION, "weights", Asked.series(names, returns), "method=" + method).result()).weights();
    }

    @ParameterizedTest
    @ValueSource(strings = {"historical", "gaussian", "modified", "montecarlo"})
    void aHigherLevelLosesMoreAndTheMeanBeyondIsNoLess(String method) {
        Table table = Asked.series(returns(1)[0]);
        var low = var(table, "method=" + method, "level=0.95");
        var high = var(table, "method=" + method, "level=0.99");
        assertThat(high.var()).isGreaterThanOrEqualTo(low.var());
        assertThat(low.es()).isGreaterThanOrEqualTo(low.var());
        assertThat(high.es()).isGreaterThanOrEqualTo(high.var());
    }

    @Test
    void pricesSayWhatTheirReturnsSayWhateverTheirUnit() {
        double[] returns = returns(2)[0];
        var own = var(Asked.series(returns));
        for (double unit : new double[] {100, 1000}) {
            Computed fromPrices = Asked.about(RiskEngine.DEFINITION, "var", Asked.series(prices(returns, unit)));
            assertThat(((VarFigures) fromPrices.result()).var()).isCloseTo(own.var(), within(1e-12));
            assertThat(fromPrices.conventions().get("values")).startsWith("prices");
            assertThat(fromPrices.inputs().count()).isEqualTo(returns.length + 1);
            assertThat(fromPrices.inputs().from()).isLessThan(fromPrices.inputs().to());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"min-variance", "max-sharpe", "erc", "hrp", "black-litterman", "min-cvar"})
    void weightsAddUpAndGoWithTheirAssets(String method) {
        double[][] returns = returns(3);
        Map<String, Double> there = weights(method, NAMES, returns);
        assertThat(there.values().stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(1, within(1e-9));
        List<String> turned = List.of("d", "b", "a", "c");
        Map<String, Double> back = weights(method, turned, turned.stream().map(n -> returns[NAMES.indexOf(n)]).toArray(double[][]::new));
        for (String name : NAMES) assertThat(back.get(name)).as(name).isCloseTo(there.get(name), within(method.equals("min-cvar") ? 1e-6 : 1e-8));
    }

    @Test
    void aViewWithoutConfidenceSaysNothing() {
        Table table = Asked.series(NAMES, returns(4));
        var none = (WeightsReport) Asked.about(PortfolioEngine.DEFINITION, "weights", table, "method=black-litterman").result();
        var unsure = (WeightsReport) Asked.about(PortfolioEngine.DEFINITION, "weights", table, "method=black-litterman", "views=a>b=0.5@0").result();
        var sure = (WeightsReport) Asked.about(PortfolioEngine.DEFINITION, "weights", table, "method=black-litterman", "views=a>b=0.5@1").result();
        assertThat(unsure.views()).isEqualTo(none.views());
        for (String name : NAMES) assertThat(none.weights().get(name)).isCloseTo(0.25, within(1e-9));
        assertThat(sure.views().get("a") - sure.views().get("b")).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void aStressAddsUpToItsParts() {
        var s = (StressTest) Asked.about(RiskEngine.DEFINITION, "stress", Asked.series(NAMES, returns(5)), "shocks=a=-0.3", "weights=a=0.5,b=0.5").result();
        assertThat(s.contributions().values().stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(s.loss(), within(1e-12));
        assertThat(s.shocks().get("a")).isEqualTo(-0.3);
    }

    /** Two hundred trades of one to five, a second apart, the side as the number is even or odd. */
    private static Table trades() {
        var random = new Random(6);
        double price = 100;
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            price *= 1 + (random.nextDouble() - 0.5) / 100;
            rows.add(List.of(Integer.toString(1_700_000_000 + i), Double.toString(price), Integer.toString(1 + random.nextInt(5)), i % 2 == 0 ? "buy" : "sell"));
        }
        return new Table(List.of("time", "price", "size", "side"), rows);
    }

    @ParameterizedTest
    @CsvSource({"time,10", "trades,7", "volume,20", "money,3000", "trade-imbalance,10", "volume-imbalance,10", "money-imbalance,10"})
    void barsHoldEveryTradeOnce(String sampling, String threshold) {
        Table table = trades();
        var report = (BarsReport) Asked.about(FeaturesEngine.DEFINITION, "bars", table, "sampling=" + sampling, "threshold=" + threshold).result();
        double volume = Arrays.stream(table.numbers("size")).sum();
        assertThat(report.bars().stream().mapToLong(SampledBar::trades).sum() + report.left()).isEqualTo(200);
        assertThat(report.bars().stream().mapToDouble(SampledBar::volume).sum() + report.leftVolume()).isCloseTo(volume, within(1e-9));
        if (sampling.equals("time")) assertThat(report.bars()).hasSize(20).first().satisfies(b -> assertThat(b.start()).isEqualTo(1_700_000_000_000_000_000L));
    }

    @Test
    void bucketsHoldTheVolumeOfTheTapeWhateverThePriceIsCountedIn() {
        Table table = trades();
        var report = (BucketsReport) Asked.about(VpinEngine.DEFINITION, "buckets", table, "bar=5", "window=10").result();
        assertThat(report.buckets().stream().mapToDouble(VolumeBucket::volume).sum() + report.open()).isCloseTo(Arrays.stream(table.numbers("size")).sum(), within(1e-6));
        var tenfold = new Table(table.columns(), table.rows().stream().map(r -> List.of(r.get(0), Double.toString(10 * Double.parseDouble(r.get(1))), r.get(2), r.get(3))).toList());
        var other = (BucketsReport) Asked.about(VpinEngine.DEFINITION, "buckets", tenfold, "bar=5", "window=10").result();
        assertThat(other.buckets().getLast().vpin()).isCloseTo(report.buckets().getLast().vpin(), within(1e-9)).isBetween(0.0, 1.0);
    }

    /** Six symbols whose next return is their last one: a perfect forecast of the sign that momentum takes. */
    @Test
    void aFactorThatForetellsEverythingHasACoefficientOfOne() {
        List<List<String>> rows = new ArrayList<>();
        for (int t = 0; t < 12; t++) {
            for (int s = 0; s < 6; s++) {
                String p = Double.toString(100 * Math.pow(1 + 0.001 * (s + 1), t));
                rows.add(List.of(Integer.toString(1_700_000_000 + t), "S" + s, p, p, p, p, "1"));
            }
        }
        var table = new Table(List.of("time", "symbol", "open", "high", "low", "close", "volume"), rows);
        var scores = (List<?>) Asked.about(FactorEngine.DEFINITION, "ic", table, "formula=$close/Ref($close, 1)", "decay=2").result();
        assertThat(scores).singleElement().isInstanceOfSatisfying(FactorScore.class, s -> {
            assertThat(s.quality().dates()).isEqualTo(10);
            assertThat(s.quality().ic()).isCloseTo(1, within(1e-9));
            assertThat(s.quality().rankIc()).isCloseTo(1, within(1e-12));
            assertThat(s.decay()).hasSize(2);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "time,value|2020-01-01,0.1;2020-01-02,NaN|row 2 of the input, column 'value': 'NaN' is no number",
        "time,value|2020-01-01,-0.1|needs at least 2 returns, has 1",
        "time,value|2020-01-01,-0.1;2020-01-02,-0.1;2020-01-03,-0.1|the returns of 'value' do not vary",
        "time,value|2020-01-02,-0.1;2020-01-01,0.2|row 2 of the input is not later than the row before it",
        "time,value|yesterday,-0.1;2020-01-01,0.2|row 1 of the input, column 'time': 'yesterday' is no time",
        "time,value|2020-01-01,0.1;2020-01-02,0.2|all values lie between 0 and 1, which prices and returns can do: set values to prices or to returns",
        "when,value|2020-01-01,0.1;2020-01-02,0.2|the input has no column 'time'; there are when, value",
        "time|2020-01-01;2020-01-02|the input has no column besides the time"})
    void whatIsNoSeriesIsRefusedInOneSentence(String columns, String rows, String why) {
        var table = new Table(List.of(columns.split(",")), Arrays.stream(rows.split(";")).map(r -> List.of(r.split(","))).toList());
        assertThatIllegalArgumentException().isThrownBy(() -> Asked.about(AnalyticsEngine.DEFINITION, "statistics", table)).withMessage(why);
    }

    @Test
    void aCovarianceThatIsNoneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Asked.about(PortfolioEngine.DEFINITION, "weights",
                Asked.estimates(List.of("a", "b"), new double[2], new double[][] {{1, 2}, {2, 1}}))).withMessageContaining("indefinite");
        assertThatIllegalArgumentException().isThrownBy(() -> Asked.about(PortfolioEngine.DEFINITION, "weights",
                Asked.estimates(List.of("a", "b"), new double[2], new double[][] {{1, 1}, {1, 1}}), "method=erc")).withMessageContaining("not positive definite");
        assertThatIllegalArgumentException().isThrownBy(() -> Asked.about(PortfolioEngine.DEFINITION, "weights",
                Asked.estimates(List.of("a", "b"), new double[] {-1, -2}, new double[][] {{1, 0}, {0, 1}}), "method=max-sharpe")).withMessageContaining("earn more");
        assertThatIllegalArgumentException().isThrownBy(() -> Asked.about(PortfolioEngine.DEFINITION, "weights",
                Asked.estimates(List.of("a", "b"), new double[2], new double[][] {{1, 0}, {0, 1}}), "method=min-cvar")).withMessageContaining("needs returns");
    }

    @ParameterizedTest
    @CsvSource({"2020-01-01,1577836800000000000", "2020-01-01 00:00:01.5,1577836801500000000", "2020-01-01T01:00:00+01:00,1577836800000000000", "2020-01-01T00:00:00Z,1577836800000000000",
        "1577836800,1577836800000000000", "1577836800000,1577836800000000000", "1577836800000000,1577836800000000000", "1577836800000000000,1577836800000000000", "1577836800.25,1577836800250000000", "-1,-1000000000"})
    void timesAreReadAsTheyAreWritten(String text, long nanos) {
        assertThat(Times.parse(text)).isEqualTo(nanos);
    }

    /** Any question of any engine that takes a table, with tables of odd columns and values: an answer, or one sentence. */
    @Test
    void whateverIsBroughtIsAnsweredOrRefusedInWords() {
        var random = new Random(7);
        String[] columns = {"time", "date", "value", "a", "b", "name", "mean", "open", "high", "low", "close", "volume", "vwap", "price", "size", "side", "symbol", "var", "market"};
        String[] odd = {"", "NaN", "Infinity", "-1", "0", "1e300", "1e-320", "-0.0", "x", "99999999999999999999", "2020-01-01", "buy", "a", "0.5", "100", "1.5"};
        for (EngineDefinition engine : Catalogue.STANDARD.built()) {
            for (QuestionKind kind : engine.questions()) {
                if (kind.input().isEmpty() || kind.parameters().stream().anyMatch(s -> s.usual() == null)) continue;
                for (int i = 0; i < 60; i++) {
                    Table table = odd(random, columns, odd);
                    try {
                        assertThat(Asked.about(engine, kind.name(), table)).isNotNull();
                    } catch (IllegalArgumentException e) {
                        assertThat(e.getMessage()).as("%s %s %s", engine.id(), kind.name(), table).isNotBlank().doesNotContain("\n").doesNotContain("Exception").hasSizeLessThan(400);
                    }
                }
            }
        }
    }

    private static Table odd(Random random, String[] columns, String[] odd) {
        var names = random.ints(1 + random.nextInt(7), 0, columns.length).distinct().mapToObj(i -> columns[i]).toList();
        boolean timed = random.nextInt(4) > 0;
        var all = new ArrayList<String>(timed ? List.of("time") : List.of());
        names.stream().filter(n -> !all.contains(n)).forEach(all::add);
        int rows = 1 + random.nextInt(120);
        boolean mostlySound = random.nextBoolean();
        return new Table(all, IntStream.range(0, rows).mapToObj(r -> all.stream().map(c -> c.equals("time") && timed ? Integer.toString(1_000 + r)
                : mostlySound && random.nextInt(200) > 0 ? Double.toString(1 + random.nextDouble()) : odd[random.nextInt(odd.length)]).toList()).toList());
    }
}

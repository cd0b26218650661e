package fathom.engine.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.PerformanceStatistics;
import fathom.engine.PublishedAnswers;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The cases of empyrical-reloaded (Apache-2.0), all that concern a statistic which we compute. */
class PublishedPerformanceTest {
    private static final String FOLDER = "01-analytics-empyrical";

    /** Not ours: grouping by calendar, returns from prices, tails by extreme value theory, fragility of beta, batting average. */
    private static final Set<String> NOT_OURS = Set.of("test_aggregate_returns", "test_simple_returns", "test_gpd_risk_estimates",
            "est_beta_fragility_heuristic", "test_batting_average");
    /** The publisher's series of 100,000 random numbers is not in the data. */
    private static final String WITHOUT_INPUT = "random_100k";

    /** Decimal places to which the publisher printed or compares; 8 where nothing is said. */
    private static final Map<String, Integer> DECIMALS = Map.of("test_cum_returns", 4, "test_cum_returns_final", 4, "test_cum_returns_df", 4,
            "test_cum_returns_final_df", 4, "test_roll_max_drawdown", 4, "test_tail_ratio", 1);

    private static final Map<String, Integer> PER_YEAR = Map.of("daily", 252, "weekly", 52, "monthly", 12, "yearly", 1);

    @TestFactory
    Stream<DynamicTest> empyrical() {
        JsonNode inputs = PublishedAnswers.json(FOLDER, "inputs.json");
        JsonNode named = PublishedAnswers.json(FOLDER, "expected_named_arrays.json");
        return PublishedAnswers.json(FOLDER, "cases.json").valueStream().filter(PublishedPerformanceTest::isOurs)
                .map(node -> DynamicTest.dynamicTest(title(node), () -> check(new Case(node, inputs), named)));
    }

    @Test
    void nothingIsLeftOutButWhatIsNamed() {
        JsonNode cases = PublishedAnswers.json(FOLDER, "cases.json");
        assertThat(cases.size()).isEqualTo(192);
        assertThat(cases.valueStream().filter(PublishedPerformanceTest::isOurs)).hasSize(163);
    }

    private static boolean isOurs(JsonNode node) {
        return !NOT_OURS.contains(name(node)) && !node.path("returns").asString().equals(WITHOUT_INPUT);
    }

    private static String title(JsonNode node) {
        String text = node.toString();
        return text.substring(0, Math.min(160, text.length()));
    }

    private static String name(JsonNode node) {
        return node.get("test").asString().replaceFirst(".*\\.", "");
    }

    private static void check(Case c, JsonNode named) {
        JsonNode expected = c.node.get("expected");
        if (expected.isString() && named.has(expected.asString())) expected = named.get(expected.asString());
        double[] wanted = name(c.node).equals("test_cum_returns_final_df") ? lastOfEach(expected) : flat(expected).toArray();
        double[] computed = c.compute().toArray();
        int decimals = c.node.has("decimal_places") ? c.node.get("decimal_places").asInt() : DECIMALS.getOrDefault(name(c.node), 8);
        if (name(c.node).startsWith("test_roll") && wanted.length == 1) wanted = fill(wanted[0], computed.length);
        assertThat(computed).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.length; i++) {
            if (Double.isFinite(wanted[i])) assertThat(computed[i]).isCloseTo(wanted[i], within(1.5 * Math.pow(10, -decimals)));
            else assertThat((Double) computed[i]).isEqualTo((Double) wanted[i]);
        }
    }

    private static double[] fill(double value, int length) {
        var result = new double[length];
        Arrays.fill(result, value);
        return result;
    }

    /** Numbers, lists, lists of lists, and series in the order in which they stand. */
    private static DoubleStream flat(JsonNode node) {
        if (node.isArray()) return node.valueStream().flatMapToDouble(PublishedPerformanceTest::flat);
        if (node.has("values")) return flat(node.get("values"));
        if (node.isObject()) return node.valueStream().flatMapToDouble(PublishedPerformanceTest::flat);
        if (node.isNull()) return DoubleStream.of(Double.NaN);
        return DoubleStream.of(node.isString() ? Double.parseDouble(node.asString()) : node.asDouble());
    }

    private static double[] lastOfEach(JsonNode frame) {
        return frame.valueStream().mapToDouble(series -> flat(series).reduce((a, b) -> b).orElseThrow()).toArray();
    }

    /** @param start days after the first day of the data */
    private record Series(int start, double[] values) {
        Series map(ToDoubleFunction<Double> f) {
            return new Series(start, Arrays.stream(values).map(f::applyAsDouble).toArray());
        }

        double on(int day) {
            return day < start || day >= start + values.length ? Double.NaN : values[day - start];
        }
    }

    private record Case(JsonNode node, JsonNode inputs) {
        DoubleStream compute() {
            return switch (name(node)) {
                case "test_annual_ret", "test_cagr" -> each(r -> statistics(r).annualGrowth());
                case "test_annual_volatility" -> each(r -> statistics(r).volatility());
                case "test_calmar" -> each(r -> statistics(r).calmar());
                case "test_cum_returns_final", "test_cum_returns_final_df" -> each(r -> value(statistics(r)));
                case "test_cum_returns", "test_cum_returns_df" -> columns().flatMap(r -> IntStream.rangeClosed(1, r.length)
                        .mapToObj(n -> Arrays.copyOf(r, n))).mapToDouble(r -> value(statistics(r)));
                case "test_max_drawdown" -> each(r -> statistics(r).maxDrawdown());
                case "test_stability_of_timeseries" -> each(r -> statistics(r).stability());
                case "test_tail_ratio" -> each(r -> PerformanceStatistics.tailRatio(Arrays.stream(r).filter(x -> !Double.isNaN(x)).toArray()));
                case "test_sharpe_ratio" -> less("risk_free", s -> s.sharpe());
                case "test_excess_sharpe" -> less("factor_returns", s -> s.periodSharpe());
                case "test_sortino" -> less("required_return", s -> s.sortino());
                case "test_downside_risk" -> less("required_return", s -> s.downsideRisk());
                case "test_omega" -> omega();
                case "test_beta" -> DoubleStream.of(against().beta());
                case "test_alpha" -> DoubleStream.of(against().alpha());
                case "test_alpha_beta" -> alphaBeta(against());
                case "test_up_alpha_beta" -> alphaBeta(against().during(b -> b > 0));
                case "test_down_alpha_beta" -> alphaBeta(against().during(b -> b < 0));
                case "test_capture_ratio" -> DoubleStream.of(against().capture());
                case "test_up_capture" -> DoubleStream.of(against().upCapture());
                case "test_down_capture" -> DoubleStream.of(against().downCapture());
                case "test_up_down_capture" -> DoubleStream.of(against().upCapture() / against().downCapture());
                case "test_roll_alpha_beta" -> rollAgainst().flatMapToDouble(Case::alphaBeta);
                case "test_roll_up_capture" -> rollAgainst().mapToDouble(BenchmarkStatistics::upCapture);
                case "test_roll_down_capture" -> rollAgainst().mapToDouble(BenchmarkStatistics::downCapture);
                case "test_roll_up_down_capture" -> rollAgainst().mapToDouble(b -> b.upCapture() / b.downCapture());
                case "test_roll_max_drawdown" -> roll().mapToDouble(r -> statistics(r).maxDrawdown());
                case "test_roll_sharpe_ratio" -> roll().mapToDouble(r -> statistics(r).sharpe());
                default -> throw new AssertionError("no statistic for " + name(node));
            };
        }

        private PerformanceStatistics statistics(double[] returns) {
            return PerformanceStatistics.of(PER_YEAR.get(node.path("period").asString("daily")), returns);
        }

        private double value(PerformanceStatistics s) {
            int start = node.get("starting_value").asInt();
            return start == 0 ? s.total() : start * (1 + s.total());
        }

        private DoubleStream each(ToDoubleFunction<double[]> f) {
            return columns().mapToDouble(f);
        }

        /** The statistic of the returns less a constant or another series. */
        private DoubleStream less(String field, ToDoubleFunction<PerformanceStatistics> f) {
            return each(r -> f.applyAsDouble(statistics(less(r, field))));
        }

        private double[] less(double[] r, String field) {
            String text = node.get(field).asString();
            if (!inputs.has(text)) return Arrays.stream(r).map(x -> x - Double.parseDouble(text)).toArray();
            Series other = series(text);
            return IntStream.range(0, r.length).mapToDouble(i -> r[i] - other.values[i]).toArray();
        }

        private DoubleStream omega() {
            double threshold = Math.pow(1 + node.get("required_return").asDouble(), 1.0 / 252) - 1;
            return each(r -> PerformanceStatistics.of(252, Arrays.stream(less(r, "risk_free")).map(x -> x - threshold).toArray()).omega());
        }

        private static DoubleStream alphaBeta(BenchmarkStatistics b) {
            return DoubleStream.of(b.alpha(), b.beta());
        }

        /** Joined by day; a day that one of them lacks is NaN there. */
        private BenchmarkStatistics against() {
            Series a = series(node.get("returns").asString());
            Series b = series(node.get(node.has("benchmark") ? "benchmark" : "factor_returns").asString());
            int end = Math.max(a.start + a.values.length, b.start + b.values.length);
            int start = a.values.length == 0 ? b.start : b.values.length == 0 ? a.start : Math.min(a.start, b.start);
            int[] days = IntStream.range(start, end).toArray();
            return new BenchmarkStatistics(Arrays.stream(days).mapToDouble(a::on).toArray(), Arrays.stream(days).mapToDouble(b::on).toArray(), 252);
        }

        private Stream<BenchmarkStatistics> rollAgainst() {
            BenchmarkStatistics all = against();
            return windows(all.returns().length, w -> new BenchmarkStatistics(Arrays.copyOfRange(all.returns(), w, w + window()),
                    Arrays.copyOfRange(all.benchmark(), w, w + window()), 252));
        }

        private Stream<double[]> roll() {
            double[] all = series(node.get("returns").asString()).values;
            return windows(all.length, w -> Arrays.copyOfRange(all, w, w + window()));
        }

        private int window() {
            return node.get("window").asInt();
        }

        private <T> Stream<T> windows(int length, Function<Integer, T> f) {
            return IntStream.rangeClosed(0, length - window()).boxed().map(f);
        }

        /** The returns, column by column. */
        private Stream<double[]> columns() {
            JsonNode frame = inputs.path(node.get("returns").asString());
            boolean isFrame = !frame.isMissingNode() && !frame.has("values");
            return isFrame ? frame.valueStream().map(column -> flat(column).toArray()) : Stream.of(series(node.get("returns").asString()).values);
        }

        /** {@code name}, {@code -name}, {@code 2 * name} or {@code name[1:]}. */
        private Series series(String text) {
            if (text.startsWith("-")) return series(text.substring(1)).map(x -> -x);
            if (text.startsWith("2 * ")) return series(text.substring(4)).map(x -> 2 * x);
            if (text.endsWith("[1:]")) {
                double[] all = series(text.substring(0, text.length() - 4)).values;
                return new Series(1, Arrays.copyOfRange(all, 1, all.length));
            }
            JsonNode input = inputs.get(text);
            return new Series(0, flat(input).toArray());
        }
    }
}

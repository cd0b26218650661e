package fathom.engine;

import fathom.setting.Setting;
import fathom.setting.Settings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Returns that whoever asks brings along, as they are or as prices: {@code time,value} or {@code time,NAME,NAME…}.
 *
 * @param times      of the returns, epoch nanoseconds, rising; @param names of the series
 * @param returns    simple ones, {@code [series][period]}
 * @param fromPrices whether prices were brought, which are one more than returns
 */
public record BroughtSeries(long[] times, List<String> names, double[][] returns, boolean fromPrices, Computed.Inputs inputs) {
    /** What a question says of its input. */
    public static final String COLUMNS = "time,value or time,NAME,NAME…";

    public static final Setting VALUES = new Setting.Text("values", List.of("auto", "prices", "returns"), "auto",
            "what the columns hold; auto takes them for returns where any is 0 or below, for prices where any is 1 or above, and asks otherwise");

    public static final Setting PERIODS = new Setting.Numeric("periods-per-year", "", 1e-3, 1e9, 252.0, "returns in a year, e.g. 252 of trading days");

    /** @param fewest returns needed; @throws IllegalArgumentException one sentence when there are fewer, or what is brought is no such series */
    public static BroughtSeries of(Table table, Settings settings, int fewest) {
        return of(table, table.columnsBesides("time", "date"), settings, fewest);
    }

    /** Of these columns alone. */
    public static BroughtSeries of(Table table, List<String> names, Settings settings, int fewest) {
        long[] times = table.risingTimes();
        if (names.isEmpty()) throw new IllegalArgumentException("the input has no column besides the time");
        double[][] values = names.stream().map(table::numbers).toArray(double[][]::new);
        boolean prices = switch (settings.text("values")) {
            case "prices" -> true;
            case "returns" -> false;
            default -> arePrices(values);
        };
        if (prices) for (int i = 0; i < values.length; i++) values[i] = returns(names.get(i), values[i]);
        int n = values[0].length;
        if (n < fewest) throw new IllegalArgumentException("needs at least " + fewest + " returns, has " + n);
        for (int i = 0; i < values.length; i++) Require.numbers("return", values[i], fewest);
        return new BroughtSeries(prices ? Arrays.copyOfRange(times, 1, times.length) : times, List.copyOf(names), values, prices, Computed.Inputs.of(table, times));
    }

    private static boolean arePrices(double[][] values) {
        if (Arrays.stream(values).flatMapToDouble(Arrays::stream).anyMatch(v -> v <= 0)) return false;
        if (Arrays.stream(values).flatMapToDouble(Arrays::stream).anyMatch(v -> v >= 1)) return true;
        throw new IllegalArgumentException("all values lie between 0 and 1, which prices and returns can do: set values to prices or to returns");
    }

    private static double[] returns(String name, double[] prices) {
        Require.positive("price of " + name, prices, 2);
        var returns = new double[prices.length - 1];
        Arrays.setAll(returns, t -> prices[t + 1] / prices[t] - 1);
        return returns;
    }

    /** @throws IllegalArgumentException when a series does not vary at all */
    public BroughtSeries varying() {
        for (int i = 0; i < returns.length; i++) {
            var moments = Moments.of(returns[i]);
            if (!(moments.deviation() > 1e-12 * Math.abs(moments.mean()))) throw new IllegalArgumentException("the returns of '" + names.get(i) + "' do not vary");
        }
        return this;
    }

    /** Of a portfolio that is brought back to these weights each period. */
    public double[] weighted(double[] weights) {
        var series = new double[times.length];
        for (int i = 0; i < weights.length; i++) for (int t = 0; t < series.length; t++) series[t] += weights[i] * returns[i][t];
        return series;
    }

    /** For an answer, to be added to. */
    public Map<String, String> conventions() {
        var said = new LinkedHashMap<String, String>();
        said.put("values", fromPrices ? "prices; returns are simple ones from each price to the next" : "simple returns, in parts of 1");
        said.put("time", Times.CONVENTION);
        return said;
    }
}

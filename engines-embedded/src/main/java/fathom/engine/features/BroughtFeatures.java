package fathom.engine.features;

import fathom.engine.BroughtBars;
import fathom.engine.BroughtSeries;
import fathom.engine.BroughtTrades;
import fathom.engine.Computed;
import fathom.engine.Question;
import fathom.engine.Require;
import fathom.engine.Table;
import fathom.model.Trade;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bars from trades, volatility from bars, and fractional differences of a series, of what whoever asks brings along. */
final class BroughtFeatures {
    private static final String TIME = "time";
    private static final double NANOS = 1e9;

    static final Setting[] BARS = {
        new Setting.Text("sampling", samplings(), TIME, "what ends a bar: time, or so many trades, so much volume or money, or an imbalance of one of them"),
        new Setting.Numeric("threshold", "", 1e-9, 1e18, 60.0, "seconds, trades, base or quote currency of a bar; of an imbalance the trades expected in the first bar")};

    static final Setting[] VOLATILITY = {new Setting.Numeric("window", "", 0, 1e6, 0.0, "the latest bars that are used; 0 for all"), BroughtSeries.PERIODS};

    static final Setting[] FRACTIONAL = {new Setting.Numeric("d", "", 0, 2, 0.4, "order of differencing"),
        new Setting.Numeric("threshold", "", 1e-9, 1, 1e-3, "weights below it are left out"),
        new Setting.Text("of", List.of("logarithm", "values"), "logarithm", "what is differenced")};

    private BroughtFeatures() {}

    private static List<String> samplings() {
        var names = new ArrayList<>(List.of(TIME));
        for (BarSampling sampling : BarSampling.values()) names.add(sampling.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return List.copyOf(names);
    }

    static Computed answer(Question question, Settings settings) {
        return switch (question.kind()) {
            case "bars" -> bars(BroughtTrades.of(question.input()), settings.text("sampling"), settings.number("threshold"));
            case "volatility" -> volatility(question.input(), settings);
            case "fractional" -> fractional(question.input(), settings);
            default -> throw question.unknown();
        };
    }

    private static Computed bars(BroughtTrades brought, String sampling, double threshold) {
        var said = new LinkedHashMap<String, String>();
        if (sampling.equals(TIME)) {
            said.put("bar start", "multiples of " + threshold + " s since the epoch, UTC, the start belonging to the bar; without a trade there is no bar");
            return new Computed(timed(brought.trades(), Math.round(threshold * NANOS)), said, brought.inputs());
        }
        var by = BarSampling.valueOf(sampling.toUpperCase(Locale.ROOT).replace('-', '_'));
        if (by.isImbalance() && !brought.hasSides()) throw new IllegalArgumentException("imbalance bars need a column 'side'");
        said.put("method", "López de Prado 2018, chapter 2: the trade that reaches the threshold is the last of its bar, none is split");
        said.put("bar start", "time of its first trade");
        if (!brought.hasSides()) said.put("imbalance", "none: no sides were brought");
        var sampler = new BarSampler(by, threshold);
        var bars = new ArrayList<SampledBar>();
        long left = 0;
        double leftVolume = 0;
        for (Trade trade : brought.trades()) {
            SampledBar bar = sampler.add(trade);
            left = bar == null ? left + 1 : 0;
            leftVolume = bar == null ? leftVolume + trade.size() : 0;
            if (bar != null) bars.add(brought.hasSides() ? bar : bar.withoutImbalance());
        }
        return new Computed(new BarsReport(List.copyOf(bars), left, leftVolume), said, brought.inputs());
    }

    /** Each by itself, a bar ends with the first trade of another interval. */
    private static BarsReport timed(List<Trade> trades, long interval) {
        Require.above("the threshold in nanoseconds", interval, 0);
        var bars = new ArrayList<SampledBar>();
        for (int from = 0; from < trades.size(); ) {
            long start = Math.floorDiv(trades.get(from).receivedAt(), interval) * interval;
            int to = from + 1;
            while (to < trades.size() && trades.get(to).receivedAt() - start < interval) to++;
            bars.add(bar(start, start + interval, trades.subList(from, to)));
            from = to;
        }
        return new BarsReport(List.copyOf(bars), 0, 0);
    }

    private static SampledBar bar(long start, long end, List<Trade> trades) {
        double high = trades.stream().mapToDouble(Trade::price).max().orElseThrow(), low = trades.stream().mapToDouble(Trade::price).min().orElseThrow();
        double volume = 0, notional = 0;
        for (Trade t : trades) {
            volume += t.size();
            notional += t.price() * t.size();
        }
        return new SampledBar(start, end, trades.getFirst().price(), high, low, trades.getLast().price(), volume, notional, trades.size(), Double.NaN);
    }

    private static Computed volatility(Table table, Settings settings) {
        double perYear = settings.number("periods-per-year");
        var said = new LinkedHashMap<String, String>();
        said.put("annualised", "by the square root of " + perYear + " bars a year");
        said.put("close to close", "standard deviation, n − 1, of logarithmic returns");
        if (!table.has("open")) {
            List<String> columns = table.columnsBesides("time", "date");
            if (columns.size() != 1) throw new IllegalArgumentException("volatility takes time,open,high,low,close or one column of prices");
            double[] closes = Require.positive("price", table.numbers(columns.getFirst()), 3);
            double[] used = latest(closes, settings.whole("window") == 0 ? closes.length : settings.whole("window") + 1);
            return new Computed(VolatilityEstimates.of(columns.getFirst(), used, perYear), said, Computed.Inputs.of(table, table.risingTimes()));
        }
        var bars = BroughtBars.of(table);
        int window = settings.whole("window") == 0 ? bars.count() - 1 : settings.whole("window");
        if (window < 2 || window >= bars.count()) throw new IllegalArgumentException("needs at least " + (Math.max(2, window) + 1) + " bars, one of them before the window, has " + bars.count());
        said.putAll(ranges());
        return new Computed(VolatilityEstimates.of("bars", bars.close()[bars.count() - window - 1], latest(bars.open(), window), latest(bars.high(), window), latest(bars.low(), window),
                latest(bars.close(), window), perYear), said, Computed.Inputs.of(table, bars.times()));
    }

    static Map<String, String> ranges() {
        var said = new LinkedHashMap<String, String>();
        said.put("ranges", "Parkinson 1980, Garman-Klass 1980, Rogers-Satchell 1991, Yang-Zhang 2000 with the close before the first bar");
        return said;
    }

    private static double[] latest(double[] values, int n) {
        if (values.length < n) throw new IllegalArgumentException("needs at least " + n + " prices, has " + values.length);
        return Arrays.copyOfRange(values, values.length - n, values.length);
    }

    private static Computed fractional(Table table, Settings settings) {
        List<String> columns = table.columnsBesides("time", "date");
        if (columns.size() != 1) throw new IllegalArgumentException("one column is differenced, not " + columns.size());
        boolean logarithm = settings.text("of").equals("logarithm");
        double[] values = table.numbers(columns.getFirst());
        if (logarithm) values = Arrays.stream(Require.positive("value", values, 1)).map(Math::log).toArray();
        double[] weights = FractionalDifference.weights(settings.number("d"), settings.number("threshold"));
        if (values.length < weights.length) throw new IllegalArgumentException("needs the " + weights.length + " values of a window, has " + values.length);
        if ((long) values.length * weights.length > 200_000_000L) throw new IllegalArgumentException("so many values with a window of " + weights.length + " are too many at once");
        var said = new LinkedHashMap<String, String>();
        said.put("method", "fractional differencing with a window of fixed width (López de Prado 2018, chapter 5)");
        return new Computed(new FractionalReport(weights, FractionalDifference.of(weights, values)), said, Computed.Inputs.of(table, table.risingTimes()));
    }
}

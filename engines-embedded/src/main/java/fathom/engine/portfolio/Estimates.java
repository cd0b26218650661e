package fathom.engine.portfolio;

import fathom.engine.BroughtSeries;
import fathom.engine.Computed;
import fathom.engine.Covariances;
import fathom.engine.Require;
import fathom.engine.ReturnMatrix;
import fathom.engine.Shrinkage;
import fathom.engine.Table;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What optimisers go by: expected returns and their covariance, a year; brought as they are, or estimated from returns.
 *
 * @param returns {@code [asset][period]}; null where mean and covariance were brought; @param market weights that were brought with them, or null
 */
record Estimates(List<String> assets, double[] mean, double[][] covariance, double @Nullable [][] returns, double @Nullable [] market, Map<String, String> conventions, Computed.Inputs inputs) {
    static final Setting ESTIMATOR = new Setting.Text("covariance", List.of("sample", "ledoit-wolf", "constant-correlation", "single-factor", "oas", "exponential"), "sample",
            "how the covariance is estimated from returns");

    private static final double DECAY = 0.94;
    private static final int FEWEST = 2;

    /** @throws IllegalArgumentException one sentence when the table is neither of what is taken */
    static Estimates of(Table table, Settings settings) {
        if (table.has("name")) return brought(table);
        var series = BroughtSeries.of(table, settings, FEWEST).varying();
        return estimated(series.names(), series.returns(), settings.number("periods-per-year"), settings.text("covariance"), series.conventions(), series.inputs());
    }

    /** From one-second returns of the desk's assets. */
    static Estimates ofSeconds(List<String> assets, double[][] returns, long at, Settings settings) {
        int n = returns[0].length;
        return estimated(assets, returns, Duration.ofDays(365).toSeconds(), settings.text("covariance"), new LinkedHashMap<>(Map.of("values", "simple returns of one second")),
                new Computed.Inputs(n, at - (n - 1) * ReturnMatrix.INTERVAL, at, ""));
    }

    private static Estimates estimated(List<String> assets, double[][] returns, double periods, String estimator, Map<String, String> said, Computed.Inputs inputs) {
        double[][] covariance = switch (estimator) {
            case "ledoit-wolf" -> Shrinkage.constantVariance(returns).covariance();
            case "constant-correlation" -> Shrinkage.constantCorrelation(returns).covariance();
            case "single-factor" -> Shrinkage.singleFactor(returns).covariance();
            case "oas" -> Shrinkage.oracleApproximating(returns).covariance();
            case "exponential" -> Covariances.exponential(returns, DECAY);
            default -> Covariances.sample(returns);
        };
        said.put("mean", "arithmetic, times the periods of a year, " + periods);
        said.put("covariance", estimator.equals("sample") ? "n − 1, times the periods of a year" : estimator + ", times the periods of a year");
        return new Estimates(assets, scaled(Covariances.means(returns), periods), Arrays.stream(covariance).map(row -> scaled(row, periods)).toArray(double[][]::new), returns, null, said, inputs);
    }

    private static Estimates brought(Table table) {
        List<String> assets = table.texts("name");
        double[][] covariance = new double[assets.size()][assets.size()];
        for (int j = 0; j < covariance.length; j++) {
            double[] column = table.numbers(assets.get(j));
            for (int i = 0; i < column.length; i++) covariance[i][j] = column[i];
        }
        List<String> others = table.columnsBesides("name", "mean", "market").stream().filter(c -> !assets.contains(c)).toList();
        if (!others.isEmpty()) throw new IllegalArgumentException("the input has a column '" + others.getFirst() + "' that is the name of no row");
        var said = new LinkedHashMap<String, String>();
        said.put("values", "mean and covariance as they were brought");
        return new Estimates(List.copyOf(assets), table.numbers("mean"), Require.covariance(covariance), null, table.has("market") ? table.numbers("market") : null, said, Computed.Inputs.of(table));
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(v -> v * factor).toArray();
    }
}

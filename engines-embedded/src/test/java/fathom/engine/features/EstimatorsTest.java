package fathom.engine.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.KnownAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EstimatorsTest {
    /** Open, high, low, close. */
    record Bars(double[] open, double[] high, double[] low, double[] close) {
        Bars last(int n) {
            return new Bars(tail(open, n), tail(high, n), tail(low, n), tail(close, n));
        }

        static double[] tail(double[] a, int n) {
            return Arrays.copyOfRange(a, a.length - n, a.length);
        }
    }

    @Test
    void reproducesTheFiveEstimatesOnDailyBars() throws IOException {
        var expected = JsonMapper.shared().readTree(KnownAnswers.folder("06-features").resolve("expected.json"))
                .get("volatility_estimators_last_20_bars_annualised_252");
        Bars all = daily();
        Bars b = all.last(20);
        double[] closes = Bars.tail(all.close, 21);
        check(Estimators.closeToClose(closes), expected.get("close_close").doubleValue());
        check(Estimators.parkinson(b.high, b.low), expected.get("parkinson_1980").doubleValue());
        check(Estimators.garmanKlass(b.open, b.high, b.low, b.close), expected.get("garman_klass_1980").doubleValue());
        check(Estimators.rogersSatchell(b.open, b.high, b.low, b.close), expected.get("rogers_satchell_1991").doubleValue());
        check(Estimators.yangZhang(closes[0], b.open, b.high, b.low, b.close), expected.get("yang_zhang_2000").doubleValue());
    }

    private static void check(double perBar, double annual) {
        assertThat(Estimators.annual(perBar, 252)).isCloseTo(annual, within(1e-12));
    }

    /** Columns date, open, high, low, close, volume. */
    static Bars daily() throws IOException {
        double[][] rows = Files.readAllLines(KnownAnswers.folder("04-factor-indicators-skender").resolve("quotes/default.csv")).stream().skip(1)
                .map(line -> Arrays.stream(line.split(",")).skip(1).mapToDouble(Double::parseDouble).toArray()).toArray(double[][]::new);
        return new Bars(column(rows, 0), column(rows, 1), column(rows, 2), column(rows, 3));
    }

    private static double[] column(double[][] rows, int c) {
        return Arrays.stream(rows).mapToDouble(r -> r[c]).toArray();
    }

    /** One bar whose high is e times its low, opening low and closing high: every logarithm is 0 or 1. */
    @Test
    void followsTheFormulasByHand() {
        double e = Math.E;
        double[] one = {1}, high = {e};
        assertThat(Estimators.parkinson(high, one)).isCloseTo(Math.sqrt(1 / (4 * Math.log(2))), within(1e-15));
        assertThat(Estimators.garmanKlass(one, high, one, high)).isCloseTo(Math.sqrt(0.5 - (2 * Math.log(2) - 1)), within(1e-15));
        assertThat(Estimators.rogersSatchell(one, high, one, high)).isZero();
        assertThat(Estimators.rogersSatchell(one, high, one, one)).isCloseTo(1, within(1e-15));
        assertThat(Estimators.closeToClose(new double[] {1, e, 1})).isCloseTo(Math.sqrt(2), within(1e-15));
        // two bars, jumps 1 and 0, moves within the bar 0: variance of the jumps is one half, the rest is nothing
        double[] after = {e, e};
        assertThat(Estimators.yangZhang(1, after, after, after, after)).isCloseTo(Math.sqrt(0.5), within(1e-15));
    }

    /** On a random walk without drift all five must find the volatility that made it. */
    @Test
    void findsTheVolatilityOfARandomWalk() {
        long seed = 7;
        int bars = 1_000, steps = 2_000;
        double perBar = 0.01;
        var random = new Random(seed);
        double[] open = new double[bars], high = new double[bars], low = new double[bars], close = new double[bars];
        double log = 0;
        for (int i = 0; i < bars; i++) {
            double top = log, bottom = log;
            open[i] = Math.exp(log);
            for (int s = 0; s < steps; s++) {
                log += random.nextGaussian() * perBar / Math.sqrt(steps);
                top = Math.max(top, log);
                bottom = Math.min(bottom, log);
            }
            high[i] = Math.exp(top);
            low[i] = Math.exp(bottom);
            close[i] = Math.exp(log);
        }
        var estimates = List.of(Estimators.closeToClose(close), Estimators.parkinson(high, low), Estimators.garmanKlass(open, high, low, close),
                Estimators.rogersSatchell(open, high, low, close), Estimators.yangZhang(open[0], open, high, low, close));
        assertThat(estimates).as("seed %d", seed).allSatisfy(v -> assertThat(v).isCloseTo(perBar, within(0.06 * perBar)));
    }

    @Test
    void flatBarsHaveNoVolatility() {
        double[] flat = {5, 5, 5};
        assertThat(new double[] {Estimators.closeToClose(flat), Estimators.parkinson(flat, flat), Estimators.garmanKlass(flat, flat, flat, flat),
                Estimators.rogersSatchell(flat, flat, flat, flat), Estimators.yangZhang(5, flat, flat, flat, flat)}).containsOnly(0);
    }
}

package fathom.engine.enhancedvpin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.PublishedAnswers;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadEstimatorTest {
    private static final double NAN = Double.NaN;

    @ParameterizedTest
    @CsvSource({"ohlc.csv, 0.0101849034905478", "ohlc-miss.csv, 0.01013284969780197"})
    void edgeAgreesWithItsAuthors(String file, double expected) throws IOException {
        assertThat(SpreadEstimator.EDGE.of(bars(file))).isCloseTo(expected, within(1e-12));
    }

    @Test
    void tenBarsGiveASquareBelowZero() throws IOException {
        assertThat(Edge.of(first(bars("ohlc.csv"), 10)).signed()).isCloseTo(-0.016889917516422, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"CORWIN_SCHULTZ, 0.003927103520585504", "ABDI_RANALDO, 0.007213334963528646", "ROLL, 0.009107493858303109"})
    void theOthersAgreeOnTheSameBars(SpreadEstimator estimator, double expected) throws IOException {
        assertThat(estimator.of(bars("ohlc.csv"))).isCloseTo(expected, Percentage.withPercentage(0.1));
    }

    @Test
    void barsInWhichNothingMovesCarryNoEstimate() {
        double[] flat = {5, 5, 5, 5};
        assertThat(SpreadEstimator.EDGE.of(new Ohlc(flat, flat, flat, flat))).isNaN();
        assertThat(SpreadEstimator.EDGE.of(new Ohlc(new double[] {18.21, 17.61, 17.61}, new double[] {18.21, 17.61, 17.61}, new double[] {17.61, 17.61, 17.61},
                new double[] {17.61, 17.61, 17.61}))).isNaN();
        assertThat(SpreadEstimator.ROLL.of(new Ohlc(flat, flat, flat, flat))).isNaN();
        for (SpreadEstimator e : SpreadEstimator.values()) assertThat(e.of(new Ohlc(new double[0], new double[0], new double[0], new double[0]))).as(e.name()).isNaN();
    }

    /** A spread is a share of the price: prices in other units have the same. */
    @Test
    void theUnitOfThePriceDoesNotMatter() {
        Ohlc bars = tape(17, 500, 0.01);
        Ohlc cents = new Ohlc(times(bars.open()), times(bars.high()), times(bars.low()), times(bars.close()));
        for (SpreadEstimator e : SpreadEstimator.values()) assertThat(e.of(cents)).as(e.name()).isCloseTo(e.of(bars), within(1e-9));
    }

    @Test
    void findsASpreadThatWasPlanted() {
        Ohlc bars = tape(3, 20_000, 0.01);
        assertThat(SpreadEstimator.EDGE.of(bars)).isCloseTo(0.01, within(0.001));
        assertThat(SpreadEstimator.ROLL.of(bars)).isCloseTo(0.01, within(0.003));
    }

    @Test
    void pricesThatAreNoneAreRefused() {
        double[] good = {1, 2};
        assertThatThrownBy(() -> new Ohlc(good, new double[] {2, 0}, good, good)).hasMessage("bar 2: a price is a number above 0, got 0.0");
        assertThatThrownBy(() -> new Ohlc(good, new double[] {1}, good, good)).hasMessage("columns of 2 and 1 bars");
        assertThatThrownBy(() -> new Ohlc(good, new double[] {1, 1}, good, good)).hasMessage("bar 2: high 1.0 lies below low 2.0");
        assertThat(new Ohlc(good, new double[] {NAN, 2}, good, good).bars()).isEqualTo(2);
    }

    private static double[] times(double[] prices) {
        return Arrays.stream(prices).map(p -> p * 100).toArray();
    }

    private static Ohlc first(Ohlc bars, int n) {
        return new Ohlc(Arrays.copyOf(bars.open(), n), Arrays.copyOf(bars.high(), n), Arrays.copyOf(bars.low(), n), Arrays.copyOf(bars.close(), n));
    }

    private static Ohlc bars(String file) throws IOException {
        var lines = PublishedAnswers.csv("14-enhanced-vpin-bidask-spread", file);
        double[][] columns = IntStream.range(0, 4).mapToObj(i -> lines.stream().skip(1).mapToDouble(l -> l[i].isBlank() ? NAN : Double.parseDouble(l[i])).toArray()).toArray(double[][]::new);
        return new Ohlc(columns[0], columns[1], columns[2], columns[3]);
    }

    /** A random walk of 390 steps a bar, of which each trades at the bid or the ask by chance. */
    private static Ohlc tape(long seed, int bars, double spread) {
        var random = new Random(seed);
        var columns = new double[4][bars];
        double price = 100;
        for (int i = 0; i < bars; i++) {
            double open = 0, high = 0, low = Double.MAX_VALUE, close = 0;
            for (int step = 0; step < 20; step++) {
                price *= Math.exp(0.005 * random.nextGaussian() / Math.sqrt(20));
                close = price * (1 + (random.nextBoolean() ? spread : -spread) / 2);
                if (step == 0) open = close;
                high = Math.max(high, close);
                low = Math.min(low, close);
            }
            columns[0][i] = open;
            columns[1][i] = high;
            columns[2][i] = low;
            columns[3][i] = close;
        }
        return new Ohlc(columns[0], columns[1], columns[2], columns[3]);
    }
}

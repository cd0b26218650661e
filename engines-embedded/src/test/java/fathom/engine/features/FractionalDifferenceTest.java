package fathom.engine.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.KnownAnswers;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FractionalDifferenceTest {
    private static final double[] SERIES = {1, 4, 9, 16, 25};

    @Test
    void weightsOfOneHalf() {
        assertThat(FractionalDifference.weights(0.5, 5)).containsExactly(1, -0.5, -0.125, -0.0625, -0.0390625);
    }

    @Test
    void orderOneIsTheDifferenceAndOrderZeroTheSeries() {
        assertThat(FractionalDifference.of(FractionalDifference.weights(1, 2), SERIES)).containsExactly(3, 5, 7, 9);
        assertThat(FractionalDifference.of(FractionalDifference.weights(0, 1e-9), SERIES)).containsExactly(SERIES);
    }

    @Test
    void twoHalfDifferencesMakeAWholeOne() {
        double[] half = FractionalDifference.weights(0.5, 5), padded = new double[9];
        System.arraycopy(SERIES, 0, padded, 4, 5);
        double[] once = FractionalDifference.of(half, padded), paddedAgain = new double[9];
        System.arraycopy(once, 0, paddedAgain, 4, 5);
        double[] twice = FractionalDifference.of(half, paddedAgain);
        double[] expected = {1, 3, 5, 7, 9};
        for (int i = 0; i < 5; i++) assertThat(twice[i]).isCloseTo(expected[i], within(1e-12));
    }

    @Test
    void aSeriesShorterThanTheWindowSaysNothing() {
        double[] w = FractionalDifference.weights(0.4, 1e-3);
        assertThat(w).hasSize(55);
        assertThat(FractionalDifference.of(w, SERIES)).isEmpty();
        assertThat(FractionalDifference.last(w, SERIES)).isNaN();
    }

    @Test
    void reproducesWeightsAndSeriesOfDailyCloses() throws IOException {
        JsonNode expected = JsonMapper.shared().readTree(KnownAnswers.folder("06-features").resolve("expected.json"));
        expected.get("fracdiff_weights (Lopez de Prado 2018 ch.5, w_k=-w_{k-1}(d-k+1)/k)").forEachEntry((d, w) ->
                assertClose(FractionalDifference.weights(Double.parseDouble(d), w.size()), doubles(w), 1e-16));
        JsonNode ffd = expected.get("ffd_log_close_spy");
        double[] weights = FractionalDifference.weights(ffd.get("d").doubleValue(), ffd.get("threshold").doubleValue());
        assertThat(weights).hasSize(ffd.get("window").intValue());
        double[] series = FractionalDifference.of(weights, Arrays.stream(EstimatorsTest.daily().close()).map(Math::log).toArray());
        assertClose(Arrays.copyOf(series, 5), doubles(ffd.get("first")), 1e-13);
        assertClose(Arrays.copyOfRange(series, series.length - 5, series.length), doubles(ffd.get("last")), 1e-13);
    }

    private static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        Arrays.setAll(values, i -> array.get(i).doubleValue());
        return values;
    }

    private static void assertClose(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) assertThat(actual[i]).isCloseTo(expected[i], within(tolerance));
    }
}

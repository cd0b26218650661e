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

class PinTest {
    /** Sixty days whose estimate was published with the package that made them. */
    @Test
    void agreesWithThePublishedEstimate() throws IOException {
        var days = PublishedAnswers.csv("13-vpin-pinstimation", "dailytrades.csv");
        var expected = PublishedAnswers.json("13-vpin-pinstimation", "pin_mle.json");
        Pin pin = Pin.estimate(column(days, 0), column(days, 1));
        assertThat(pin.logLikelihood()).isCloseTo(expected.get("loglik_incl_factorials").asDouble(), within(1e-5));
        assertThat(pin.pin()).isCloseTo(expected.get("PIN").asDouble(), within(1e-4));
        assertThat(pin.alpha()).isCloseTo(expected.get("alpha").asDouble(), within(1e-3));
        assertThat(pin.delta()).isCloseTo(expected.get("delta").asDouble(), within(1e-3));
        assertThat(pin.mu()).isCloseTo(expected.get("mu").asDouble(), Percentage.withPercentage(0.01));
        assertThat(pin.buys()).isCloseTo(expected.get("eps_b").asDouble(), Percentage.withPercentage(0.01));
        assertThat(pin.sells()).isCloseTo(expected.get("eps_s").asDouble(), Percentage.withPercentage(0.01));
    }

    private static double[] column(java.util.List<String[]> csv, int i) {
        return csv.stream().skip(1).mapToDouble(line -> Double.parseDouble(line[i])).toArray();
    }

    @Test
    void findsWhatWasPlanted() {
        for (long seed = 1; seed <= 3; seed++) {
            double[][] days = days(new Random(seed), 300, 0.4, 0.3, 200, 150, 170);
            Pin pin = Pin.estimate(days[0], days[1]);
            assertThat(pin.alpha()).as("alpha, seed " + seed).isCloseTo(0.4, within(0.1));
            assertThat(pin.mu()).as("mu, seed " + seed).isCloseTo(200, Percentage.withPercentage(5));
            assertThat(pin.pin()).as("pin, seed " + seed).isCloseTo(0.4 * 200 / (0.4 * 200 + 320), within(0.05));
        }
    }

    /** Buys and sells exchanged is good and bad news exchanged. */
    @Test
    void theTwoSidesAreAlike() {
        double[][] days = days(new Random(5), 120, 0.5, 0.2, 120, 90, 100);
        Pin one = Pin.estimate(days[0], days[1]), other = Pin.estimate(days[1], days[0]);
        assertThat(other.logLikelihood()).isCloseTo(one.logLikelihood(), within(1e-5));
        assertThat(other.delta()).isCloseTo(1 - one.delta(), within(1e-3));
        assertThat(other.pin()).isCloseTo(one.pin(), within(1e-4));
    }

    @Test
    void whatIsNoCountIsRefused() {
        double[] good = IntStream.range(0, 30).mapToDouble(i -> 10 + i).toArray();
        double[] half = good.clone(), negative = good.clone(), missing = good.clone();
        half[3] = 1.5;
        negative[3] = -1;
        missing[3] = Double.NaN;
        for (double[] bad : new double[][] {half, negative, missing}) {
            assertThatThrownBy(() -> Pin.estimate(good, bad)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("a count of orders is whole and not negative");
        }
        assertThatThrownBy(() -> Pin.estimate(Arrays.copyOf(good, 5), Arrays.copyOf(good, 5))).hasMessage("needs 20 days, has 5");
        assertThatThrownBy(() -> Pin.estimate(good, new double[30])).hasMessage("one side never traded");
        assertThatThrownBy(() -> Pin.estimate(good, new double[3])).hasMessageContaining("30 days of buys and 3 of sells");
    }

    private static double[][] days(Random random, int count, double alpha, double delta, double mu, double buys, double sells) {
        var days = new double[2][count];
        for (int i = 0; i < count; i++) {
            boolean news = random.nextDouble() < alpha, bad = random.nextDouble() < delta;
            days[0][i] = poisson(random, buys + (news && !bad ? mu : 0));
            days[1][i] = poisson(random, sells + (news && bad ? mu : 0));
        }
        return days;
    }

    private static double poisson(Random random, double rate) {
        int count = 0;
        for (double left = rate; ; count++) {
            left += Math.log(1 - random.nextDouble());
            if (left < 0) return count;
        }
    }
}

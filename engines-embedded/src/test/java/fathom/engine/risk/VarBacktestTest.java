package fathom.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VarBacktestTest {
    @Test
    void countsWhatExceededItsForecast() {
        double[] returns = {-0.05, 0.01, -0.02, -0.03, 0.02};
        var method = VarBacktest.of("constant", new double[] {0.04, 0.04, Double.NaN, 0.01, 0.04}, returns, 0.95);
        assertThat(method.violations()).isEqualTo(new Violations(4, 2, 0, 1, 2, 0));
        assertThat(method.expected()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void theTrueVarPassesAndHalfOfItFails() {
        double[] returns = new Random(4).doubles(2_000).map(u -> u - 0.5).toArray(); // uniform: the 5 % quantile is −0.45
        var right = VarBacktest.of("right", fill(0.45), returns, 0.95);
        var wrong = VarBacktest.of("wrong", fill(0.225), returns, 0.95);
        assertThat(right.failuresP()).isGreaterThan(0.01);
        assertThat(right.independenceP()).isGreaterThan(0.01);
        assertThat(right.zone()).isEqualTo(Violations.Zone.GREEN);
        assertThat(wrong.failuresP()).isLessThan(1e-6);
        assertThat(wrong.zone()).isEqualTo(Violations.Zone.RED);
    }

    private static double[] fill(double var) {
        var forecasts = new double[2_000];
        Arrays.fill(forecasts, var);
        return forecasts;
    }

    @Test
    void refusesWhatHasNoForecast() {
        assertThatIllegalArgumentException().isThrownBy(() -> VarBacktest.of("x", new double[] {Double.NaN}, new double[] {1}, 0.95)).withMessage("no forecast to test");
        assertThatIllegalArgumentException().isThrownBy(() -> VarBacktest.of("x", new double[2], new double[] {1}, 0.95));
    }
}

package fathom.view.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundScaleTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "1.01, 2", "2, 2", "3.4, 5", "7, 10", "0.0031, 0.005", "0.01, 0.01", "640, 1000", "0.00011, 0.0002"})
    void isTheNextOfOneTwoFive(double wanted, double round) {
        assertThat(RoundScale.atLeast(wanted)).isEqualTo(round);
    }

    @Test
    void staysWhileItFits() {
        var scale = new RoundScale();
        assertThat(scale.follow(0.7)).isEqualTo(1);
        assertThat(scale.follow(0.4)).isEqualTo(1);
        assertThat(scale.follow(1)).isEqualTo(1);
    }

    @Test
    void movesWhenItNoLongerDoes() {
        var scale = new RoundScale();
        scale.follow(0.7);
        assertThat(scale.follow(1.2)).as("too small").isEqualTo(2);
        assertThat(scale.follow(0.15)).as("far too large").isEqualTo(0.2);
    }

    @Test
    void keepsTheLastOneWhenNothingIsWanted() {
        var scale = new RoundScale();
        assertThat(scale.follow(0)).isNaN();
        scale.follow(3);
        assertThat(scale.follow(Double.NaN)).isEqualTo(5);
        assertThat(scale.follow(0)).isEqualTo(5);
    }
}

package fathom.market.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @Test
    void agreesWithBigDecimal() {
        long seed = 20240808;
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            int places = random.nextInt(9);
            String text = BigDecimal.valueOf(random.nextLong(1L << random.nextInt(1, 56)), places).toPlainString();
            char[] padded = ("xx" + text + "yy").toCharArray();
            assertThat(Decimals.value(padded, 2, text.length())).as("seed %d, %s", seed, text).isEqualTo(Double.parseDouble(text));
            BigDecimal scaled = new BigDecimal(text).movePointRight(8);
            if (scaled.toBigInteger().bitLength() < 63) assertThat(Decimals.scaled(padded, 2, text.length())).as("seed %d, %s", seed, text).isEqualTo(scaled.longValueExact());
        }
    }

    @Test
    void zerosBehindTheEighthDecimalAreNoLoss() {
        assertThat(scaled("0.1234567800")).isEqualTo(12_345_678);
    }

    @Test
    void sizesMayBeHuge() {
        char[] text = "123456789012345678901.5".toCharArray();
        assertThat(Decimals.value(text, 0, text.length)).isEqualTo(123456789012345678901.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".5", "-1", "1e5", "1.2.3", "0.123456789", "12a", "99999999999999999999", "NaN", "1 "})
    void whatIsNoPriceIsRefused(String text) {
        assertThatThrownBy(() -> scaled(text)).isInstanceOfAny(MalformedFrameException.class, ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "-1", "1.2.3", "12a", "NaN", "Infinity", "--"})
    void whatIsNoSizeIsRefused(String text) {
        assertThatThrownBy(() -> Decimals.value(text.toCharArray(), 0, text.length())).isInstanceOf(MalformedFrameException.class);
    }

    private static long scaled(String text) {
        return Decimals.scaled(text.toCharArray(), 0, text.length());
    }
}
